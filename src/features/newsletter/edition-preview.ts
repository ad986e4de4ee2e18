import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { slot } from '../../platform/message-template.ts';
import { editionSource } from './edition-mail.ts';
import { loadEdition } from './load-edition-queries.ts';

export type EditionPreview = {
  /** As the inbox shows it, the law's word included. */
  subject: string;
  html: string;
  text: string;
  /** Of the HTML: Gmail cuts a message at 102 KB. */
  htmlBytes: number;
};

/** The message itself, addressed to nobody. @throws NotFound */
export async function previewEdition(ctx: Pick<Ctx, 'db' | 'config' | 'now'>, id: EditionId): Promise<EditionPreview> {
  const content = await loadEdition(ctx, id);
  const source = editionSource(content);
  const html = shown(source.html);
  const text = shown(source.text);
  return { subject: source.subject, html, text, htmlBytes: Buffer.byteLength(html) };
}

/**
 * The same message for a frame: as it looks where the reader's own light is dark, or light, whatever this screen has (the
 * condition in its styles is answered beforehand), and with links that open beside the newsroom.
 */
export function framed(html: string, light: 'light' | 'dark'): string {
  const condition = /@media\s*\(\s*prefers-color-scheme:\s*dark\s*\)/g;
  return html
    .replace(condition, light === 'dark' ? '@media all' : '@media not all')
    .replace('<head>', '<head><base target="_blank">');
}

function shown(part: string): string {
  return part.replaceAll(slot('token'), 'preview').replaceAll(slot('reader'), 'preview');
}
