import { setImmediate as giveWay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../platform/database.ts';
import { ArchiveIndex } from './archive-index.ts';
import { findDocuments } from './index/find-documents.ts';
import { moreLikeThis } from './index/more-like-this.ts';
import type { FromThread, QuestionName, Questions, SearchThreadData, ToThread } from './search-messages.ts';

/**
 * The search's own thread: the index lives here, and reads the database by a connection of its own, so that the thread
 * that serves pages is never held by any of it.
 */
const { connection, snapshot, publication } = workerData as SearchThreadData;
const RETRY_MS = 1000;
/** Whatever was missed on the way is found by comparing now and then. */
const RECONCILE_MS = 10 * 60_000;

const { db } = openDatabase(connection, { max: 2 });
const archive = new ArchiveIndex({
  ...{ db, snapshot, publication, giveWay },
  onState: (state) => tell({ kind: 'state', state }),
  note: (level, message) => tell({ kind: 'note', level, message }),
});

const ANSWERS: {
  [Name in QuestionName]: (
    asks: Questions[Name]['asks'],
  ) => Questions[Name]['answers'] | Promise<Questions[Name]['answers']>;
} = {
  find: async ({ query, options }) => {
    if (query.phrases.length > 0) await archive.whole;
    return findDocuments(archive.index, query, options);
  },
  suggest: async ({ typed }) => {
    await archive.whole;
    return archive.suggester.suggest(typed);
  },
  alike: async ({ id, limit, now }) => {
    await archive.whole;
    // A job may ask before the news of the article itself has come this way.
    if (archive.index.documents.numberOf(id) === undefined) await archive.changed([id], false);
    const number = archive.index.documents.numberOf(id);
    return number === undefined ? null : moreLikeThis(archive.index, number, { limit, now, latent: archive.latent });
  },
  rebuild: () => archive.rebuild(),
  figures: () => ({
    documents: archive.index.documents.count,
    words: archive.index.vocabulary.size,
    recent: archive.index.recentCount,
    bytes: process.memoryUsage().arrayBuffers,
  }),
};

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'question') void answer(message);
  else if (message.kind === 'changed') persist(() => archive.changed(message.ids, message.revoked));
  else if (message.kind === 'rebuild') persist(async () => void (await archive.rebuild()));
  else persist(() => archive.reconcile());
});
persist(
  () => archive.open(),
  () => archive.open(),
);
setInterval(() => persist(() => archive.reconcile()), RECONCILE_MS);

async function answer({ number, name, asks }: Extract<ToThread, { kind: 'question' }>): Promise<void> {
  try {
    tell({ kind: 'answer', number, answer: await (ANSWERS[name] as (asks: unknown) => unknown)(asks) });
  } catch (error) {
    tell({ kind: 'failure', number, message: (error as Error).message });
  }
}

/** While the database is away the index answers as it is, and tries again. */
function persist(work: () => Promise<void>, again = () => archive.reconcile()): void {
  work().catch((error: Error) => {
    tell({ kind: 'note', level: 'warn', message: `the search could not read the database: ${error.message}` });
    setTimeout(() => persist(again, again), RETRY_MS);
  });
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}
