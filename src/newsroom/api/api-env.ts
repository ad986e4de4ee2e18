import type { Context } from 'hono';
import type { SearchEngine } from '../../features/search/search-engine.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Forbidden, Invalid, NotFound, Unauthenticated } from '../../platform/errors.ts';
import { type ArticleId, isUuid } from '../../platform/ids.ts';
import { ARTICLE_ID } from '../contract/articles.ts';
import type { SystemView } from './health-report.ts';

/** What the API's routes stand on. */
export type ApiDeps = {
  ctx: Ctx;
  /** Who asks: by bearer token or by session; null for a stranger. */
  whoIs: (c: Context) => Promise<Actor | null>;
  /** The index; without it the plain query answers. */
  search?: SearchEngine;
  /** What this process knows of itself; without it nothing is said of its health. */
  system?: SystemView;
  /** What a reader gets at an address, without following it. */
  answerOf?: (path: string) => Promise<{ status: number; location: string | null }>;
};

/** @throws Unauthenticated for strangers, Forbidden for readers */
export async function staff(deps: ApiDeps, c: Context): Promise<Actor> {
  const actor = await deps.whoIs(c);
  if (!actor) throw new Unauthenticated('not-signed-in', 'Send a bearer token, or sign in.');
  if (actor.kind === 'person' && actor.role === 'reader') throw new Forbidden('not-staff', 'This is for the staff.');
  return actor;
}

/** @throws NotFound when the address holds no article id */
export function articleIdOf(c: Context): ArticleId {
  const id = c.req.param('id') ?? '';
  if (!ARTICLE_ID.test(id)) throw new NotFound('no-such-article', 'There is no such article.');
  return id as ArticleId;
}

/** @throws NotFound `code` when the address holds no id */
export function uuidOf(c: Context, code: string): string {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw new NotFound(code, 'There is nothing of that id.');
  return id;
}

/** A list's cursor: what stood behind `next` before. @throws Invalid for one that was never given out */
export function cursorOf(c: Context): string[] | null {
  const given = c.req.query('cursor');
  if (!given) return null;
  const parts = Buffer.from(given, 'base64url').toString().split(' ');
  if (cursorFor(...parts) === given) return parts;
  const fault = { path: 'cursor', code: 'not-a-cursor', message: 'is not what "next" said' };
  throw new Invalid('invalid-input', 'The cursor is not one that a list gave.', [fault]);
}

/** The cursor of a list that is ordered by a time: the last one seen. */
export function timeCursorOf(c: Context): { at: Date; id: string } | null {
  const [time = '', id = ''] = cursorOf(c) ?? [];
  const at = new Date(time);
  return id && !Number.isNaN(at.getTime()) ? { at, id } : null;
}

export function cursorFor(...parts: readonly string[]): string {
  return Buffer.from(parts.join(' ')).toString('base64url');
}

/** A revision's number; 0, which no revision has, for what is no number. */
export function revisionNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** `If-Match: "7"` (RFC 9110, 13.1.1): the version that was seen. Absent or `*`: over whatever is there. */
export function versionOf(c: Context): number | null {
  const ifMatch = c.req.header('if-match');
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const version = Number(/^\s*(?:W\/)?"?(\d+)"?\s*$/.exec(ifMatch)?.[1] ?? Number.NaN);
  if (Number.isNaN(version))
    throw new Invalid('malformed-header', 'If-Match must be the ETag that the article was given with.');
  return version;
}

/** A list's `limit`, 1 to 100. */
export function limitOf(c: Context, otherwise = 30): number {
  const given = Number(c.req.query('limit') ?? otherwise);
  return Number.isInteger(given) ? Math.min(100, Math.max(1, given)) : otherwise;
}
