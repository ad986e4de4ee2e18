import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleState } from '../articles/article.ts';
import { type StaffListItem, staffArticles } from '../articles/article-list-queries.ts';
import { type Searching, searchArticles } from './search-articles.ts';

/** Not in the readers' index: their headlines are analysed as they are asked for, so only the last saved of them. */
const NOT_PUBLIC: readonly ArticleState[] = ['draft', 'in-review', 'ready', 'scheduled', 'held'];
const ANALYSED = 200;

/**
 * Articles of every state for the desk: the one whose id or address is asked for; those whose headline holds every word
 * as it stands, the last saved first; public ones that hold a form of each word anywhere; and of the last saved that
 * are not public, those whose headline holds a form of each word.
 *
 * @throws Invalid for a query over 200 characters
 */
export async function findStaffArticles(
  searching: Searching,
  { q, limit }: { q: string; limit: number },
): Promise<StaffListItem[]> {
  const { db } = searching;
  const id = idIn(q);
  const [literal, known, published] = await Promise.all([
    staffArticles(db, { limit, query: q }),
    byHeadlineForms(db, q, limit),
    searchArticles(searching, { q, limit }),
  ]);
  const ids = [
    ...(id ? [id] : []),
    ...literal.map((one) => one.id),
    ...known,
    ...published.items.map(({ card }) => card.id),
  ];
  const wanted = [...new Set(ids)].slice(0, limit);
  if (wanted.length === 0) return [];
  const found = new Map((await staffArticles(db, { limit, ids: wanted })).map((one) => [one.id, one]));
  return wanted.flatMap((one) => found.get(one) ?? []);
}

async function byHeadlineForms(db: Reads, q: string, limit: number): Promise<ArticleId[]> {
  const asked = wordsOf(q).map((word) => matchKeys(word).map(({ key }) => key));
  if (asked.length === 0) return [];
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'headline'])
    .where('state', 'in', NOT_PUBLIC)
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .limit(ANALYSED)
    .execute();
  const fits = (headline: string) => {
    const keys = new Set(wordsOf(headline).flatMap((word) => matchKeys(word).map(({ key }) => key)));
    return asked.every((forms) => forms.some((form) => keys.has(form)));
  };
  return rows
    .filter(({ headline }) => fits(headline))
    .slice(0, limit)
    .map(({ id }) => id as ArticleId);
}

/** Somebody pastes an address of the site or of the newsroom, or the id itself. */
function idIn(q: string): ArticleId | null {
  const [, inAddress] = /\/(?:a|articles)\/([0-9a-hjkmnp-tv-z]{8})(?:[/?#]|$)/.exec(q) ?? [];
  const [alone] = /^[0-9a-hjkmnp-tv-z]{8}$/.exec(q) ?? [];
  return (inAddress ?? alone ?? null) as ArticleId | null;
}
