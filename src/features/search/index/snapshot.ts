import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { IndexState } from './search-index.ts';
import { SearchIndex } from './search-index.ts';

/**
 * The index in one file, so that a start need not read the archive. A first line says what follows: the format's
 * version, whose publication it is, each part's kind and length, and a checksum of it all.
 */
const FORMAT = 'gilyon-search';
/** Raised when the parts or the rules of analysis change: an older file is not read. */
const VERSION = 2;
const LONGEST_HEADER = 1 << 16;

const KINDS = { Uint8Array, Uint32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
type Part = { name: string; kind: Kind | 'strings'; bytes: number };
type Header = { format: string; version: number; publication: string; parts: Part[]; checksum: number };

/** Why a file cannot serve. */
export class BadSnapshot extends Error {}

/** Writes the index beside and puts it in place at once: a file that is there is whole. Only packed documents go in. */
export async function writeSnapshot(file: string, index: SearchIndex, publication: string): Promise<number> {
  const parts = Object.entries(index.state()).map(([name, value]) => ({ name, ...bytesOf(value) }));
  let checksum = 0;
  for (const { bytes } of parts) checksum = crc32(bytes, checksum);
  const header: Header = {
    ...{ format: FORMAT, version: VERSION, publication: idOf(publication), checksum },
    parts: parts.map(({ name, kind, bytes }) => ({ name, kind, bytes: bytes.byteLength })),
  };
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      await handle.write(`${JSON.stringify(header)}\n`);
      for (const { bytes } of parts) await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
  return (await stat(file)).size;
}

/** @returns null when there is no file. @throws BadSnapshot for one that is broken, older, or another publication's */
export async function readSnapshot(file: string, publication: string): Promise<SearchIndex | null> {
  let data: Buffer;
  try {
    data = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const end = data.subarray(0, LONGEST_HEADER).indexOf(10);
  const header = parseHeader(data.subarray(0, Math.max(0, end)).toString('utf8'));
  if (header.version !== VERSION) throw new BadSnapshot(`it is of version ${header.version}, and this is ${VERSION}`);
  if (header.publication !== idOf(publication)) throw new BadSnapshot("it is another publication's");
  const total = header.parts.reduce((sum, part) => sum + part.bytes, 0);
  if (data.length - end - 1 !== total) throw new BadSnapshot(`it has ${data.length - end - 1} bytes of ${total}`);
  if (crc32(data.subarray(end + 1)) !== header.checksum) throw new BadSnapshot('its checksum differs');
  const state: Record<string, unknown> = {};
  let at = end + 1;
  for (const { name, kind, bytes } of header.parts) {
    // Into memory of its own: a view would need the part to begin at a multiple of eight.
    const own = Uint8Array.prototype.slice.call(data, at, at + bytes);
    state[name] =
      kind === 'strings' ? JSON.parse(Buffer.from(own.buffer).toString('utf8')) : new KINDS[kind](own.buffer);
    at += bytes;
  }
  return SearchIndex.of(state as IndexState);
}

function parseHeader(line: string): Header {
  try {
    const header = JSON.parse(line) as Header;
    if (header.format === FORMAT && Array.isArray(header.parts)) return header;
  } catch {
    // Falls through: whatever it is, it is no snapshot.
  }
  throw new BadSnapshot('it is not a snapshot of the search');
}

function bytesOf(value: unknown): { kind: Kind | 'strings'; bytes: Uint8Array } {
  if (ArrayBuffer.isView(value)) {
    const kind = value.constructor.name as Kind;
    return { kind, bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength) };
  }
  return { kind: 'strings', bytes: Buffer.from(JSON.stringify(value)) };
}

/** Whose it is, without saying the secret by which that is known. */
function idOf(publication: string): string {
  return createHash('sha256').update(publication).digest('hex');
}
