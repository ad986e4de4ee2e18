import type { Context } from 'hono';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Forbidden, Invalid, NotFound, Unauthenticated } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { ARTICLE_ID } from '../contract/articles.ts';

/** What the API's routes stand on. */
export type ApiDeps = {
  ctx: Ctx;
  /** Who asks: by bearer token or by session; null for a stranger. */
  whoIs: (c: Context) => Promise<Actor | null>;
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

/** A list's cursor: what stood behind `next` before. @throws Invalid for one that was never given out */
export function cursorOf(c: Context): string[] | null {
  const given = c.req.query('cursor');
  if (!given) return null;
  const parts = Buffer.from(given, 'base64url').toString().split(' ');
  if (cursorFor(...parts) === given) return parts;
  const fault = { path: 'cursor', code: 'not-a-cursor', message: 'is not what "next" said' };
  throw new Invalid('invalid-input', 'The cursor is not one that a list gave.', [fault]);
}

export function cursorFor(...parts: readonly string[]): string {
  return Buffer.from(parts.join(' ')).toString('base64url');
}

/** A list's `limit`, 1 to 100. */
export function limitOf(c: Context, otherwise = 30): number {
  const given = Number(c.req.query('limit') ?? otherwise);
  return Number.isInteger(given) ? Math.min(100, Math.max(1, given)) : otherwise;
}
