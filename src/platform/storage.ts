import type { Readable } from 'node:stream';

/** Where photos are kept. Keys are ASCII, with slashes: `originals/…`, `renditions/…`. */
export interface Storage {
  /** Whole or not at all. */
  put(key: string, data: Buffer, mediaType: string): Promise<void>;
  /** Null when there is nothing under the key. */
  get(key: string): Promise<{ stream: Readable; byteLength: number } | null>;
  read(key: string): Promise<Buffer | null>;
  delete(key: string): Promise<void>;
}
