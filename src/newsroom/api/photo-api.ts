import { join } from 'node:path';
import { Hono } from 'hono';
import { describePhoto } from '../../features/media/describe-photo.ts';
import { type Photo, renditionWidths } from '../../features/media/photo.ts';
import { newestPhotos, photoById } from '../../features/media/photo-queries.ts';
import { uploadPhoto } from '../../features/media/upload-photo.ts';
import { NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { paths } from '../../urls.ts';
import { PhotoMeta, type PhotoResource } from '../contract/photos.ts';
import { type ApiDeps, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { judge, readJson } from './read-input.ts';
import { withUpload } from './read-upload.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/photos`: one upload a request, read as it arrives. */
export function photoApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    await staff(deps, c);
    const limit = limitOf(c);
    const before = c.req.query('cursor');
    const photos = await newestPhotos(ctx.db, { limit: limit + 1, ...(before && UUID.test(before) ? { before } : {}) });
    const next = photos.length > limit ? (photos[limit - 1]?.id ?? null) : null;
    return c.json({ items: photos.slice(0, limit).map(photoResource), next });
  });

  routes.post('/', async (c) => {
    const by = await staff(deps, c);
    const photo = await withUpload(c, join(ctx.config.dataDir, 'uploads'), ({ file, fileName, meta }) =>
      uploadPhoto(ctx, by, { file, fileName, meta: judge(PhotoMeta, meta, ['meta']) }),
    );
    c.header('location', `/api/v1/photos/${photo.id}`);
    return c.json(photoResource(photo), 201);
  });

  routes.get('/:id', async (c) => {
    await staff(deps, c);
    const photo = UUID.test(c.req.param('id')) ? await photoById(ctx.db, c.req.param('id')) : null;
    if (!photo) throw new NotFound('no-such-photo', 'There is no such photo.');
    return c.json(photoResource(photo));
  });

  routes.patch('/:id', async (c) => {
    const by = await staff(deps, c);
    if (!UUID.test(c.req.param('id'))) throw new NotFound('no-such-photo', 'There is no such photo.');
    const change = await readJson(c, PhotoMeta);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return c.json(photoResource(await describePhoto(ctx, by, { id: c.req.param('id') as PhotoId, change: given })));
  });

  return routes;
}

function photoResource(photo: Photo): PhotoResource {
  const widths = renditionWidths(photo.width);
  const at = (width: number | undefined) => paths.photo(photo.publicKey, String(width ?? 320), 'jpeg');
  return {
    id: photo.id,
    url: at(widths.at(-1)),
    thumbnail: at(widths[0]),
    width: photo.width,
    height: photo.height,
    colour: photo.colour,
    focal: photo.focal,
    caption: photo.caption,
    alt: photo.alt,
    credits: photo.credits,
    takenOn: photo.takenOn,
  };
}

export const photoCalls: readonly Call[] = [
  { method: 'post', path: '/photos', does: 'Upload a photo.', input: PhotoMeta, multipart: true, status: 201 },
  { method: 'get', path: '/photos', does: 'The photos, newest first.' },
  { method: 'get', path: '/photos/{id}', does: 'A photo.' },
  { method: 'patch', path: '/photos/{id}', does: 'Describe a photo anew.', input: PhotoMeta },
];
