import assert from 'node:assert/strict';
import { test } from 'node:test';
import { body } from '../../features/articles/testing/make-article.ts';
import type { Fields, Known } from './fields.ts';
import { leftBehind } from './journal.ts';
import { saveCall, saveProblem } from './save-call.ts';
import {
  fieldsNow,
  newQueue,
  type QueueState,
  revived,
  type SaveEffect,
  type SaveEvent,
  type SaveRequest,
  statusOf,
  step,
} from './save-queue.ts';
import { blankFields, makeSaver, type SaverDeps } from './saver.ts';

const blank = blankFields({ section: 'חדשות', language: 'he' });
const known = (version: number, fields: Partial<Fields> = {}): Known => ({
  id: 'abcd2345',
  version,
  revision: version,
  fields: { ...blank, headline: 'כותרת', body: body('א', 'ב'), ...fields },
});

/** Lets events happen to a queue, and notes what it does. */
function play(start: QueueState) {
  let state = start;
  const did: SaveEffect[] = [];
  return {
    state: () => state,
    tell: (event: SaveEvent) => {
      const { state: next, effects } = step(state, event);
      state = next;
      did.push(...effects);
    },
    sent: (): SaveRequest[] => did.flatMap((effect) => (effect.do === 'send' ? [effect.request] : [])),
    did: (what: SaveEffect['do']) => did.filter((effect) => effect.do === what),
  };
}
const failure = (status: number, document: Record<string, unknown> = {}): SaveEvent => ({
  type: 'failed',
  problem: saveProblem(status, document),
});

test('what is typed is kept before it is sent, and sent once', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { deck: 'מ' } });
  assert.equal(queue.did('keep').length, 1);
  queue.tell({ type: 'due' });
  queue.tell({ type: 'due' });
  assert.equal(queue.sent().length, 1);
  queue.tell({ type: 'answered', article: known(2, { deck: 'מ' }) });
  assert.equal(statusOf(queue.state()), 'saved');
  assert.equal(queue.did('forget').length, 1);
});

test('a request whose answer was lost goes again as it was, and only then what was typed since', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { deck: 'מ' } });
  queue.tell({ type: 'due' });
  queue.tell({ type: 'typed', change: { deck: 'משנה' } });
  queue.tell(failure(0));
  assert.equal(statusOf(queue.state()), 'offline');
  queue.tell({ type: 'due' });
  assert.deepEqual(queue.sent()[1], queue.sent()[0]);
  queue.tell({ type: 'answered', article: known(2, { deck: 'מ' }) });
  queue.tell({ type: 'due' });
  assert.deepEqual(queue.sent()[2], { kind: 'patch', id: 'abcd2345', version: 2, change: { deck: 'משנה' } });
});

test('a new article is made under one key however often it is asked for, and not before it has a headline', () => {
  const queue = play(newQueue('key-1', null, blank));
  queue.tell({ type: 'typed', change: { body: body('טקסט') } });
  queue.tell({ type: 'due' });
  assert.equal(statusOf(queue.state()), 'unnamed');
  queue.tell({ type: 'typed', change: { headline: 'כותרת' } });
  queue.tell({ type: 'due' });
  queue.tell(failure(503));
  queue.tell({ type: 'due' });
  assert.deepEqual(
    queue.sent().map((request) => request.kind === 'make' && request.draftKey),
    ['key-1', 'key-1'],
  );
});

test('a session that ends in the middle of a save, and a role that is taken, keep the text until they are back', () => {
  for (const [status, said] of [
    [401, 'expired'],
    [403, 'forbidden'],
  ] as const) {
    const queue = play(newQueue('k', known(1), blank));
    queue.tell({ type: 'typed', change: { deck: 'מ' } });
    queue.tell({ type: 'due' });
    queue.tell(failure(status, { code: 'x' }));
    assert.equal(statusOf(queue.state()), said);
    queue.tell({ type: 'typed', change: { kicker: 'ג' } });
    assert.equal(statusOf(queue.state()), said);
    queue.tell({ type: 'due' });
    queue.tell({ type: 'answered', article: known(2, { deck: 'מ' }) });
    queue.tell({ type: 'due' });
    assert.deepEqual(queue.sent().at(-1), { kind: 'patch', id: 'abcd2345', version: 2, change: { kicker: 'ג' } });
  }
});

test('a field that the server refuses does not hold up the others, and goes again when it is mended', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { headline: '', deck: 'מ' } });
  queue.tell({ type: 'due' });
  queue.tell(failure(422, { code: 'invalid-input', errors: [{ path: 'headline', code: 'missing', message: '' }] }));
  assert.equal(statusOf(queue.state()), 'failed');
  queue.tell({ type: 'due' });
  assert.deepEqual(queue.sent()[1], { kind: 'patch', id: 'abcd2345', version: 1, change: { deck: 'מ' } });
  queue.tell({ type: 'answered', article: known(2, { deck: 'מ' }) });
  assert.equal(statusOf(queue.state()), 'failed');
  queue.tell({ type: 'typed', change: { headline: 'חדשה' } });
  queue.tell({ type: 'due' });
  assert.deepEqual(queue.sent()[2], { kind: 'patch', id: 'abcd2345', version: 2, change: { headline: 'חדשה' } });
});

test('a stale edit that merges is saved over what came, with a notice that names the kept revision', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { body: body('א שלי', 'ב') } });
  queue.tell({ type: 'due' });
  queue.tell(failure(409, { code: 'stale-edit', keptAs: 7 }));
  queue.tell({ type: 'theirs', article: known(4, { body: body('א', 'ב שלהם') }), by: 'עמוס' });
  assert.deepEqual(queue.did('merged'), [{ do: 'merged', by: 'עמוס', keptAs: 7 }]);
  assert.equal(queue.did('show').length, 1);
  queue.tell({ type: 'due' });
  const last = queue.sent().at(-1);
  assert.ok(last?.kind === 'patch' && last.version === 4);
  assert.deepEqual(last.change.body, body('א שלי', 'ב שלהם'));
});

