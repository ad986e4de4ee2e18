import type { Context } from 'hono';
import { Invalid } from '../platform/errors.ts';
import { readBody } from './read-body.ts';

/** Far above any form of ours, and little enough that anybody may send it. */
const MOST_BYTES = 64 * 1024;
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * The fields of a form that a page, or a mail program (RFC 8058), sent; none when it is no form.
 *
 * @throws TooLarge above 64 KB; Invalid `malformed-form`
 */
export async function readForm(c: Context): Promise<FormData> {
  const type = c.req.header('content-type') ?? '';
  const body = await readBody(c, MOST_BYTES);
  if (!FORM.test(type)) return new FormData();
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Invalid('malformed-form', 'The form could not be read to its end.');
  }
}
