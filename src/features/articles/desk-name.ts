import type { PhotoId } from '../../platform/ids.ts';

/** What articles are sorted by. */
export const NAME_KINDS = ['section', 'topic', 'author'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Where each kind is kept. */
export const NAME_TABLES = { section: 'sections', topic: 'topics', author: 'authors' } as const;

/** A page of an author elsewhere; `url` with https. */
export type AuthorLink = { label: string; url: string };

/** A section, topic or author as the desk keeps it. `articles`: how many published ones bear it. */
export type DeskName = {
  id: string;
  kind: NameKind;
  slug: string;
  name: string;
  description: string;
  articles: number;
  /** Authors only. */
  roleTitle: string;
  email: string;
  links: AuthorLink[];
  photoId: PhotoId | null;
};

export const NAME_LIMITS = { name: 120, slug: 120, description: 500, bio: 2000, roleTitle: 120, links: 10 } as const;