test('what was typed after a conflict came is put aside as a revision before a choice leaves it out', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { deck: 'שלי' } });
  queue.tell({ type: 'due' });
  queue.tell(failure(409, { code: 'stale-edit', keptAs: 2 }));
  const theirs = known(3, { deck: 'שלהם' });
  queue.tell({ type: 'theirs', article: theirs, by: 'עמוס' });
  assert.equal(statusOf(queue.state()), 'conflict');
  queue.tell({ type: 'typed', change: { deck: 'שלי ועוד' } });
  queue.tell({ type: 'settled', fields: theirs.fields });
  assert.equal(fieldsNow(queue.state()).deck, 'שלהם');
  queue.tell({ type: 'due' });
  assert.deepEqual(queue.sent().at(-1), { kind: 'patch', id: 'abcd2345', version: 1, change: { deck: 'שלי ועוד' } });
  queue.tell(failure(409, { code: 'stale-edit', keptAs: 4 }));
  assert.deepEqual(queue.did('kept'), [{ do: 'kept', keptAs: 4 }]);
  assert.equal(fieldsNow(queue.state()).deck, 'שלהם');
  assert.equal(statusOf(queue.state()), 'saved');
});

test('an answer that tells of words nobody here has seen is merged, not taken for mine', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { deck: 'מ' } });
  queue.tell({ type: 'due' });
  queue.tell({ type: 'answered', article: known(5, { deck: 'מ', body: body('א', 'ב', 'של אחר') }) });
  assert.deepEqual(fieldsNow(queue.state()).body, body('א', 'ב', 'של אחר'));
  assert.equal(queue.did('show').length, 1);
});

test('a state read back from a journal goes on from there', () => {
  const queue = play(newQueue('k', known(1), blank));
  queue.tell({ type: 'typed', change: { deck: 'מ' } });
  queue.tell({ type: 'due' });
  queue.tell({ type: 'typed', change: { kicker: 'ג' } });
  const again = play(revived(structuredClone(queue.state())));
  again.tell({ type: 'due' });
  assert.deepEqual(again.sent()[0], queue.sent()[0]);
  assert.equal(fieldsNow(again.state()).kicker, 'ג');
});

test('what a tab left behind is offered to its writer alone, and not while the tab is open', () => {
  const entry = (seat: string, personId: string, state: QueueState) => ({
    seat,
    personId,
    subject: state.known?.id ?? state.draftKey,
    turn: 1,
    state,
  });
  const entries = [
    entry('1', 'noa', newQueue('k', known(1), blank)),
    entry('2', 'noa', newQueue('k2', null, blank)),
    entry('3', 'amos', newQueue('k', known(1), blank)),
    entry('4', 'noa', newQueue('k', known(1), blank)),
  ];
  const seats = (subject: string | null) =>
    leftBehind(entries, { personId: 'noa', subject, openSeats: new Set(['4']) }).map(({ seat }) => seat);
  assert.deepEqual(seats('abcd2345'), ['1']);
  assert.deepEqual(seats(null), ['2']);
});

test('a browser without room says so, and the text still reaches the newsroom', async () => {
  const unkept: boolean[] = [];
  const sent: SaveRequest[] = [];
  const deps: SaverDeps = {
    seat: 's',
    personId: 'p',
    journal: {
      put: () => Promise.reject(new Error('QuotaExceededError')),
      remove: async () => {},
      all: async () => [],
    },
    save: async (request) => {
      sent.push(request);
      return known(2, { deck: 'מ' });
    },
    load: () => Promise.reject(new Error('not asked')),
    problemOf: () => saveProblem(0, {}),
    wake: () => {},
    onState: () => {},
    onEffect: () => {},
    onUnkept: (is) => void unkept.push(is),
  };
  const saver = makeSaver(deps, newQueue('k', known(1), blank));
  saver.tell({ type: 'typed', change: { deck: 'מ' } });
  await saver.kept();
  assert.equal(unkept.at(-1), true);
  assert.equal(await saver.flush(), true);
  await saver.kept();
  assert.equal(unkept.at(-1), false);
  assert.deepEqual(saveCall(sent[0] as SaveRequest).headers, { 'if-match': '"1"' });
});

test('when there is room again the text is kept, though nobody types', async () => {
  const kept: string[] = [];
  let isFull = true;
  const deps: SaverDeps = {
    seat: 's',
    personId: 'p',
    journal: {
      put: async ({ state }) => {
        if (isFull) throw new Error('QuotaExceededError');
        kept.push(String(state.waiting.deck ?? state.sent?.change.deck));
      },
      remove: async () => {},
      all: async () => [],
    },
    save: () => Promise.reject(new Error('no connection')),
    load: () => Promise.reject(new Error('not asked')),
    problemOf: () => saveProblem(0, {}),
    wake: () => {},
    onState: () => {},
    onEffect: () => {},
    onUnkept: () => {},
  };
  const saver = makeSaver(deps, newQueue('k', known(1), blank));
  saver.tell({ type: 'typed', change: { deck: 'מ' } });
  await saver.flush();
  await saver.kept();
  assert.deepEqual(kept, []);
  isFull = false;
  saver.tell({ type: 'failed', problem: saveProblem(0, {}) });
  await saver.kept();
  assert.equal(kept.at(-1), 'מ');
});
