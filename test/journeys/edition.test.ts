import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiClient } from './api-client.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

let program: Program;
let api: ReturnType<typeof apiClient>;
const readers = ['a@example.org', 'b@example.org', 'c@example.org'];

before(async () => {
  program = await startProgram({ demo: true });
  api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'editor').trim());
});

after(async () => {
  if (program) await stopProgram(program);
});

test('an edition of published articles goes to each confirmed subscriber once, with one click out', async () => {
  const { json: list } = await api.get('/newsletters');
  const [newsletter] = list.items as { id: string; name: string }[];
  const consent = { source: 'https://example.org/form', wording: 'אני מסכים', at: '2026-01-01T10:00:00+02:00' };
  const added = await api.post(
    `/newsletters/${newsletter?.id}/subscribers`,
    readers.map((email) => ({ email, consent })),
  );
  assert.equal(added.status, 201);
  assert.equal(
    (await api.post(`/newsletters/${newsletter?.id}/subscribers`, { email: 'd@example.org' })).status,
    422,
    'no consent, no subscriber',
  );

  const edition = await api.post(`/newsletters/${newsletter?.id}/editions`, { intro: 'בוקר טוב, נמל אורן' });
  assert.equal(edition.status, 201);
  assert.equal((await api.post(`/editions/${edition.json.id}/test`, { to: 'test@example.org' })).status, 200);
  assert.equal((await program.mailTo('test@example.org')).length, 1);
  assert.equal((await api.post(`/editions/${edition.json.id}/send`)).status, 202);
  await until(async () => (await api.get(`/editions/${edition.json.id}`)).json.state === 'sent');
  assert.deepEqual((await api.get(`/editions/${edition.json.id}`)).json.counts, { sent: 3 });
  assert.equal((await api.post(`/editions/${edition.json.id}/send`)).status, 409, 'a second sending is refused');

  for (const reader of readers) {
    const messages = await program.mailTo(reader);
    assert.equal(messages.length, 1, reader);
    const [message] = messages;
    const header = (name: string) => message?.headers.find((one) => one.key === name)?.value ?? '';
    assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    assert.match(header('list-unsubscribe'), /^<http.*unsubscribe\?t=.+>$/);
    assert.match(message?.html ?? '', /<td dir="rtl" align="right"/);
    assert.ok(Buffer.byteLength(message?.html ?? '') < 100_000, 'below what Gmail clips');
    assert.match(message?.text ?? '', /רציף המגדלור 3/);
  }

  const [first] = await program.mailTo(readers[0] ?? '');
  const link =
    /<(http[^>]+)>/.exec(first?.headers.find((one) => one.key === 'list-unsubscribe')?.value ?? '')?.[1] ?? '';
  await fetch(link);
  const cut = await fetch(link.slice(0, -6), {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(cut.status, 404, 'a link cut in half ends nothing');
  const left = await fetch(link, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(left.status, 200);
  const next = await api.post(`/newsletters/${newsletter?.id}/editions`);
  await api.post(`/editions/${next.json.id}/send`);
  await until(async () => (await api.get(`/editions/${next.json.id}`)).json.state === 'sent');
  assert.deepEqual((await api.get(`/editions/${next.json.id}`)).json.counts, { sent: 2 });
  assert.equal((await program.mailTo(readers[0] ?? '')).length, 1, 'who left gets nothing more');
});
