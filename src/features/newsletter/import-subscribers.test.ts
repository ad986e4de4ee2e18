import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubscriberId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { EDITOR, REPORTER } from '../articles/testing/make-article.ts';
import { addSubscribers } from './add-subscribers.ts';
import { eraseSubscriber } from './erase-subscriber.ts';
import { exportSubscribers } from './export-subscribers.ts';
import { askCheck, askImport } from './import-subscribers.ts';
import { fileRecords } from './subscriber-file.ts';
import { importLines, subscriberImport } from './subscriber-import-queries.ts';
import { subscriberById, subscribers } from './subscriber-queries.ts';
import { suppress } from './suppress.ts';
import { newsletterWith } from './testing/make-newsletter.ts';
import { unsubscribe } from './unsubscribe.ts';
import { uploadSubscribers } from './upload-subscribers.ts';

const ctx = await testCtx({ reactionsOf });
const newsletterId = await newsletterWith(ctx, 4);
ctx.jobs.length = 0;
const consent = { source: 'דוכן בשוק', wording: 'אני מסכימה לקבל', at: new Date('2026-01-01T10:00:00Z') };
const code = (expected: string) => (error: unknown) => (error as { code?: string }).code === expected;
const everybody = { newsletterId: null, state: null, search: '' };

async function* pieces(text: string | Buffer, size = 7) {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const upload = (text: string | Buffer) =>
  uploadSubscribers(ctx, EDITOR, { newsletterId, fileName: 'people.csv', chunks: pieces(text) });
const idOf = async (email: string) =>
  (await subscribers(ctx.db, { ...everybody, search: email }, { limit: 1 }))[0]?.id as SubscriberId;
async function recordsOf(text: string | Buffer) {
  const records = [];
  for await (const { line, fields } of fileRecords(pieces(text))) records.push([line, fields]);
  return records;
}

test('a quotation mark that nobody closed spoils its own line alone, and gershayim stand as they were typed', async () => {
  const broken = `a@b.il,"never closed\n${Array.from({ length: 30 }, (_, n) => `r${n}@b.il,נציג צה"ל`).join('\r\n')}\n`;
  const records = await recordsOf(broken);
  assert.deepEqual(records[0], [1, null]);
  assert.deepEqual(records[1], [2, ['r0@b.il', 'נציג צה"ל']]);
  assert.equal(records.length, 31);
  assert.deepEqual(await recordsOf('x;"a;""b""";\n"two\nlines";c\n'), [
    [1, ['x', 'a;"b"', '']],
    [2, ['two\nlines', 'c']],
  ]);
  assert.deepEqual(await recordsOf('"open,a@b.il\n"כהן, דן",c@d.il\n"לוי",e@f.il\n'), [
    [1, null],
    [2, ['כהן, דן', 'c@d.il']],
    [3, ['לוי', 'e@f.il']],
  ]);
  assert.deepEqual(await recordsOf('a@b.il,"open\nc@d.il,ok'), [
    [1, null],
    [2, ['c@d.il', 'ok']],
  ]);
});

test('a Hebrew spreadsheet in windows-1255 is read as Hebrew', async () => {
  const hebrew = Buffer.concat([Buffer.from('a@b.il,'), Buffer.from([0xf9, 0xec, 0xe5, 0xed])]);
  assert.deepEqual(await recordsOf(hebrew), [[1, ['a@b.il', 'שלום']]]);
});

test('a file is staged, judged line by line, and what is new taken in with the proof of consent', async () => {
  await suppress(ctx, EDITOR, { id: await idOf('reader1@example.org') });
  const left = await ctx.db
    .selectFrom('subscriptions')
    .select('id')
    .where('subscriber_id', '=', await idOf('reader2@example.org'))
    .executeTakeFirstOrThrow();
  await unsubscribe(ctx, left.id as Parameters<typeof unsubscribe>[1], 'page');
  const lines = [
    ...['שם,דוא"ל', 'נועה,noa@new.example', 'ישן,READER0@example.org', 'חסום,reader1@example.org'],
    ...['עזבה,reader2@example.org', 'שוב,Noa@New.example', 'בלי,', 'רע,not-an-address', '=cmd(),formula@new.example'],
  ];
  const id = await upload(lines.join('\n'));
  const staged = await subscriberImport(ctx.db, id);
  assert.deepEqual([staged?.columns, staged?.emailColumn, staged?.nameColumn], [['שם', 'דוא"ל'], 1, 0]);
  assert.equal((await subscribers(ctx.db, everybody, { limit: 50 })).length, 4, 'nobody is subscribed by uploading');
  await assert.rejects(askImport(ctx, EDITOR, { id, consent }), code('import-running'), 'not before it was judged');
  await assert.rejects(
    askCheck(ctx, REPORTER, { id, emailColumn: 1, nameColumn: 0 }),
    code('may-not-edit-newsletters'),
  );
  await askCheck(ctx, EDITOR, { id, emailColumn: 1, nameColumn: 0 });
  await ctx.settle(jobHandlers);
  const judged = await subscriberImport(ctx.db, id);
  assert.deepEqual(
    [judged?.state, judged?.counts],
    ['checked', { new: 2, already: 1, left: 1, suppressed: 1, twice: 1, fault: 2 }],
  );
  const faults = await importLines(ctx.db, id, { standing: 'fault', limit: 10 });
  assert.deepEqual(
    faults.map(({ line, fault }) => [line, fault]),
    [
      [7, 'no-address'],
      [8, 'not-an-address'],
    ],
  );
  await askImport(ctx, EDITOR, { id, consent });
  await ctx.settle(jobHandlers);
  const done = await subscriberImport(ctx.db, id);
  assert.deepEqual([done?.state, done?.done], ['done', 2]);
  const noa = await subscriberById(ctx.db, await idOf('noa@new.example'));
  assert.deepEqual(
    [noa?.name, noa?.subscriptions, noa?.consents[0]?.source],
    ['נועה', [{ newsletterId, state: 'confirmed' }], 'דוכן בשוק'],
  );
  const gone = await subscriberById(ctx.db, await idOf('reader2@example.org'));
  assert.equal(gone?.subscriptions[0]?.state, 'unsubscribed', 'whoever left is not brought back');
  await assert.rejects(askImport(ctx, EDITOR, { id, consent }), code('import-running'), 'not twice');
});

test('a file that breaks off leaves nothing behind', async () => {
  async function* cut() {
    yield Buffer.from('email\na@cut.example\n'.repeat(5000));
    throw new Error('the connection is gone');
  }
  const before = await ctx.db.selectFrom('subscriber_imports').select('id').execute();
  await assert.rejects(uploadSubscribers(ctx, EDITOR, { newsletterId, fileName: 'x', chunks: cut() }));
  assert.equal((await ctx.db.selectFrom('subscriber_imports').select('id').execute()).length, before.length);
  await assert.rejects(upload(''), code('empty-file'));
});

test('the list is searched and filtered, and exported without a formula that a spreadsheet would run', async () => {
  const found = async (filter: Partial<Parameters<typeof subscribers>[1]>) =>
    (await subscribers(ctx.db, { ...everybody, ...filter }, { limit: 50 })).map(({ email }) => email);
  assert.deepEqual(await found({ search: 'נועה' }), ['noa@new.example']);
  assert.deepEqual(await found({ state: 'suppressed' }), ['reader1@example.org']);
  assert.deepEqual(await found({ newsletterId, state: 'unsubscribed' }), ['reader2@example.org']);
  const [first] = await subscribers(ctx.db, everybody, { limit: 1 });
  assert.equal((await subscribers(ctx.db, everybody, { limit: 50, after: first?.id })).length, 5);
  let csv = '';
  for await (const piece of exportSubscribers(ctx, EDITOR, everybody)) csv += piece;
  assert.match(csv, /formula@new\.example,'=cmd\(\),/);
  assert.throws(() => exportSubscribers(ctx, REPORTER, everybody), code('may-not-edit-newsletters'));
});

test('whoever asked to be forgotten is gone, and is not brought in again by others', async () => {
  const id = await idOf('noa@new.example');
  await assert.rejects(eraseSubscriber(ctx, REPORTER, id), code('may-not-edit-newsletters'));
  await eraseSubscriber(ctx, EDITOR, id);
  assert.equal(await subscriberById(ctx.db, id), null);
  const added = await addSubscribers(ctx, EDITOR, newsletterId, [{ email: 'noa@new.example', consent }]);
  assert.deepEqual(added, [{ email: 'noa@new.example', result: 'suppressed' }]);
  const again = await upload('email\nnoa@new.example\nfresh@new.example\n');
  await askCheck(ctx, EDITOR, { id: again, emailColumn: 0, nameColumn: null });
  await ctx.settle(jobHandlers);
  assert.deepEqual((await subscriberImport(ctx.db, again))?.counts, { suppressed: 1, new: 1 });
  const kept = await ctx.db.selectFrom('event_log').select('payload').where('name', '=', 'subscriber-erased').execute();
  assert.ok(!JSON.stringify(kept).includes('noa@'), 'the log does not name them');
});
