import { type Context, Hono } from 'hono';
import { escapeHtml } from '../document/render-html.ts';
import { sections } from '../features/articles/article-queries.ts';
import { deskLanguage } from '../features/people/desk-language.ts';
import type { Publication } from '../features/publication/publication.ts';
import { isUnnamed, publication } from '../features/publication/publication-queries.ts';
import type { AssetAddress, ScriptParts } from '../http/assets.ts';
import { directionOfLanguage } from '../language/language.ts';
import type { Actor } from '../platform/actor.ts';
import type { Ctx } from '../platform/context.ts';
import { Forbidden } from '../platform/errors.ts';
import { paths } from '../urls.ts';

export type NewsroomDeps = {
  ctx: Ctx;
  asset: AssetAddress;
  scripts: ScriptParts;
  whoIs: (c: Context) => Promise<Actor | null>;
};

/** The newsroom's one page; what is on it comes through the API. */
export function newsroomRoutes(deps: NewsroomDeps): Hono {
  const routes = new Hono();
  const shell = async (c: Context) => {
    const actor = await deps.whoIs(c);
    if (!actor) return c.redirect(paths.signIn(new URL(c.req.url).pathname), 303);
    if (actor.kind === 'person' && actor.role === 'reader') throw new Forbidden('not-staff', 'This is for the staff.');
    const about = await publication(deps.ctx.db);
    return c.html(await page(deps, actor, about, new URL(c.req.url).pathname), 200, {
      'cache-control': 'private, no-store',
    });
  };
  routes.get('/newsroom', shell);
  routes.get('/newsroom/*', shell);
  return routes;
}

/** Nobody has named it or begun to fill it: whoever comes is asked to. */
async function isEmpty({ ctx }: NewsroomDeps): Promise<boolean> {
  return (await isUnnamed(ctx.db)) && (await sections(ctx.db)).length === 0;
}

/** In the language that this member of the staff chose, or else the publication's. */
async function page(deps: NewsroomDeps, actor: Actor, about: Publication, path: string): Promise<string> {
  const chosen = actor.kind === 'person' ? await deskLanguage(deps.ctx.db, actor.id) : null;
  const language = chosen ?? about.language;
  const data = {
    publication: about.name,
    language,
    'publication-language': about.language,
    'time-zone': about.timeZone,
    person: actor.kind === 'person' ? actor.id : '',
    name: actor.name,
    role: actor.kind === 'system' ? 'admin' : actor.role,
    ...((await isEmpty(deps)) ? { unnamed: 'yes' } : {}),
  };
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  return `<!doctype html><html lang="${escapeHtml(language)}" dir="${directionOfLanguage(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(about.name)}</title><link rel="stylesheet" href="${deps.asset('fonts.css')}"><link rel="stylesheet" href="${deps.asset('newsroom.css')}"><script src="${deps.asset('before-paint.js')}"></script>${early(deps, path)}<script type="module" src="${deps.asset('newsroom.js')}"></script><meta name="robots" content="noindex"></head><body><div id="newsroom"${attributes.join('')}></div></body></html>`;
}

/**
 * What the page will ask for, asked for at once: otherwise the frame's script has to run before the editor's is asked
 * for, the editor's before its parts, and they before the article.
 */
function early({ scripts }: NewsroomDeps, path: string): string {
  const [, article] = /^\/newsroom\/articles\/([\w-]+)$/.exec(path) ?? [];
  const pages = article ? ['newsroom.js', 'article-editor.js', 'article-side.js'] : ['newsroom.js'];
  const wanted = new Set(pages.flatMap(scripts));
  const data = article ? [...(article === 'new' ? [] : [`/api/v1/articles/${article}`]), '/api/v1/sections'] : [];
  return [
    // As `fetch` asks by default, or else it would ask a second time.
    ...data.map((address) => `<link rel="preload" as="fetch" crossorigin="anonymous" href="${address}">`),
    ...[...wanted].map((address) => `<link rel="modulepreload" href="${address}">`),
  ].join('');
}
