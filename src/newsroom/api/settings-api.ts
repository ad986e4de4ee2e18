import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { sections } from '../../features/articles/article-queries.ts';
import { setUpNames } from '../../features/articles/set-up-names.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { changeSettings } from '../../features/publication/change-settings.ts';
import { keepImage } from '../../features/publication/keep-image.ts';
import { settingsOf } from '../../features/publication/publication.ts';
import { isUnnamed, publication } from '../../features/publication/publication-queries.ts';
import { deleteStandingPage, saveStandingPage } from '../../features/publication/save-standing-page.ts';
import { setPublication } from '../../features/publication/set-publication.ts';
import { BUILT_IN_PAGES } from '../../features/publication/settings.ts';
import { standingPageBySlug, standingPages } from '../../features/publication/standing-page-queries.ts';
import { slugFor } from '../../language/slug.ts';
import { standing } from '../../language/strings/standing.ts';
import { strings } from '../../language/strings/strings.ts';
import type { Actor } from '../../platform/actor.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import {
  FirstSetup,
  ImageMeta,
  type PageAnswer,
  PageInput,
  type PageName,
  PagePatch,
  type SettingsAnswer,
  SettingsPatch,
} from '../contract/settings.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { judge, readJson } from './read-input.ts';
import { withUpload } from './read-upload.ts';

/** `/settings`: the publication's facts and looks, its images and its standing pages. */
export function settingsApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/settings', async (c) => {
    await keeper(deps, c);
    return c.json(await settingsAnswer(deps));
  });

  routes.patch('/settings', async (c) => {
    const by = await staff(deps, c);
    const { was, change } = await readJson(c, SettingsPatch);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await changeSettings(ctx, by, { was, change: given });
    return c.json(await settingsAnswer(deps));
  });

  routes.post('/settings/images', async (c) => {
    const by = await keeper(deps, c);
    const image = await withUpload(c, join(ctx.config.dataDir, 'uploads'), async ({ file, meta }) =>
      keepImage(ctx, by, { ...judge(ImageMeta, meta, ['meta']), file: await file() }),
    );
    return c.json(image, 201);
  });

  routes.post('/setup', async (c) => {
    const by = await keeper(deps, c);
    const { section, ...facts } = await readJson(c, FirstSetup);
    if (!(await isUnnamed(ctx.db))) throw new Conflict('already-set-up', 'The publication has a name already.');
    // The name last: while it is missing, the set-up can be done again.
    const slug = slugFor(section);
    await setUpNames(ctx, by, { sections: [{ name: section, slug }], authors: [], topics: [] });
    const contact = { publisherName: '', contactEmail: '', contactAddress: '', about: '', demo: false };
    await setPublication(ctx, by, { ...facts, ...contact });
    return c.json(await settingsAnswer(deps), 201);
  });

  routes.post('/pages', async (c) => {
    const by = await staff(deps, c);
    return c.json(pageAnswer(await saveStandingPage(ctx, by, { page: await readJson(c, PageInput) })), 201);
  });

  routes.get('/pages/:slug', async (c) => {
    await keeper(deps, c);
    return c.json(await pageFor(deps, c.req.param('slug')));
  });

  routes.put('/pages/:slug', async (c) => {
    const by = await staff(deps, c);
    const { version, page } = await readJson(c, PagePatch);
    return c.json(pageAnswer(await saveStandingPage(ctx, by, { at: c.req.param('slug'), version, page })));
  });

  routes.delete('/pages/:slug', async (c) => {
    const by = await staff(deps, c);
    const version = Number(c.req.query('version'));
    await deleteStandingPage(ctx, by, { slug: c.req.param('slug'), version });
    return c.body(null, 204);
  });

  return routes;
}

async function keeper(deps: ApiDeps, c: Context): Promise<Actor> {
  const by = await staff(deps, c);
  mustBeAllowed(by, 'manage-publication');
  return by;
}

async function settingsAnswer({ ctx }: ApiDeps): Promise<SettingsAnswer> {
  const [about, all, written] = await Promise.all([publication(ctx.db), sections(ctx.db), standingPages(ctx.db)]);
  const words = strings(about.language);
  const builtIn = BUILT_IN_PAGES.filter((slug) => !written.some((page) => page.slug === slug));
  const pages: PageName[] = [
    ...written.map((page) => ({ ...page, isWritten: true })),
    ...builtIn.map((slug) => ({ slug, title: words[slug], inFooter: true, isWritten: false })),
  ];
  const names = all.map(({ id, name, slug }) => ({ id, name, slug }));
  return { settings: settingsOf(about), sections: names, pages };
}

/** What was written, or the program's own words to begin with: version 0. */
async function pageFor({ ctx }: ApiDeps, slug: string): Promise<PageAnswer> {
  const written = await standingPageBySlug(ctx.db, slug);
  if (written) return pageAnswer(written);
  const builtIn = BUILT_IN_PAGES.find((one) => one === slug);
  if (!builtIn) throw new NotFound('no-such-page', 'There is no such page.');
  const about = await publication(ctx.db);
  const words = strings(about.language);
  const own = slug === 'about' ? [about.about || words.aboutText(about.name)] : [];
  const body = [...own, ...standing(about.language)[builtIn](about.publisherName || about.name)].join('\n\n');
  return { slug, title: words[builtIn], body, inFooter: true, version: 0 };
}

function pageAnswer({ slug, title, body, inFooter, version }: PageAnswer): PageAnswer {
  return { slug, title, body, inFooter, version };
}

export const settingsCalls: readonly Call[] = [
  { method: 'get', path: '/settings', does: 'The settings, and what menus can lead to.' },
  { method: 'patch', path: '/settings', does: 'Change some settings, all or none.', input: SettingsPatch },
  {
    method: 'post',
    path: '/settings/images',
    does: 'Upload a logo or the share image.',
    input: ImageMeta,
    multipart: true,
    status: 201,
  },
  {
    method: 'post',
    path: '/setup',
    does: 'Name a new publication and its first section.',
    input: FirstSetup,
    status: 201,
  },
  { method: 'post', path: '/pages', does: 'Write a standing page.', input: PageInput, status: 201 },
  { method: 'get', path: '/pages/{slug}', does: 'A standing page.' },
  { method: 'put', path: '/pages/{slug}', does: 'Change a standing page.', input: PagePatch },
  { method: 'delete', path: '/pages/{slug}', does: 'Take a standing page away.', status: 204 },
];
