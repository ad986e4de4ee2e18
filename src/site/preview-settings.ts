import { z } from 'zod';
import { homeFront } from '../features/fronts/front-queries.ts';
import type { Publication } from '../features/publication/publication.ts';
import { parseSettings } from '../features/publication/settings.ts';
import { Invalid } from '../platform/errors.ts';
import { makeFrame } from './frame.ts';
import { homePage } from './home-page.tsx';
import { loadFrame, type Site } from './site.ts';
import { builtInPage, writtenPage } from './standing-page.tsx';

const Facts = z.object({
  name: z.string().max(1000),
  tagline: z.string().max(1000),
  language: z.string().max(35),
  timeZone: z.string().max(100),
  publisherName: z.string().max(1000),
  contactEmail: z.string().max(1000),
  contactAddress: z.string().max(10_000),
  about: z.string().max(100_000),
});
/** The settings as they stand in the form, and which page to show with them. */
const Draft = z.object({
  settings: z.looseObject({}),
  page: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('home') }),
      z.object({ kind: z.literal('accessibility') }),
      z.object({ kind: z.literal('written'), slug: z.string(), title: z.string(), body: z.string().max(200_000) }),
    ])
    .default({ kind: 'home' }),
  appearance: z.enum(['light', 'dark']).default('light'),
});

/**
 * A page of the site as it would be with settings that nobody has saved.
 *
 * @throws Invalid `malformed-json`
 */
export async function previewOfSettings(site: Site, json: unknown): Promise<string> {
  const draft = Draft.safeParse(json);
  if (!draft.success) throw new Invalid('malformed-json', 'What was sent cannot be shown.');
  const { settings, page, appearance } = draft.data;
  const frame = await loadFrame(site);
  const facts = Facts.safeParse({ ...frame.publication, ...settings });
  const publication: Publication = {
    ...frame.publication,
    ...(facts.success ? facts.data : {}),
    settings: parseSettings({ ...frame.publication.settings, ...settings }),
  };
  const zone = isTimeZone(publication.timeZone) ? publication.timeZone : frame.publication.timeZone;
  const next = makeFrame({ ...frame, publication: { ...publication, timeZone: zone } });
  const html =
    page.kind === 'written'
      ? writtenPage(next, page)
      : page.kind === 'accessibility'
        ? builtInPage(next, 'accessibility')
        : homePage(next, await homeFront(site.ctx.db, next.now, next.sections), null);
  // It is shown where no script may run.
  return html.replace('<html ', `<html data-theme="${appearance}" `).replace(/<script[^>]*><\/script>/g, '');
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
