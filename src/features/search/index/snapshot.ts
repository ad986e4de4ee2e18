import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { IndexState } from './search-index.ts';
import { SearchIndex } from './search-index.ts';

/**
 * The index in one file, so that a start need not read the archive. A first line says what follows: the format's
 * version, whose publication it is, and of each part its kind, where it begins, its length and checksum. Parts are read
 * straight into the typed arrays that they become; nothing of them is made anew.
 */
const FORMAT = 'gilyon-search';
/** Raised when the parts or the rules of analysis change: an older file is not read. */
const VERSION = 4;
const LONGEST_HEADER = 1 << 16;
/** The largest part, and only phrases, likeness and changes need it: words are sought meanwhile. */
const LAST = 'packedWords';
/** So many reads at a time: while one waits for its pages of memory, another is copied. */
const LANES = 3;
const PIECE_BYTES = 8 << 20;

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;
const Kind = z.enum(['Uint8Array', 'Uint16Array', 'Uint32Array', 'Float64Array', 'strings']);
const Part = z.object({
  ...{ name: z.string(), kind: Kind },
  ...{ at: z.int().min(0), bytes: z.int().min(0), checksum: z.int() },
});
const Header = z.object({ format: z.literal(FORMAT), version: z.int(), publication: z.string() });
const Parts = z.object({ parts: z.array(Part) });
type Part = z.infer<typeof Part>;
type ReadPart = [Part, Uint8Array<ArrayBuffer>];

/** Why a file cannot serve. */
export class BadSnapshot extends Error {}

/** Words are found by the index at once; `whole`: the rest has come as well, or cannot (BadSnapshot). */
export type ReadSnapshot = { index: SearchIndex; whole: Promise<void> };

/**
 * Writes the index beside and puts it in place at once: a file that is there is whole. Only packed documents go in.
 *
 * @returns bytes
 */
export async function writeSnapshot(file: string, index: SearchIndex, publication: string): Promise<number> {
  const given = Object.entries(index.state()).map(([name, value]) => ({ name, ...bytesOf(value) }));
  const parts: Part[] = [];
  let total = 0;
  for (const { name, kind, bytes } of given) {
    parts.push({ name, kind, at: total, bytes: bytes.byteLength, checksum: crc32(bytes) });
    total += bytes.byteLength;
  }
  const header = `${JSON.stringify({ format: FORMAT, version: VERSION, publication: idOf(publication), parts })}\n`;
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      await handle.write(header);
      for (const { bytes } of given) await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
  return Buffer.byteLength(header) + total;
}

/** @returns null when there is no file. @throws BadSnapshot for one that is broken, older, or another publication's */
export async function readSnapshot(file: string, publication: string): Promise<ReadSnapshot | null> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return null;
  let whole: Promise<void> = Promise.resolve();
  try {
    const { parts, start } = await readHeader(handle, publication);
    const words = parts.find(({ name }) => name === LAST);
    if (!words) throw new BadSnapshot('it holds no words');
    const read = await readParts(
      handle,
      parts.filter((part) => part !== words),
      start,
    );
    const index = indexOf(read);
    whole = readParts(handle, [words], start).then(([last]) => {
      if (last) index.documents.takeWords(last[1]);
    });
    return { index, whole };
  } finally {
    void whole.catch(() => {}).then(() => handle.close());
  }
}

async function readHeader(handle: FileHandle, publication: string): Promise<{ parts: Part[]; start: number }> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
  const end = buffer.subarray(0, bytesRead).indexOf(10);
  const given = parsed(buffer.subarray(0, Math.max(0, end)).toString('utf8'));
  const header = Header.safeParse(given);
  if (!header.success) throw new BadSnapshot('it is not a snapshot of the search');
  if (header.data.version !== VERSION)
    throw new BadSnapshot(`it is of version ${header.data.version}, and this is ${VERSION}`);
  if (header.data.publication !== idOf(publication)) throw new BadSnapshot("it is another publication's");
  const listed = Parts.safeParse(given);
  if (!listed.success) throw new BadSnapshot('its list of parts cannot be read');
  const { parts } = listed.data;
  const wanted = end + 1 + Math.max(0, ...parts.map(({ at, bytes }) => at + bytes));
  const { size } = await handle.stat();
  if (size !== wanted) throw new BadSnapshot(`it has ${size} bytes of ${wanted}`);
  return { parts, start: end + 1 };
}

function indexOf(read: readonly ReadPart[]): SearchIndex {
  const state: Record<string, unknown> = { [LAST]: null };
  try {
    for (const [{ name, kind }, bytes] of read)
      state[name] =
        kind === 'strings' ? JSON.parse(Buffer.from(bytes).toString('utf8')) : new KINDS[kind](bytes.buffer);
    return SearchIndex.of(state as IndexState);
  } catch (error) {
    throw new BadSnapshot(`its parts do not fit together: ${(error as Error).message}`);
  }
}

/** The parts, each in memory of its own. @throws BadSnapshot when a checksum differs */
async function readParts(handle: FileHandle, parts: readonly Part[], start: number): Promise<ReadPart[]> {
  const read = parts.map((part): ReadPart => [part, new Uint8Array(part.bytes)]);
  const pieces = read.flatMap(([{ at, bytes }, into]) =>
    Array.from({ length: Math.ceil(bytes / PIECE_BYTES) }, (_, piece) => {
      const from = piece * PIECE_BYTES;
      return { into: into.subarray(from, from + PIECE_BYTES), at: start + at + from };
    }),
  );
  const lane = async () => {
    for (let piece = pieces.shift(); piece; piece = pieces.shift()) await fill(handle, piece.into, piece.at);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const [{ name, checksum }, bytes] of read)
    if (crc32(bytes) !== checksum) throw new BadSnapshot(`the checksum of its part "${name}" differs`);
  return read;
}

async function fill(handle: FileHandle, into: Uint8Array, at: number): Promise<void> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await handle.read(into, filled, into.length - filled, at + filled);
    if (bytesRead === 0) throw new BadSnapshot('it ends early');
    filled += bytesRead;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function bytesOf(value: unknown): { kind: Part['kind']; bytes: Uint8Array } {
  if (ArrayBuffer.isView(value)) {
    const kind = Kind.parse(value.constructor.name);
    return { kind, bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength) };
  }
  return { kind: 'strings', bytes: Buffer.from(JSON.stringify(value)) };
}

/** Whose it is, without saying the secret by which that is known. */
function idOf(publication: string): string {
  return createHash('sha256').update(publication).digest('hex');
}
