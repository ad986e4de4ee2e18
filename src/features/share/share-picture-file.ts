import { createHash } from 'node:crypto';
import { join } from 'node:path/posix';
import { buffer } from 'node:stream/consumers';
import { directionOf, isolate } from '../../language/direction.ts';
import { directionOfLanguage } from '../../language/language.ts';
import { strings } from '../../language/strings/strings.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { publishedArticle } from '../articles/article-queries.ts';
import { cutName } from '../media/crop.ts';
import type { Shape } from '../media/photo.ts';
import { photoFile } from '../media/photo-queries.ts';
import { rendition } from '../media/rendition.ts';
import { makeTurns } from '../media/take-turn.ts';
import { publication } from '../publication/publication-queries.ts';
import { drawSharePicture } from './draw-share-picture.ts';
import { type ShareShape, type ShareSubject, shareKey } from './share-picture.ts';

type Draws = Pick<Ctx, 'db' | 'storage'>;

/** How a photo is cut for each. */
const CUT: Readonly<Record<ShareShape, Shape>> = { wide: '1x1', square: '16x9' };
const underWay = new Map<string, Promise<Buffer>>();
const takeTurn = makeTurns(1);

/**
 * An article's picture as it is to look now: from the storage, or drawn. Asked of the database each time, so a story
 * that is held or withdrawn has none from that moment.
 *
 * @returns a JPEG, or null when no such article is public
 */
export async function sharePictureFile(ctx: Draws, id: ArticleId, shape: ShareShape): Promise<Buffer | null> {
  const subject = await publishedArticle(ctx.db, id);
  if (!subject) return null;
  const about = await publication(ctx.db);
  const photo = subject.lead ? await photoFile(ctx.db, subject.lead.photo.publicKey) : null;
  const cut = photo ? cutName(photo, CUT[shape]) : '';
  const key = createHash('sha256')
    .update(`${shareKey(about, subject)} ${cut}`)
    .digest('hex')
    .slice(0, 16);
  const storageKey = join('share', id.slice(0, 2), id, `${shape}-${key}.jpg`);
  return (
    (await ctx.storage.read(storageKey)) ?? drawOnce(storageKey, () => draw(ctx, about, subject, shape, storageKey))
  );
}

/** One drawing at a time: it holds a processor for a tenth of a second. */
function drawOnce(storageKey: string, drawing: () => Promise<Buffer>): Promise<Buffer> {
  const existing = underWay.get(storageKey);
  if (existing) return existing;
  const drawn = takeTurn(drawing).finally(() => underWay.delete(storageKey));
  underWay.set(storageKey, drawn);
  return drawn;
}

async function draw(
  ctx: Draws,
  about: Awaited<ReturnType<typeof publication>>,
  subject: ShareSubject,
  shape: ShareShape,
  storageKey: string,
): Promise<Buffer> {
  const picture = await drawSharePicture(about, subject, shape, await photoOf(ctx, subject, shape));
  await ctx.storage.put(storageKey, picture, 'image/jpeg');
  return picture;
}

async function photoOf(ctx: Draws, { lead, language }: ShareSubject, shape: ShareShape) {
  if (!lead) return null;
  const made = await rendition(ctx, lead.photo.publicKey, CUT[shape], 'jpeg');
  if (!made || 'movedTo' in made) return null;
  const here = directionOfLanguage(language);
  const named = lead.photo.credits.map((credit) => isolate(credit, directionOf(credit, here)));
  return {
    data: await buffer(made.stream),
    credits: named.length > 0 ? `${strings(language).photoBy} ${named.join(', ')}` : '',
  };
}
