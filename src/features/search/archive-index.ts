import type { Reads } from '../../platform/context.ts';
import { LatentSpace } from './index/latent-space.ts';
import { SearchIndex } from './index/search-index.ts';
import { BadSnapshot, type ReadSnapshot, readSnapshot, writeSnapshot } from './index/snapshot.ts';
import { Suggester } from './index/suggest.ts';
import { documentRows, documentStamps, indexedDocuments, rowOf } from './indexed-document-queries.ts';
import type { SearchState } from './search-messages.ts';

export type ArchiveIndexOptions = {
  db: Reads;
  /** Null keeps nothing on disk. */
  snapshot: string | null;
  publication: string;
  onState: (state: SearchState) => void;
  note: (level: 'info' | 'warn', message: string) => void;
  /** Lets those who wait be answered. */
  giveWay: () => Promise<void>;
};

const BATCH = 100;
/** So many at once are put in order with the rest; fewer are quicker beside it. */
const MOST_RECENT = 1000;
const MOST_RECENT_SHARE = 0.02;
/** Of the archive: when more differs, all of it is read, which is quicker than one by one. */
const MOST_READ_ANEW = 0.2;
/** Fewer articles teach nothing of the company that words keep. */
const LATENT_FROM = 1000;

/** The index of what is public, kept as the database has it. Its owner is the search's thread. */
export class ArchiveIndex {
  index = new SearchIndex();
  latent: LatentSpace | null = null;
  suggester = new Suggester(this.index);
  readonly #options: ArchiveIndexOptions;
  #state: SearchState = { isReady: false, done: 0, total: 0, documents: 0, latent: false };
  readonly #waiting = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  /** Until then the index answers words alone: no phrase, no likeness, no suggestion. */
  whole: Promise<void> = Promise.resolve();
  #learntFrom = 0;
  /** Meanwhile the documents keep their numbers. */
  #isLearning = false;

  constructor(options: ArchiveIndexOptions) {
    this.#options = options;
  }

