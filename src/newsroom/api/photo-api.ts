import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type Context, Hono } from 'hono';
import { frontsShowing } from '../../features/fronts/photo-front-queries.ts';
import { describePhoto } from '../../features/media/describe-photo.ts';
import { libraryPhotos, lookalikesOf, photoById } from '../../features/media/library-queries.ts';
import { originalOf } from '../../features/media/photo-queries.ts';
import { expiredInUse, placesOf } from '../../features/media/photo-use-queries.ts';
import { replacePhoto, undoReplacement } from '../../features/media/replace-photo.ts';
import { restorePhoto, retirePhoto } from '../../features/media/retire-photo.ts';
import { uploadPhoto } from '../../features/media/upload-photo.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { dayIn, startOfDay } from '../../language/dates.ts';
import { NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { isUuid } from '../../platform/ids.ts';
import {
  LibraryQuery,
  type PhotoAttention,
  PhotoChange,
  PhotoMeta,
  type PhotoPlaces,
  Replacement,
  type UploadResource,
} from '../contract/photos.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { photoResource } from './photo-resource.ts';
import { judge, readJson } from './read-input.ts';
import { withUpload } from './read-upload.ts';

const DAY_MS = 86_400_000;

/** `/photos`: the library. One upload a request, read as it arrives. */
export function photoApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();
  const paper = async () => {
    const { timeZone } = await publication(ctx.db);
    return { timeZone, today: dayIn(ctx.now(), timeZone) };
  };
  const shown = async (id: string) => {
    const photo = await photoById(ctx.db, id);
    if (!photo) throw noSuchPhoto();
    return photoResource(photo, (await paper()).today);
  };

  routes.get('/', async (c) => {
    await staff(deps, c);
    const { cursor: _, limit: __, ...given } = c.req.query();
    const asked = judge(LibraryQuery, given);
    const { timeZone, today } = await paper();
    const limit = limitOf(c);
    const dated = asked.dated ?? 'uploaded';
    const moment = (day: string, plus = 0) => startOfDay(dayPlus(day, plus), timeZone);
    const [id, takenOn] = cursorOf(c) ?? [];
    const photos = await libraryPhotos(
      ctx.db,
      {
        words: asked.q,
        credit: asked.credit,
        use: asked.use || undefined,
        dated,
        from: asked.from ? (dated === 'taken' ? asked.from : moment(asked.from)) : undefined,
        to: asked.to ? (dated === 'taken' ? asked.to : moment(asked.to, 1)) : undefined,
        today,
      },
      { limit: limit + 1, after: id && isUuid(id) ? { id, takenOn: takenOn || null } : undefined },
    );
    const items = photos.slice(0, limit);
    const last = items.at(-1);
    const next = photos.length > limit && last ? cursorFor(last.id, last.takenOn ?? '') : null;
    return c.json({ items: items.map((photo) => photoResource(photo, today)), next });
  });

  routes.post('/', async (c) => {
    const by = await staff(deps, c);
    const duplicates = c.req.query('duplicates') === 'offer' ? 'offer' : 'keep';
    const photo = await withUpload(c, join(ctx.config.dataDir, 'uploads'), ({ file, fileName, meta }) =>
      uploadPhoto(ctx, by, { file, fileName, meta: judge(PhotoMeta, meta, ['meta']), duplicates }),
    );
    const { today } = await paper();
    const { duplicateOf } = photo;
    const isOld = duplicateOf === photo.id;
    const similar = duplicateOf ? [] : await lookalikesOf(ctx.db, photo.id);
    c.header('location', `/api/v1/photos/${photo.id}`);
    const answer: UploadResource = {
      ...photoResource(photo, today),
      duplicateOf,
      similar: similar.map((one) => photoResource(one, today)),
    };
    return c.json(answer, isOld ? 200 : 201);
  });

  routes.get('/attention', async (c) => {
    await staff(deps, c);
    const { today } = await paper();
    const found = await expiredInUse(ctx.db, today);
    const answer: PhotoAttention = { expiredInUse: [] };
    for (const id of new Set(found.map((one) => one.photoId))) {
      const photo = await photoById(ctx.db, id);
      const articles = found
        .filter((one) => one.photoId === id)
        .map(({ articleId, headline }) => ({ id: articleId, headline }));
      if (photo) answer.expiredInUse.push({ photo: photoResource(photo, today), articles });
    }
    return c.json(answer);
  });

  routes.get('/:id', async (c) => {
    await staff(deps, c);
    return c.json(await shown(photoIdOf(c)));
  });

  routes.get('/:id/places', async (c) => {
    await staff(deps, c);
    const id = photoIdOf(c);
    const [items, fronts] = await Promise.all([placesOf(ctx.db, id), frontsShowing(ctx.db, ctx.now(), id)]);
    const answer: PhotoPlaces = { items, fronts, next: null };
    return c.json(answer);
  });

  routes.get('/:id/original', async (c) => {
    await staff(deps, c);
    const row = await originalOf(ctx.db, photoIdOf(c));
    const file = row ? await ctx.storage.get(row.storage_key) : null;
    if (!row || !file) throw noSuchPhoto();
    return c.body(Readable.toWeb(file.stream) as ReadableStream as never, 200, {
      'content-type': row.media_type,
      'content-length': String(file.byteLength),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.file_name || 'photo')}`,
      'x-content-type-options': 'nosniff',
    });
  });

  routes.patch('/:id', async (c) => {
    const by = await staff(deps, c);
    const id = photoIdOf(c);
    const photo = await describePhoto(ctx, by, { id, change: await readJson(c, PhotoChange) });
    return c.json(photoResource(photo, (await paper()).today));
  });

  routes.post('/:id/replace', async (c) => {
    const by = await staff(deps, c);
    const id = photoIdOf(c);
    const { with: next } = await readJson(c, Replacement);
    await replacePhoto(ctx, by, { id, with: next as PhotoId });
    return c.json(await shown(id));
  });

  routes.post('/:id/undo-replacement', async (c) => {
    const by = await staff(deps, c);
    await undoReplacement(ctx, by, { id: photoIdOf(c) });
    return c.json(await shown(photoIdOf(c)));
  });

  routes.post('/:id/retire', async (c) => {
    const by = await staff(deps, c);
    await retirePhoto(ctx, by, { id: photoIdOf(c) });
    return c.json(await shown(photoIdOf(c)));
  });

  routes.post('/:id/restore', async (c) => {
    const by = await staff(deps, c);
    await restorePhoto(ctx, by, { id: photoIdOf(c) });
    return c.json(await shown(photoIdOf(c)));
  });

  return routes;
}

function photoIdOf(c: Context): PhotoId {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw noSuchPhoto();
  return id as PhotoId;
}

function noSuchPhoto(): NotFound {
  return new NotFound('no-such-photo', 'There is no such photo.');
}

function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export const photoCalls: readonly Call[] = [
  {
    method: 'post',
    path: '/photos',
    does: 'Upload a photo; with ?duplicates=offer the one of the same bytes comes back (200) instead of a second copy.',
    input: PhotoMeta,
    multipart: true,
    status: 201,
  },
  { method: 'get', path: '/photos', does: 'The photos that match q, credit, use, dated, from and to, newest first.' },
  { method: 'get', path: '/photos/attention', does: 'Expired photos that readers still see, with their articles.' },
  { method: 'get', path: '/photos/{id}', does: 'A photo.' },
  { method: 'get', path: '/photos/{id}/places', does: 'The articles and the fronts that show it.' },
  { method: 'get', path: '/photos/{id}/original', does: 'The original, byte for byte.' },
  { method: 'patch', path: '/photos/{id}', does: 'Describe a photo anew, cut it, set its rights.', input: PhotoChange },
  {
    method: 'post',
    path: '/photos/{id}/replace',
    does: 'Show another photo wherever this one is.',
    input: Replacement,
  },
  { method: 'post', path: '/photos/{id}/undo-replacement', does: 'Show it again.' },
  { method: 'post', path: '/photos/{id}/retire', does: 'Take an unused photo out of the library.' },
  { method: 'post', path: '/photos/{id}/restore', does: 'Put it back.' },
];
