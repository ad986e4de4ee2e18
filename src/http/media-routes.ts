import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Hono } from 'hono';
import type { RenditionFormat } from '../features/media/photo.ts';
import { rendition } from '../features/media/rendition.ts';
import { imageKey } from '../features/publication/change-settings.ts';
import { MEDIA_TYPES } from '../features/publication/keep-image.ts';
import type { ShareShape } from '../features/share/share-picture.ts';
import { sharePictureFile } from '../features/share/share-picture-file.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import type { ArticleId } from '../platform/ids.ts';
import { paths } from '../urls.ts';

const FORMAT: Readonly<Record<string, RenditionFormat>> = { avif: 'avif', webp: 'webp', jpg: 'jpeg' };

/** Photos by their addresses (`paths.photo`): what is at one never changes, so browsers and CDNs keep it for ever. */
export function mediaRoutes(ctx: Pick<Ctx, 'db' | 'storage'>): Hono {
  const routes = new Hono();
  routes.get('/media/publication/:file', async (c) => {
    const file = c.req.param('file');
    const [, extension = ''] = /^[0-9a-f]{24}\.(svg|webp|jpg)$/.exec(file) ?? [];
    const data = extension ? await ctx.storage.read(imageKey(file)) : null;
    if (!data) throw new NotFound('no-such-photo', 'There is no picture at this address.');
    return c.body(new Uint8Array(data), 200, {
      'content-type': MEDIA_TYPES[extension as keyof typeof MEDIA_TYPES],
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      // Opened by itself, a drawing may do nothing either.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  });
  routes.get('/media/share/:id/:file', async (c) => {
    const [, shape] = /^[0-9a-f]{16}-(wide|square)\.jpg$/.exec(c.req.param('file')) ?? [];
    const picture = shape ? await sharePictureFile(ctx, c.req.param('id') as ArticleId, shape as ShareShape) : null;
    if (!picture) throw new NotFound('no-such-photo', 'There is no picture at this address.');
    // Not for long: a story can be held, and an address that is shared stays while the headline changes.
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
  routes.get('/media/:key/:file', async (c) => {
    const [, name = '', extension = ''] = /^([0-9a-z]{1,8})\.([a-z]{3,4})$/.exec(c.req.param('file')) ?? [];
    const format = FORMAT[extension];
    const key = c.req.param('key');
    const etag = `"${key}-${name}-${extension}"`;
    const found = format && /^[0-9a-z]{20}$/.test(key) ? await rendition(ctx, key, name, format) : null;
    if (!found || !format) throw new NotFound('no-such-photo', 'There is no photo at this address.');
    if ('movedTo' in found) {
      // Not for ever: a replacement can be taken back.
      c.header('cache-control', 'public, max-age=60');
      return c.redirect(paths.photo(found.movedTo.publicKey, found.movedTo.name, format), 302);
    }
    const headers = {
      'content-type': found.mediaType,
      'cache-control': name.includes('x') ? 'public, max-age=3600' : 'public, max-age=31536000, immutable',
      'content-length': String(found.byteLength),
      'cross-origin-resource-policy': 'cross-origin',
      etag,
    };
    const isKnown = c.req.header('if-none-match') === etag && !name.includes('x');
    if (isKnown || c.req.method === 'HEAD') {
      // Nobody will read it: an open file would stay open.
      found.stream.destroy();
      return isKnown
        ? c.body(null, 304, { etag, 'cache-control': headers['cache-control'] })
        : c.body(null, 200, headers);
    }
    return c.body(Readable.toWeb(found.stream) as ReadableStream as never, 200, headers);
  });
  return routes;
}
