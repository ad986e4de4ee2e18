import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { randomKey } from '../../platform/random-key.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { fingerprintOf } from './fingerprint.ts';
import { inspectImage } from './inspect-image.ts';
import { photoById, photoOfBytes } from './library-queries.ts';
import type { FocalPoint, LibraryPhoto } from './photo.ts';
import { photoKeys } from './photo-keys.ts';
import { readPhotoMetadata } from './photo-metadata.ts';
import { makeTurns } from './take-turn.ts';

export type UploadInput = {
  /** Called once, when its turn has come: not more than two photos are in memory at a time. */
  file: () => Promise<Buffer>;
  fileName: string;
  /** What is given here stands before what the file says. */
  meta: {
    caption?: string | undefined;
    alt?: string | undefined;
    credits?: string[] | undefined;
    takenOn?: string | null | undefined;
    focal?: FocalPoint | undefined;
  };
  /** Whether the same bytes are kept a second time. */
  duplicates?: 'keep' | 'offer';
  /** Until when nothing is made of it but what is asked for; at once unless given. */
  renditionsFrom?: Date;
};

/** `duplicateOf`: the photo of the same bytes that the library had before. With `offer`, that photo itself. */
export type Uploaded = LibraryPhoto & { duplicateOf: PhotoId | null };

const PUBLIC_KEY_LENGTH = 20;
const takeTurn = makeTurns(2);

/**
 * Keeps the original byte for byte and notes what it says of itself; the renditions are made by a job. Where the same
 * bytes are in the library already and `duplicates` says `offer`, nothing is kept and that photo comes back. Emits
 * `photo-uploaded`.
 *
 * @throws Forbidden; Invalid and TooLarge as `inspectImage`
 */
export async function uploadPhoto(ctx: Ctx, by: Actor, input: UploadInput): Promise<Uploaded> {
  mustBeAllowed(by, 'write-articles');
  const id = ctx.newId() as PhotoId;
  const offers = input.duplicates === 'offer';
  const kept = await takeTurn(() => keepOriginal(ctx, id, input.file, offers));
  if ('known' in kept) return { ...(await mustBeThere(ctx, kept.known)), duplicateOf: kept.known };
  const { facts, said, storageKey, sha256, byteLength, fingerprint } = kept;
  const words = {
    caption: input.meta.caption ?? said.caption,
    alt: input.meta.alt ?? said.alt,
    credits: input.meta.credits ?? said.credits,
  };
  const duplicateOf = await ctx.transact(async (trx, emit) => {
    const now = ctx.now();
    // The same file twice in one batch: the second waits here, then finds the first.
    await sql`select pg_advisory_xact_lock(${sha256.readInt32BE(0)}, ${sha256.readInt32BE(4)})`.execute(trx);
    const known = await photoOfBytes(trx, sha256);
    if (known && offers) return known;
    await trx
      .insertInto('photos')
      .values({
        id,
        public_key: randomKey(PUBLIC_KEY_LENGTH),
        sha256,
        storage_key: storageKey,
        file_name: input.fileName,
        media_type: facts.mediaType,
        byte_length: byteLength,
        width: facts.width,
        height: facts.height,
        focal_x: input.meta.focal?.x ?? 0.5,
        focal_y: input.meta.focal?.y ?? 0.5,
        colour: facts.colour,
        ...words,
        keys: sql<string>`${photoKeys({ ...words, fileName: input.fileName })}::tsvector`,
        fingerprint,
        taken_on: input.meta.takenOn === undefined ? said.takenOn : input.meta.takenOn,
        uploaded_by: JSON.stringify(doneBy(by)),
        created_at: now,
        updated_at: now,
      })
      .execute();
    const renditionsFrom = input.renditionsFrom?.toISOString() ?? null;
    await emit({ name: 'photo-uploaded', photoId: id, renditionsFrom }, by);
    return known;
  });
  if (!duplicateOf || !offers) return { ...(await mustBeThere(ctx, id)), duplicateOf };
  await ctx.storage.delete(storageKey);
  return { ...(await mustBeThere(ctx, duplicateOf)), duplicateOf };
}

async function keepOriginal(ctx: Ctx, id: PhotoId, read: UploadInput['file'], offers: boolean) {
  const file = await read();
  const sha256 = createHash('sha256').update(file).digest();
  const known = offers ? await photoOfBytes(ctx.db, sha256) : null;
  if (known) return { known };
  const facts = await inspectImage(file);
  const said = readPhotoMetadata(file);
  const fingerprint = await fingerprintOf(file);
  const storageKey = `originals/${id.slice(-2)}/${id}.${facts.extension}`;
  // Before the row: an original without a row costs some disk, a row without its original is a broken page.
  await ctx.storage.put(storageKey, file, facts.mediaType);
  return { facts, said, storageKey, sha256, byteLength: file.length, fingerprint };
}

async function mustBeThere(ctx: Pick<Ctx, 'db'>, id: PhotoId): Promise<LibraryPhoto> {
  const photo = await photoById(ctx.db, id);
  if (!photo) throw new Error(`The photo ${id} is not there after it was uploaded.`);
  return photo;
}
