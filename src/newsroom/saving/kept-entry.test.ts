import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Known } from './fields.ts';
import type { JournalEntry } from './journal.ts';
import { entryOf, keptEntry } from './kept-entry.ts';
import { newQueue } from './save-queue.ts';
import { blankFields } from './saver.ts';

const blank = blankFields({ section: 'חדשות', language: 'he' });
const known: Known = { id: 'a', version: 7, revision: 3, fields: { ...blank, headline: 'הגשר "נפתח"' } };

function entry(more: Partial<JournalEntry['state']>): JournalEntry {
  const state = { ...newQueue('draft', null, blank), ...more };
  return { seat: 's', personId: 'p', subject: 'a', turn: 4, state };
}

test('what is kept reads back as it was: an article, a draft, a conflict, what was typed', () => {
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '\u2067א\u2069 😀 \ud800' }] }],
  };
  const entries = [
    entry({
      known,
      waiting: { body } as JournalEntry['state']['waiting'],
      sent: { change: { deck: 'ב' }, version: 7 },
    }),
    entry({ waiting: { headline: 'טיוטה' } }),
    entry({ known, conflict: { theirs: { ...known, version: 8 }, by: 'נועה', keptAs: 2, kept: known.fields } }),
  ];
  for (const one of entries) assert.deepEqual(entryOf(keptEntry(one)), one);
});

test('why nothing could be sent is not kept: it may hold what cannot be written', () => {
  const cause: { self?: unknown } = {};
  cause.self = cause;
  const problem = { status: 500, code: 'unknown', fields: [], keptAs: null, cause };
  const back = entryOf(keptEntry(entry({ known, trouble: { kind: 'offline', problem } })));
  assert.deepEqual(back, entry({ known }));
});

test('what the newsroom has is written again when it has something else', () => {
  const first = keptEntry(entry({ known }));
  const later = { ...known, version: 8 };
  assert.equal(keptEntry(entry({ known, waiting: { deck: 'א' } })).known, first.known);
  assert.equal(entryOf(keptEntry(entry({ known: later }))).state.known?.version, 8);
});

test('an entry that was kept as objects is read as well', () => {
  const old = entry({ known, waiting: { deck: 'ישן' } });
  assert.equal(entryOf(structuredClone(old)).state.waiting.deck, 'ישן');
});
