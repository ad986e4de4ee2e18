import { type Context, Hono } from 'hono';
import { changeName, createName, orderSections } from '../../features/articles/change-name.ts';
import type { DeskName, NameKind } from '../../features/articles/desk-name.ts';
import { deskName, deskNames } from '../../features/articles/desk-name-queries.ts';
import { mergeNames, removeName } from '../../features/articles/merge-names.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { absolute, paths } from '../../urls.ts';
import {
  MergeNames,
  NameKindParameter,
  NamePatch,
  type NameResource,
  NewName,
  SectionOrder,
} from '../contract/names.ts';
import { Uuid } from '../contract/text.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/names/section`, `/names/topic`, `/names/author`: what the desk keeps articles in order by. */
export function nameApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/:kind', async (c) => {
    await staff(deps, c);
    const kind = kindOf(c);
    const limit = limitOf(c, 100);
    const cursor = cursorOf(c);
    const query = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const items = await deskNames(ctx.db, kind, {
      limit: limit + 1,
      ...(query ? { query } : {}),
      ...(cursor?.[0] ? { after: { id: cursor[0], name: cursor.slice(1).join(' ') } } : {}),
    });
    const last = items[limit - 1];
    const next = items.length > limit && last ? cursorFor(last.id, ...last.name.split(' ')) : null;
    return c.json({ items: items.slice(0, limit).map(resource), next });
  });

  routes.put('/section/order', async (c) => {
    await orderSections(ctx, await staff(deps, c), (await readJson(c, SectionOrder)).ids);
    return c.body(null, 204);
  });

  routes.post('/:kind', async (c) => {
    const by = await staff(deps, c);
    const kind = kindOf(c);
    const { photo, ...input } = await readJson(c, NewName);
    const id = await createName(ctx, by, kind, { ...input, photoId: photo as PhotoId | null | undefined });
    return answer(c, kind, id, 201);
  });

  routes.patch('/:kind/:id', async (c) => {
    const by = await staff(deps, c);
    const [kind, id] = named(c);
    const { photo, ...input } = await readJson(c, NamePatch);
    await changeName(ctx, by, kind, id, { ...input, photoId: photo as PhotoId | null | undefined });
    return answer(c, kind, id);
  });

  routes.post('/:kind/:id/merge', async (c) => {
    const by = await staff(deps, c);
    const [kind, from] = named(c);
    const { into } = await readJson(c, MergeNames);
    await mergeNames(ctx, by, kind, { from, into });
    return answer(c, kind, into);
  });

  routes.delete('/:kind/:id', async (c) => {
    const by = await staff(deps, c);
    await removeName(ctx, by, ...named(c));
    return c.body(null, 204);
  });

  async function answer(c: Context, kind: NameKind, id: string, status: 200 | 201 = 200): Promise<Response> {
    const found = await deskName(ctx.db, kind, id);
    if (!found) throw new NotFound('no-such-name', 'It is not there any more.');
    return c.json(resource(found), status);
  }

  function resource({ photoId, ...name }: DeskName): NameResource {
    return { ...name, photo: photoId, url: absolute(ctx.config.url, paths[name.kind](name.slug)) };
  }

  return routes;
}

function kindOf(c: Context): NameKind {
  const kind = NameKindParameter.safeParse(c.req.param('kind'));
  if (!kind.success) throw new NotFound('no-such-name', 'Articles are sorted by section, topic and author.');
  return kind.data;
}

function named(c: Context): [NameKind, string] {
  const id = Uuid.safeParse(c.req.param('id'));
  if (!id.success) throw new NotFound('no-such-name', 'There is no such name.');
  return [kindOf(c), id.data];
}

export const nameCalls: readonly Call[] = [
  { method: 'get', path: '/names/{kind}', does: 'The sections, topics or authors, with how many articles bear each.' },
  { method: 'post', path: '/names/{kind}', does: 'Make one.', input: NewName, status: 201 },
  { method: 'patch', path: '/names/{kind}/{id}', does: 'Rename and describe it.', input: NamePatch },
  { method: 'post', path: '/names/{kind}/{id}/merge', does: 'Merge it into another.', input: MergeNames },
  { method: 'delete', path: '/names/{kind}/{id}', does: 'Take away one that nothing bears.', status: 204 },
  { method: 'put', path: '/names/section/order', does: "The sections' order.", input: SectionOrder, status: 204 },
];
