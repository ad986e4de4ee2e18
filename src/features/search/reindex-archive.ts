import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { indexArticle } from './index-article.ts';
import { documentRows } from './indexed-document-queries.ts';
import type { SearchEngine } from './search-engine.ts';

/** How far it is: `words` is what the plain search stands on, `index` the index itself. */
export type ReindexStep = { step: 'words' | 'index'; done: number; total: number };

const LOOK_MS = 500;

/**
 * Analyses the whole archive anew, for when the rules of a language have changed: the words in the database, by which
 * the plain search finds, and the index with its snapshot. Then every running process builds its own. Emits
 * `search-reindexed`.
 *
 * @returns how many articles the index holds
 * @throws Forbidden `may-not-manage-publication`
 */
export async function reindexArchive(
  ctx: Ctx,
  by: Actor,
  search: Pick<SearchEngine, 'ask' | 'state'>,
  onStep: (step: ReindexStep) => void,
): Promise<number> {
  mustBeAllowed(by, 'manage-publication');
  const ids = [...(await documentRows(ctx.db)).keys()];
  for (const [at, articleId] of ids.entries()) {
    await indexArticle(ctx, { articleId });
    onStep({ step: 'words', done: at + 1, total: ids.length });
  }
  const look = setInterval(() => {
    const { done, total } = search.state;
    if (total > 0) onStep({ step: 'index', done, total });
  }, LOOK_MS);
  const documents = await search.ask('rebuild', {}).finally(() => clearInterval(look));
  onStep({ step: 'index', done: documents, total: documents });
  await ctx.transact((_, emit) => emit({ name: 'search-reindexed', articles: documents }, by));
  return documents;
}
