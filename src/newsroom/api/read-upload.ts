import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { Context } from 'hono';
import { MAX_PHOTO_BYTES } from '../../features/media/photo.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { type Fault, Invalid, TooLarge } from '../../platform/errors.ts';

export type Upload = { file: () => Promise<Buffer>; fileName: string; meta: unknown };

const MOST_META_BYTES = 64 * 1024;
/** What is sent beyond the limit is read and thrown away, so that the answer is heard; up to this much. */
const MOST_BYTES = 8 * MAX_PHOTO_BYTES;

/**
 * Reads a multipart upload to a file as it arrives, and gives it to `use`. The file has no name from the moment it is
 * open, so that nothing is left of it afterwards, whatever ends the process.
 *
 * @param folder where the file is; made when it is not there
 * @throws Invalid `malformed-multipart`, `invalid-input`; TooLarge
 */
export async function withUpload<Result>(
  c: Context,
  folder: string,
  use: (upload: Upload) => Promise<Result>,
): Promise<Result> {
  const handle = await openUnnamed(folder);
  try {
    const { fileName, byteLength, meta } = await receive(c, handle);
    return await use({ file: () => readWhole(handle, byteLength), fileName, meta });
  } finally {
    await handle.close();
  }
}

async function receive(c: Context, handle: FileHandle) {
  const parser = parserFor(c);
  const body = c.req.raw.body;
  if (!body) throw malformed('Send multipart/form-data with a part "file".');
  let fileName: string | null = null;
  let meta: string | null = null;
  let metaIsCut = false;
  let second = false;
  let writing: Promise<number> | null = null;
  const diskFailed = new AbortController();
  parser.on('file', (_field, stream, name) => {
    second = writing !== null;
    if (second) {
      // Cut off in the middle, it fails like the first one, and an error that nobody hears would end the process.
      stream.on('error', () => {});
      return void stream.resume();
    }
    fileName = labelOf(name);
    writing = writeTo(handle, stream, diskFailed);
    // Waited for below when the body came whole; when it did not, its failure is the body's, which is told there.
    writing.catch(() => {});
  });
  parser.on('field', (field, value, _nameIsCut, valueIsCut) => {
    if (field !== 'meta') return;
    meta = value;
    metaIsCut = valueIsCut;
  });
  const source = Readable.fromWeb(body as ReadableStream);
  await pipeline(source, atMost, parser, { signal: diskFailed.signal }).catch((error: unknown) => {
    if (diskFailed.signal.aborted) throw diskFailed.signal.reason;
    throw error instanceof TooLarge ? error : malformed('The multipart body could not be read to its end.');
  });
  const length = (await writing) ?? 0;
  if (second) throw wrong('file', 'too-many', 'One photo is taken at a time.');
  if (fileName === null || length === 0) throw wrong('file', 'missing', 'is missing or empty');
  if (length > MAX_PHOTO_BYTES) throw tooLarge();
  if (metaIsCut) throw wrong('meta', 'too-long', `is longer than ${MOST_META_BYTES} bytes`);
  return { fileName, byteLength: length, meta: parseMeta(meta) };
}

function parserFor(c: Context): BusboyInstance {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data/i.test(type)) throw malformed('Send multipart/form-data with a part "file".');
  try {
    return new Busboy({
      headers: { 'content-type': type },
      // One byte more than is taken tells that there was more.
      limits: { fileSize: MAX_PHOTO_BYTES + 1, files: 2, fields: 20, parts: 30, fieldSize: MOST_META_BYTES },
      // Programs send JSON as a part with a file name, and a photo as one without: the field decides.
      isPartAFile: (field) => field === 'file',
    });
  } catch {
    throw malformed('The multipart body has no boundary.');
  }
}

async function* atMost(source: AsyncIterable<Buffer>) {
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLarge();
    yield chunk;
  }
}

/**
 * @param diskFailed ended when the file cannot be written: nobody would read on, and the sender would wait for ever
 * @returns how many bytes were written
 */
async function writeTo(handle: FileHandle, stream: BusboyFileStream, diskFailed: AbortController): Promise<number> {
  let length = 0;
  for await (const chunk of stream) {
    await handle.write(chunk, 0, chunk.length, length).catch((error: unknown) => {
      diskFailed.abort(error);
      throw error;
    });
    length += chunk.length;
  }
  return length;
}

async function readWhole(handle: FileHandle, byteLength: number): Promise<Buffer> {
  const file = Buffer.allocUnsafe(byteLength);
  for (let at = 0; at < byteLength; ) {
    const { bytesRead } = await handle.read(file, at, byteLength - at, at);
    if (bytesRead === 0) throw new Error('An uploaded file is shorter than what was written.');
    at += bytesRead;
  }
  return file;
}

async function openUnnamed(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.part`);
  const handle = await open(path, 'wx+', 0o600);
  await rm(path);
  return handle;
}

/** A name is only a label here: no path of it is ever used. */
function labelOf(name: string | undefined): string {
  return cleanLine(name ?? '')
    .replace(/^.*[/\\]/, '')
    .slice(0, 200)
    .toWellFormed();
}

function parseMeta(text: string | null): unknown {
  if (text === null || text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('meta', 'malformed-json', 'is not JSON');
  }
}

function wrong(path: string, code: string, message: string): Invalid {
  const fault: Fault = { path, code, message };
  return new Invalid('invalid-input', 'What was sent is not valid; see errors.', [fault]);
}

function malformed(message: string): Invalid {
  return new Invalid('malformed-multipart', message, [{ path: 'file', code: 'malformed-multipart', message }]);
}

function tooLarge(): TooLarge {
  const message = `The photo is larger than ${MAX_PHOTO_BYTES / 1024 / 1024} MB.`;
  return new TooLarge('too-large', message, [{ path: 'file', code: 'too-large', message }]);
}
