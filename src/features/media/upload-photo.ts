import { createHash } from 'node:crypto';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { randomKey } from '../../platform/random-key.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { inspectImage } from './inspect-image.ts';
import type { FocalPoint, Photo } from './photo.ts';
import { readPhotoMetadata } from './photo-metadata.ts';
import { photoById } from './photo-queries.ts';
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
};

const PUBLIC_KEY_LENGTH = 20;
const takeTurn = makeTurns(2);

/**
 * Keeps the original byte for byte and notes what it says of itself; the renditions are made by a job. Emits
 * `photo-uploaded`.
 *
 * @throws Forbidden; Invalid and TooLarge as `inspectImage`
 */
export async function uploadPhoto(ctx: Ctx, by: Actor, input: UploadInput): Promise<Photo> {
  mustBeAllowed(by, 'write-articles');
  const id = ctx.newId() as PhotoId;
  const { facts, said, storageKey, sha256, byteLength } = await takeTurn(() => keepOriginal(ctx, id, input.file));
  await ctx.transact(async (trx, emit) => {
    const now = ctx.now();
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
        caption: input.meta.caption ?? said.caption,
        alt: input.meta.alt ?? said.alt,
        credits: input.meta.credits ?? said.credits,
        taken_on: input.meta.takenOn === undefined ? said.takenOn : input.meta.takenOn,
        uploaded_by: JSON.stringify(doneBy(by)),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await emit({ name: 'photo-uploaded', photoId: id }, by);
  });
  const photo = await photoById(ctx.db, id);
  if (!photo) throw new Error(`The photo ${id} is not there after it was uploaded.`);
  return photo;
}

async function keepOriginal(ctx: Pick<Ctx, 'storage'>, id: PhotoId, read: UploadInput['file']) {
  const file = await read();
  const facts = await inspectImage(file);
  const said = readPhotoMetadata(file);
  const storageKey = `originals/${id.slice(-2)}/${id}.${facts.extension}`;
  // Before the row: an original without a row costs some disk, a row without its original is a broken page.
  await ctx.storage.put(storageKey, file, facts.mediaType);
  return { facts, said, storageKey, sha256: createHash('sha256').update(file).digest(), byteLength: file.length };
}
