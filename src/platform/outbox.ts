import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { OutboxItem, OutboxMessage } from './outbox-message.ts';

const FILE = /^[\w-]+\.eml$/;

/** Where messages go that no relay takes. */
export function outboxFolder(dataDir: string): string {
  return join(dataDir, 'outbox');
}

/** The messages in the outbox, newest first; after the one called `after`. */
export async function outboxItems(
  dataDir: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: OutboxItem[]; hasMore: boolean }> {
  const names = (await readdir(outboxFolder(dataDir)).catch(none)).filter((name) => FILE.test(name)).sort();
  const wanted = names.reverse().filter((name) => after === null || name < after);
  const items = await Promise.all(wanted.slice(0, limit).map(async (name) => itemOf(name, await parse(dataDir, name))));
  return { items, hasMore: wanted.length > limit };
}

/** A message as its reader gets it; null when there is none of that name. */
export async function outboxMessage(dataDir: string, id: string): Promise<OutboxMessage | null> {
  if (!FILE.test(id)) return null;
  const email = await parse(dataDir, id).catch(nothing);
  if (!email) return null;
  const html = email.html ?? null;
  const text = email.text ?? '';
  const inText = text.match(/https?:\/\/[^\s<>"']+/g) ?? [];
  const inHtml = [...(html ?? '').matchAll(/href="(https?:[^"]+)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  const headers = email.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value }));
  return { ...itemOf(id, email), headers, html, text, links: [...new Set([...inHtml, ...inText])] };
}

async function parse(dataDir: string, name: string): Promise<Email> {
  return PostalMime.parse(await readFile(join(outboxFolder(dataDir), name)));
}

function itemOf(id: string, email: Email): OutboxItem {
  const at = email.date && !Number.isNaN(Date.parse(email.date)) ? new Date(email.date).toISOString() : null;
  return { id, subject: email.subject ?? '', from: said(email.from), to: (email.to ?? []).map(said).join(', '), at };
}

function said(address: Address | undefined): string {
  if (!address) return '';
  const mail = 'address' in address ? (address.address ?? '') : '';
  return address.name ? `${address.name} <${mail}>` : mail;
}

function none(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function nothing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
