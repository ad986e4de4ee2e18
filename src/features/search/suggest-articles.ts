import type { Reads } from '../../platform/context.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import { cardsByIds, publicNames, publicSections } from '../articles/article-queries.ts';
import type { Suggestion } from './index/suggest.ts';
import { SearchAway, type SearchEngine } from './search-engine.ts';

export type Suggested = { kind: Suggestion['kind']; id: string; slug: string; text: string; language: string | null };

const LONGEST = 80;

/**
 * What may be meant while a reader types: sections, authors, topics and headlines; nothing while the index is away.
 * Each is asked of the database once more, so that no name or headline shows that is not public now.
 */
export async function suggestArticles(
  db: Reads,
  engine: Pick<SearchEngine, 'ask'> | null,
  typed: string,
): Promise<Suggested[]> {
  const found = await ask(engine, typed.slice(0, LONGEST));
  if (found.length === 0) return [];
  const ids = found.flatMap((one) => (one.kind === 'article' ? [one.id as ArticleId] : []));
  const hasNames = ids.length < found.length;
  const [cards, names, sections] = await Promise.all([
    cardsByIds(db, ids),
    hasNames ? publicNames(db) : null,
    hasNames ? publicSections(db) : [],
  ]);
  const named = [
    ...(names?.authors ?? []),
    ...(names?.topics ?? []),
    ...(sections as { id: SectionId; slug: string; name: string }[]),
  ];
  return found.flatMap(({ kind, id }): Suggested[] => {
    if (kind === 'article') {
      const card = cards.find((one) => one.id === id);
      return card ? [{ kind, id, slug: card.slug, text: card.headline, language: card.language }] : [];
    }
    const is = named.find((one) => one.id === id);
    return is ? [{ kind, id, slug: is.slug, text: is.name, language: null }] : [];
  });
}

async function ask(engine: Pick<SearchEngine, 'ask'> | null, typed: string): Promise<Suggestion[]> {
  if (!engine || typed.trim() === '') return [];
  try {
    return await engine.ask('suggest', { typed });
  } catch (error) {
    if (error instanceof SearchAway) return [];
    throw error;
  }
}
