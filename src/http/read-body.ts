import type { Context } from 'hono';
import { TooLarge } from '../platform/errors.ts';

/**
 * A request's body, never more of it in memory than is taken.
 *
 * @throws TooLarge `too-large`
 */
export async function readBody(c: Context, maxBytes: number): Promise<Buffer> {
  const message = `Up to ${maxBytes} bytes are taken.`;
  const tooLarge = new TooLarge('too-large', message, [{ path: '', code: 'too-large', message }]);
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (c.req.raw.body) {
    for await (const chunk of c.req.raw.body) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge;
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks);
}
