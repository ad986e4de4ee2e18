import { createHash } from 'node:crypto';
import type { ArticleId } from '../../platform/ids.ts';
import type { PlacedPhoto } from '../articles/article.ts';
import type { Publication } from '../publication/publication.ts';

/**
 * The pictures that chats and networks show of an article, in pixels: the wide one is what Open Graph asks for, the
 * square one what a chat's list shows.
 */
export const SHARE_SHAPES = { wide: { width: 1200, height: 630 }, square: { width: 1200, height: 1200 } } as const;
export type ShareShape = keyof typeof SHARE_SHAPES;

/** What is drawn. */
export type ShareSubject = {
  id: ArticleId;
  headline: string;
  language: string;
  section: { name: string };
  lead: PlacedPhoto | null;
};

/** An article's pictures are at an address that changes with what is on them, so that networks ask for the new one. */
export function shareKey(publication: Publication, subject: ShareSubject): string {
  const { photo } = subject.lead ?? {};
  const shown = [
    DESIGN,
    ...[publication.name, publication.language, publication.settings.accent?.light ?? ''],
    ...[subject.headline, subject.language, subject.section.name],
    ...(photo ? [photo.publicKey, photo.focal.x, photo.focal.y, ...photo.credits] : []),
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

/** Goes up with the drawing's look. */
const DESIGN = 1;
