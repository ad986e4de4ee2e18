import type { Connection } from '../../platform/database.ts';
import type { FindOptions, Found } from './index/find-documents.ts';
import type { Alike } from './index/more-like-this.ts';
import type { Suggestion } from './index/suggest.ts';
import type { SearchQuery } from './search-query.ts';

/** What the search's thread is started with. `snapshot`: null keeps nothing on disk. */
export type SearchThreadData = { connection: Connection; snapshot: string | null; publication: string };

/** How far the index is: what it has read, of how many. `isReady`: it answers for the whole archive. */
export type SearchState = { isReady: boolean; done: number; total: number; documents: number; latent: boolean };

/** What the thread is asked, and answers. */
export type Questions = {
  find: { asks: { query: SearchQuery; options: FindOptions }; answers: Found };
  suggest: { asks: { typed: string }; answers: Suggestion[] };
  /** Null: it does not know the article (yet). */
  alike: { asks: { id: string; limit: number; now: number }; answers: Alike[] | null };
  rebuild: { asks: Record<string, never>; answers: number };
  figures: {
    asks: Record<string, never>;
    answers: { documents: number; words: number; recent: number; bytes: number };
  };
};
export type QuestionName = keyof Questions;

export type ToThread =
  | { kind: 'question'; number: number; name: QuestionName; asks: Questions[QuestionName]['asks'] }
  /** These may have changed: they are read anew. `revoked`: they are taken out before that. */
  | { kind: 'changed'; ids: string[]; revoked: boolean }
  /** Anything may have changed. */
  | { kind: 'reconcile' }
  /** Everything is to be analysed anew. */
  | { kind: 'rebuild' };

export type FromThread =
  | { kind: 'answer'; number: number; answer: unknown }
  | { kind: 'failure'; number: number; message: string }
  | { kind: 'state'; state: SearchState }
  | { kind: 'note'; level: 'info' | 'warn'; message: string };
