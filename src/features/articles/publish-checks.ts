import type { DocumentJson } from '../../document/document.ts';
import { bodyPhotosOf, photoIdsOf, plainText } from '../../document/document-text.ts';
import { dayIn } from '../../language/dates.ts';
import type { Reads } from '../../platform/context.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { photosByIds } from '../media/photo-queries.ts';
import { expiredAmong } from '../media/photo-use-queries.ts';
import { publication } from '../publication/publication-queries.ts';
import type { ArticleContent } from './article.ts';

/** Which article is to go out, and when. */
export type GoingOut = { id: string; at: Date };

/** @throws Invalid `not-ready` with everything that is missing before readers may see it */
export async function checkPublishable(db: Reads, content: ArticleContent, going: GoingOut): Promise<void> {
  const faults = await publishFaults(db, content, going);
  const [first] = faults;
  if (first) throw new Invalid('not-ready', `The article cannot be published yet: ${first.message}`, faults);
}

/**
 * What is missing before readers may see it: a headline, a body, the lead photo's credit, and of each photo that is not
 * said to be decoration the words for whoever does not see it. A photo whose last day has passed by then is a fault
 * unless readers see it in this article already. A photo of the body is named by its place, from 1.
 */
export async function publishFaults(db: Reads, content: ArticleContent, going: GoingOut): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (content.headline === '') faults.push({ path: 'headline', code: 'missing', message: 'The headline is missing.' });
  const hasText = plainText(content.body, { pullQuotes: true }) !== '';
  if (!hasText && (content.body.content ?? []).every((node) => node.type === 'paragraph'))
    faults.push({ path: 'body', code: 'missing', message: 'The body is empty.' });
  return [...faults, ...(await photoFaults(db, content)), ...(await expiryFaults(db, content, going))];
}

async function photoFaults(db: Reads, { lead, body }: ArticleContent): Promise<Fault[]> {
  const placed = bodyPhotosOf(body);
  const photos = await photosByIds(db, [...placed.map(({ photoId }) => photoId), ...(lead ? [lead.photoId] : [])]);
  const faults: Fault[] = [];
  const leadPhoto = lead && photos.get(lead.photoId);
  if (lead && leadPhoto) {
    if (!leadPhoto.credits.some(isSaid))
      faults.push({ path: 'lead/credits', code: 'missing-credit', message: 'The lead photo has no credit.' });
    if (!lead.decorative && !isSaid(lead.alt ?? leadPhoto.alt))
      faults.push({ path: 'lead/alt', code: 'missing-alt', message: 'The lead photo has no alternative text.' });
  }
  placed.forEach(({ photoId, alt, decorative }, index) => {
    const photo = photos.get(photoId);
    if (!photo || decorative || isSaid(alt ?? photo.alt)) return;
    const message = `Photo ${index + 1} of the body has no alternative text.`;
    faults.push({ path: `body/photos/${index + 1}/alt`, code: 'missing-alt', message });
  });
  return faults;
}

async function expiryFaults(db: Reads, { lead, body }: ArticleContent, going: GoingOut): Promise<Fault[]> {
  const named = [...(lead ? [lead.photoId] : []), ...photoIdsOf(body)];
  if (named.length === 0) return [];
  const { timeZone } = await publication(db);
  // Before what is seen there already: most photos have no last day, and then nothing else is asked.
  const shown = await photosByIds(db, named);
  const expired = await expiredAmong(
    db,
    [...shown.values()].map(({ id }) => id),
    dayIn(going.at, timeZone),
  );
  if (expired.size === 0) return [];
  const seen = await seenAlready(db, going.id);
  const isFault = (id: PhotoId) => expired.has(shown.get(id)?.id ?? id) && !seen.has(id);
  const faults: Fault[] = [];
  if (lead && isFault(lead.photoId))
    faults.push({
      path: 'lead/rights',
      code: 'expired-photo',
      message: 'The right to use the lead photo has ended.',
    });
  bodyPhotosOf(body).forEach(({ photoId }, index) => {
    const message = `The right to use photo ${index + 1} of the body has ended.`;
    if (isFault(photoId)) faults.push({ path: `body/photos/${index + 1}/rights`, code: 'expired-photo', message });
  });
  return faults;
}

async function seenAlready(db: Reads, id: string): Promise<Set<PhotoId>> {
  const row = await db
    .selectFrom('published_articles')
    .select(['lead_photo_id', 'body'])
    .where('id', '=', id as ArticleId)
    .executeTakeFirst();
  if (!row) return new Set();
  const lead = row.lead_photo_id ? [row.lead_photo_id as PhotoId] : [];
  return new Set([...lead, ...photoIdsOf(row.body as DocumentJson)]);
}

function isSaid(text: string): boolean {
  return text.trim() !== '';
}
