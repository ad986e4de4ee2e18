import type { Journal, JournalEntry } from '../../saving/journal.ts';
import { entryOf, type KeptEntry, keptEntry } from '../../saving/kept-entry.ts';

const DATABASE = 'gilyon-journal';
const STORE = 'tabs';
const PREFIX = 'gilyon-journal:';

/**
 * What is typed, kept in this browser: in IndexedDB, whose writings are whole or not at all and have room for any
 * article; where there is none (a private window of some browsers), in the local storage.
 */
export function browserJournal(): Journal {
  let opening: Promise<IDBDatabase | null> | null = null;
  const open = () => {
    opening ??= openDatabase();
    return opening;
  };
  // Each after the one before: a removal must not be overtaken by a writing that was asked for earlier.
  let last: Promise<unknown> = open();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  return {
    put: (entry) => inTurn(async () => put(await open(), entry)),
    remove: (seat) => inTurn(async () => remove(await open(), seat)),
    all: () => inTurn(async () => all(await open())),
  };
}

function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'seat' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

async function put(database: IDBDatabase | null, entry: JournalEntry): Promise<void> {
  const kept = keptEntry(entry);
  if (database) {
    try {
      await written(database, (store) => store.put(kept));
      return;
    } catch {
      // No room there: perhaps here.
    }
  }
  localStorage.setItem(PREFIX + entry.seat, JSON.stringify(kept));
}

async function remove(database: IDBDatabase | null, seat: string): Promise<void> {
  localStorage.removeItem(PREFIX + seat);
  if (database) await written(database, (store) => store.delete(seat));
}

async function all(database: IDBDatabase | null): Promise<JournalEntry[]> {
  const found = new Map<string, JournalEntry>();
  const add = (entry: JournalEntry) => {
    if (entry.turn >= (found.get(entry.seat)?.turn ?? 0)) found.set(entry.seat, entry);
  };
  for (const entry of database ? await read(database) : []) add(entry);
  for (const entry of readLocal()) add(entry);
  return [...found.values()];
}

function written(database: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(STORE));
    transaction.commit();
  });
}

function read(database: IDBDatabase): Promise<JournalEntry[]> {
  return new Promise((resolve) => {
    const request = database.transaction(STORE).objectStore(STORE).getAll();
    request.onsuccess = () => resolve((request.result as (KeptEntry | JournalEntry)[]).map(entryOf));
    request.onerror = () => resolve([]);
  });
}

function readLocal(): JournalEntry[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => entryOf(JSON.parse(localStorage.getItem(key) ?? '') as KeptEntry | JournalEntry));
  } catch {
    return [];
  }
}
