import type { Reads } from '../../platform/context.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';

/** An article that shows a photo. */
export type PhotoPlace = {
  articleId: ArticleId;
  headline: string;
  state: string;
  /** 'published': readers see it there now; 'working': it stands in the working copy. */
  copies: ('published' | 'working')[];
  roles: ('lead' | 'body')[];
};

/** Where the photo is seen, those before the readers first, then the last saved first. */
export async function placesOf(db: Reads, id: string, limit = 200): Promise<PhotoPlace[]> {
  const rows = await db
    .selectFrom('photo_uses as u')
    .innerJoin('articles as a', 'a.id', 'u.article_id')
    .select(['u.article_id', 'u.copy', 'u.role', 'a.headline', 'a.state', 'a.saved_at'])
    .where('u.shown_id', '=', id)
    .orderBy('a.saved_at', 'desc')
    .orderBy('u.article_id')
    .orderBy('u.copy')
    .orderBy('u.role', 'desc')
    .limit(limit * 4)
    .execute();
  const places = new Map<string, PhotoPlace>();
  for (const row of rows) {
    const place = places.get(row.article_id) ?? {
      articleId: row.article_id as ArticleId,
      headline: row.headline,
      state: row.state,
      copies: [],
      roles: [],
    };
    places.set(row.article_id, place);
    const copy = row.copy as 'published' | 'working';
    const role = row.role as 'lead' | 'body';
    if (!place.copies.includes(copy)) place.copies.push(copy);
    if (!place.roles.includes(role)) place.roles.push(role);
  }
  const isPublic = (place: PhotoPlace) => Number(place.copies.includes('published'));
  return [...places.values()].sort((a, b) => isPublic(b) - isPublic(a)).slice(0, limit);
}

/** How many articles show it; an author's picture counts as well. */
export async function namesPhoto(db: Reads, id: PhotoId): Promise<number> {
  const [uses, authors] = await Promise.all([
    db
      .selectFrom('photo_uses')
      .select((eb) => eb.fn.count<string>('article_id').distinct().as('n'))
      .where('shown_id', '=', id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('authors')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('photo_id', '=', id)
      .executeTakeFirstOrThrow(),
  ]);
  return Number(uses.n) + Number(authors.n);
}

/** Those of the photos, as they are shown, whose last day is before `today` (YYYY-MM-DD, the publication's). */
export async function expiredAmong(db: Reads, ids: readonly PhotoId[], today: string): Promise<Set<PhotoId>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('photos')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('expires_on', '<', today)
    .execute();
  return new Set(rows.map((row) => row.id as PhotoId));
}

/** What the photo desk must see to: expired photos that readers still see, the longest expired first. */
export async function expiredInUse(
  db: Reads,
  today: string,
  limit = 50,
): Promise<{ photoId: PhotoId; expiresOn: string; articleId: ArticleId; headline: string }[]> {
  const rows = await db
    .selectFrom('photos as p')
    .innerJoin('photo_uses as u', 'u.shown_id', 'p.id')
    .innerJoin('articles as a', 'a.id', 'u.article_id')
    .select(['p.id', 'p.expires_on', 'u.article_id', 'a.headline'])
    .distinct()
    .where('p.expires_on', '<', today)
    .where('u.copy', '=', 'published')
    .orderBy('p.expires_on')
    .orderBy('p.id')
    .orderBy('u.article_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    photoId: row.id as PhotoId,
    expiresOn: row.expires_on ?? '',
    articleId: row.article_id as ArticleId,
    headline: row.headline,
  }));
}
