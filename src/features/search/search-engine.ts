import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Connection } from '../../platform/database.ts';
import type { Purge } from '../../platform/events.ts';
import { tag } from '../events.ts';
import type {
  FromThread,
  QuestionName,
  Questions,
  SearchState,
  SearchThreadData,
  ToThread,
} from './search-messages.ts';

export type SearchEngineOptions = SearchThreadData & {
  connection: Connection;
  log: { info: (about: object, message: string) => void; warn: (about: object, message: string) => void };
};

/** A question that takes longer is answered without the index. */
const ANSWER_WITHIN_MS = 3000;
const REBUILD_WITHIN_MS = 60 * 60_000;
const AGAIN_AFTER_MS = 1000;
/** More changes than these are found by comparing everything. */
const MOST_IDS = 500;
const NOT_YET: SearchState = { isReady: false, done: 0, total: 0, documents: 0, latent: false };

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** The index is not there: it is being built, or its thread was lost. */
export class SearchAway extends Error {}

/** The search as the rest of the process sees it: questions to a thread of its own, which is started again when it ends. */
export class SearchEngine {
  readonly #options: SearchEngineOptions;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #number = 0;
  #state = NOT_YET;
  #isClosed = false;

  constructor(options: SearchEngineOptions) {
    this.#options = options;
    this.#start();
  }

  get state(): SearchState {
    return this.#state;
  }

  /** @throws SearchAway when the index cannot answer */
  ask<Name extends QuestionName>(name: Name, asks: Questions[Name]['asks']): Promise<Questions[Name]['answers']> {
    if (!this.#thread || (!this.#state.isReady && name !== 'rebuild')) throw new SearchAway('the index is not there');
    const number = ++this.#number;
    const within = name === 'rebuild' ? REBUILD_WITHIN_MS : ANSWER_WITHIN_MS;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(number)?.reject(new SearchAway('the index did not answer')), within);
      timer.unref();
      this.#waiting.set(number, { resolve, reject, timer });
    });
    this.#tell({ kind: 'question', number, name, asks });
    return answer as Promise<Questions[Name]['answers']>;
  }

  /** What the page cache forgets, the index reads anew. */
  purge({ tags, forget }: Purge): void {
    if (tags.includes(tag.search)) return this.#tell({ kind: 'rebuild' });
    if (tags === 'everything') return this.#tell({ kind: 'reconcile' });
    const ids = tags.flatMap((tag) => (tag.startsWith('article:') ? [tag.slice('article:'.length)] : []));
    // A name has changed, and nobody says where it stands.
    if (tags.includes('publication') || ids.length > MOST_IDS) this.#tell({ kind: 'reconcile' });
    else if (ids.length > 0) this.#tell({ kind: 'changed', ids, revoked: forget });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.terminate();
  }

  #start(): void {
    const { connection, snapshot, publication } = this.#options;
    const thread = new Worker(threadFile(), {
      workerData: { connection, snapshot, publication } satisfies SearchThreadData,
    });
    this.#thread = thread;
    thread.unref();
    thread.on('message', (message: FromThread) => this.#hear(message));
    thread.on('error', (error) => this.#options.log.warn({ err: error }, 'the search stopped with a failure'));
    thread.on('exit', () => this.#lose());
  }

  #hear(message: FromThread): void {
    if (message.kind === 'state') this.#state = message.state;
    else if (message.kind === 'note') this.#options.log[message.level]({}, message.message);
    else if (message.kind === 'answer') this.#settle(message.number)?.resolve(message.answer);
    else this.#settle(message.number)?.reject(new Error(message.message));
  }

  #lose(): void {
    this.#thread = null;
    this.#state = NOT_YET;
    for (const number of [...this.#waiting.keys()]) this.#settle(number)?.reject(new SearchAway('the index was lost'));
    if (!this.#isClosed) setTimeout(() => this.#isClosed || this.#start(), AGAIN_AFTER_MS).unref();
  }

  #settle(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #tell(message: ToThread): void {
    this.#thread?.postMessage(message);
  }
}

/** Beside the sources when they run themselves, beside the bundle when that runs. */
function threadFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./search-thread.${extension}`, import.meta.url));
}