  /** From the snapshot when there is a good one, else from the database; afterwards as the database has it. */
  open(): Promise<void> {
    return this.#next(async () => {
      const kept = await this.#kept();
      if (kept) {
        this.#use(kept.index);
        await this.#dropStale();
        this.#tell({ isReady: true, documents: this.index.documents.count });
        this.whole = kept.whole.catch((error: Error) => this.#replace(error));
        await this.whole;
      }
      await this.#reconcile();
    });
  }

  /** These may have changed. What was taken from the readers goes at once, before anything is read. */
  changed(ids: readonly string[], isRevoked: boolean): Promise<void> {
    if (isRevoked) for (const id of ids) this.#remove(id);
    for (const id of ids) this.#waiting.add(id);
    return this.#next(() => this.#readWaiting());
  }

  /** Compares everything with the database, and reads what differs. */
  reconcile(): Promise<void> {
    return this.#next(() => this.#reconcile());
  }

  /** Everything from the database, whatever is there. @returns how many articles it holds then */
  async rebuild(): Promise<number> {
    await this.#next(async () => {
      const stamps = await documentStamps(this.#options.db);
      await this.#build(stamps.map(({ id }) => id));
      this.#tell({ isReady: true, documents: this.index.documents.count });
    });
    return this.index.documents.count;
  }

  async #kept(): Promise<ReadSnapshot | null> {
    const { snapshot, publication, note } = this.#options;
    try {
      return snapshot === null ? null : await readSnapshot(snapshot, publication);
    } catch (error) {
      if (!(error instanceof BadSnapshot)) throw error;
      note('warn', badSnapshot(error));
      return null;
    }
  }

  /** What was taken from the readers since, or written anew, answers nothing, not even how many there are. */
  async #dropStale(): Promise<void> {
    const rows = await documentRows(this.#options.db);
    const { documents } = this.index;
    for (const [number, id] of documents.ids.entries())
      if (rows.get(id) !== rowOf(documents.stamps[number] ?? '')) this.#remove(id);
  }

  /** The rest of the snapshot was bad: what came of it serves no more. */
  async #replace(error: Error): Promise<void> {
    this.#options.note('warn', badSnapshot(error));
    this.#tell({ isReady: false });
    this.#use(new SearchIndex());
    await this.#reconcile();
  }

  async #reconcile(): Promise<void> {
    const stamps = await documentStamps(this.#options.db);
    const { documents } = this.index;
    const wanted = new Set(stamps.map(({ id }) => id));
    for (const id of documents.ids) if (!wanted.has(id)) this.#remove(id);
    const differing = stamps.filter(({ id, stamp }) => {
      const number = documents.numberOf(id);
      return number === undefined || documents.stamps[number] !== stamp;
    });
    // After a restored backup every row was written anew.
    if (differing.length > Math.max(MOST_RECENT, stamps.length * MOST_READ_ANEW))
      await this.#build(stamps.map(({ id }) => id));
    else {
      for (const { id } of differing) this.#waiting.add(id);
      await this.#readWaiting();
    }
    this.#tell({ isReady: true, documents: this.index.documents.count });
  }

  /** Beside the one that answers, which goes on answering meanwhile. */
  async #build(ids: readonly string[]): Promise<void> {
    const fresh = new SearchIndex();
    for (let at = 0; at < ids.length; at += BATCH) {
      for (const document of await indexedDocuments(this.#options.db, ids.slice(at, at + BATCH))) fresh.stage(document);
      this.#tell({ done: Math.min(ids.length, at + BATCH), total: ids.length });
      await this.#options.giveWay();
    }
    fresh.compact();
    this.#use(fresh);
    await this.#keep();
    this.#options.note('info', `the search's index was built from the database: ${fresh.documents.count} articles`);
  }

  async #readWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting].slice(0, BATCH);
      // Before they are read: what changes meanwhile waits anew.
      for (const id of ids) this.#waiting.delete(id);
      const found = await indexedDocuments(this.#options.db, ids).catch((error: unknown) => {
        for (const id of ids) this.#waiting.add(id);
        throw error;
      });
      const public_ = new Set(found.map(({ id }) => id));
      for (const id of ids) if (!public_.has(id)) this.#remove(id);
      for (const document of found) {
        this.latent?.forget(document.id);
        this.index.put(document);
      }
      await this.#options.giveWay();
    }
    this.#tell({ documents: this.index.documents.count });
    await this.#tidy();
  }

  async #tidy(): Promise<void> {
    const { index } = this;
    const most = Math.max(MOST_RECENT, index.documents.size * MOST_RECENT_SHARE);
    if (index.recentCount + index.deadCount > most && !this.#isLearning) {
      index.compact();
      await this.#keep();
    }
    void this.#learn();
  }

  /** The archive's latent semantics, when it is large enough and has grown by a fifth. */
  async #learn(): Promise<void> {
    const { count } = this.index.documents;
    if (this.#isLearning || count < LATENT_FROM || count < this.#learntFrom * 1.2) return;
    this.#isLearning = true;
    const { index } = this;
    try {
      const latent = await LatentSpace.learn(index, this.#options.giveWay);
      if (this.index !== index) return;
      this.#learntFrom = count;
      this.latent = latent;
      this.#tell({ latent: true });
      await latent.placeAll(this.#options.giveWay);
    } finally {
      this.#isLearning = false;
    }
  }

  async #keep(): Promise<void> {
    const { snapshot, publication, note } = this.#options;
    if (snapshot === null) return;
    await writeSnapshot(snapshot, this.index, publication).catch((error: Error) =>
      note('warn', `the search's snapshot could not be written: ${error.message}`),
    );
  }

  #use(index: SearchIndex): void {
    this.index = index;
    this.latent = null;
    this.#learntFrom = 0;
    this.suggester = new Suggester(index);
  }

  #remove(id: string): void {
    this.index.remove(id);
    this.latent?.forget(id);
  }

  #tell(change: Partial<SearchState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onState(this.#state);
  }

  /** One change of the index at a time, in the order in which they were asked for. */
  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => {});
    return done;
  }
}

function badSnapshot({ message }: Error): string {
  return `the search's snapshot cannot be used (${message}); the index is built anew`;
}
