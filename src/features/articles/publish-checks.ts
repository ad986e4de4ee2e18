import { bodyPhotosOf, plainText } from '../../document/document-text.ts';
import type { Reads } from '../../platform/context.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';
import { photosByIds } from '../media/photo-queries.ts';
import type { ArticleContent } from './article.ts';

/** @throws Invalid `not-ready` with everything that is missing before readers may see it */
export async function checkPublishable(db: Reads, content: ArticleContent): Promise<void> {
  const faults = await publishFaults(db, content);
  const [first] = faults;
  if (first) throw new Invalid('not-ready', `The article cannot be published yet: ${first.message}`, faults);
}

/**
 * What is missing before readers may see it: a headline, a body, the lead photo's credit, and of each photo that is not
 * said to be decoration the words for whoever does not see it. A photo of the body is named by its place, from 1.
 */
export async function publishFaults(db: Reads, content: ArticleContent): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (content.headline === '') faults.push({ path: 'headline', code: 'missing', message: 'The headline is missing.' });
  const hasText = plainText(content.body, { pullQuotes: true }) !== '';
  if (!hasText && (content.body.content ?? []).every((node) => node.type === 'paragraph'))
    faults.push({ path: 'body', code: 'missing', message: 'The body is empty.' });
  return [...faults, ...(await photoFaults(db, content))];
}

async function photoFaults(db: Reads, { lead, body }: ArticleContent): Promise<Fault[]> {
  const placed = bodyPhotosOf(body);
  const photos = await photosByIds(db, [...placed.map(({ photoId }) => photoId), ...(lead ? [lead.photoId] : [])]);
  const faults: Fault[] = [];
  const leadPhoto = lead && photos.get(lead.photoId);
  if (lead && leadPhoto) {
    if (!leadPhoto.credits.some(isSaid))
      faults.push({ path: 'lead/credits', code: 'missing-credit', message: 'The lead photo has no credit.' });
    if (!isSaid(lead.alt ?? leadPhoto.alt))
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

function isSaid(text: string): boolean {
  return text.trim() !== '';
}
