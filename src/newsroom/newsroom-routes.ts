import { type Context, Hono } from 'hono';
import { escapeHtml } from '../document/render-html.ts';
import { publication } from '../features/publication/publication-queries.ts';
import type { AssetAddress } from '../http/assets.ts';
import { directionOfLanguage } from '../language/language.ts';
import type { Actor } from '../platform/actor.ts';
import type { Ctx } from '../platform/context.ts';
import { Forbidden } from '../platform/errors.ts';
import { paths } from '../urls.ts';

export type NewsroomDeps = { ctx: Ctx; asset: AssetAddress; whoIs: (c: Context) => Promise<Actor | null> };

/** The newsroom's one page; what is on it comes through the API. */
export function newsroomRoutes(deps: NewsroomDeps): Hono {
  const routes = new Hono();
  const shell = async (c: Context) => {
    const actor = await deps.whoIs(c);
    if (!actor) return c.redirect(paths.signIn(new URL(c.req.url).pathname), 303);
    if (actor.kind === 'person' && actor.role === 'reader') throw new Forbidden('not-staff', 'This is for the staff.');
    const about = await publication(deps.ctx.db);
    const role = actor.kind === 'system' ? 'admin' : actor.role;
    return c.html(
      `<!doctype html><html lang="${escapeHtml(about.language)}" dir="${directionOfLanguage(about.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(about.name)}</title><link rel="stylesheet" href="${deps.asset('newsroom.css')}"><script type="module" src="${deps.asset('newsroom.js')}"></script><meta name="robots" content="noindex"></head><body><div id="newsroom" data-publication="${escapeHtml(about.name)}" data-language="${escapeHtml(about.language)}" data-time-zone="${escapeHtml(about.timeZone)}" data-name="${escapeHtml(actor.name)}" data-role="${role}"></div></body></html>`,
      200,
      { 'cache-control': 'private, no-store' },
    );
  };
  routes.get('/newsroom', shell);
  routes.get('/newsroom/*', shell);
  return routes;
}
