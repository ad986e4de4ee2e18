import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { type Context, Hono } from 'hono';
import { describePhoto } from '../../features/media/describe-photo.ts';
import { MAX_PHOTO_BYTES } from '../../features/media/inspect-image.ts';
import { type Photo, renditionWidths } from '../../features/media/photo.ts';
import { newestPhotos, photoById } from '../../features/media/photo-queries.ts';
import { uploadPhoto } from '../../features/media/upload-photo.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { Invalid, NotFound, TooLarge } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { paths } from '../../urls.ts';
import { PhotoMeta, type PhotoResource } from '../contract.ts';
import { type ApiDeps, limitOf, staff } from './api-env.ts';
import { judge, readJson } from './read-input.ts';

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
    const { file, fileName, meta } = await readUpload(c);
    const photo = await uploadPhoto(ctx, by, { file, fileName, meta: judge(PhotoMeta, meta) });
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

type Upload = { file: Buffer; fileName: string; meta: unknown };

function readUpload(c: Context): Promise<Upload> {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') || !c.req.raw.body) {
    throw new Invalid('malformed-multipart', 'Send multipart/form-data with a part "file".');
  }
  const { promise, resolve, reject } = Promise.withResolvers<Upload>();
  const chunks: Buffer[] = [];
  let fileName: string | null = null;
  let meta: unknown = {};
  const tooLarge = () => {
    const message = `The photo is larger than ${MAX_PHOTO_BYTES / 1024 / 1024} MB.`;
    return new TooLarge('too-large', message, [{ path: 'file', code: 'too-large', message }]);
  };
  let parser: BusboyInstance;
  try {
    parser = new Busboy({
      headers: { 'content-type': type },
      limits: { fileSize: MAX_PHOTO_BYTES, files: 1, fields: 5, fieldSize: 64 * 1024 },
    });
  } catch {
    throw new Invalid('malformed-multipart', 'The multipart body has no boundary.');
  }
  parser.on('file', (field, stream, name) => {
    if (field !== 'file') {
      stream.resume();
      return;
    }
    // A name is only a label here: no path of it is ever used.
    fileName = cleanLine(name ?? '')
      .replace(/^.*[/\\]/, '')
      .slice(0, 200);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('limit', () => reject(tooLarge()));
  });
  parser.on('field', (field, value) => {
    if (field !== 'meta') return;
    try {
      meta = JSON.parse(value);
    } catch {
      reject(
        new Invalid('invalid-input', 'The part "meta" is not JSON.', [
          { path: 'meta', code: 'malformed-json', message: 'is not JSON' },
        ]),
      );
    }
  });
  parser.on('error', () => reject(new Invalid('malformed-multipart', 'The multipart body could not be read.')));
  parser.on('finish', () => {
    if (fileName === null || chunks.length === 0) {
      reject(
        new Invalid('invalid-input', 'The part "file" is missing or empty.', [
          { path: 'file', code: 'missing', message: 'is missing' },
        ]),
      );
    } else resolve({ file: Buffer.concat(chunks), fileName, meta });
  });
  const body = Readable.fromWeb(c.req.raw.body as ReadableStream);
  body.on('error', () => reject(new Invalid('malformed-multipart', 'The upload broke off.')));
  body.pipe(parser);
  return promise;
}
