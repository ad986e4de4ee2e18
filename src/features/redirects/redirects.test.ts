import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { redirected } from '../../http/redirected.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { EDITOR, REPORTER } from '../articles/testing/make-article.ts';
import { putRedirects } from './put-redirects.ts';
import { redirectFor, redirects } from './redirect-queries.ts';
import { removeRedirect } from './remove-redirect.ts';

const ctx = await testCtx();
const put = (from: string, to: string) => putRedirects(ctx, EDITOR, [{ from, to }]);

test('an old address leads on, however it is written, and a new target takes the place of the old', async () => {
  await put('/2019/05/הנמל/', '/a/abcd2345');
  for (const path of ['/2019/05/הנמל', '/2019/05/%D7%94%D7%A0%D7%9E%D7%9C/', '/2019/05/הנמל?utm=x'])
    assert.equal(await redirectFor(ctx.db, path), '/a/abcd2345', path);
  await put('/2019/05/הנמל', 'https://example.org/archive');
  assert.equal(await redirectFor(ctx.db, '/2019/05/הנמל'), 'https://example.org/archive');
  assert.equal((await redirects(ctx.db, { limit: 10, query: 'הנמל' })).length, 1);
});

test('what cannot be led is named, and nothing of the rest is done', async () => {
  const wanted = [
    { from: '/fine', to: '/section/news' },
    { from: 'nowhere', to: '/x' },
    { from: '/newsroom/articles', to: '/x' },
    { from: '/', to: '/x' },
    { from: '/y', to: 'javascript:alert(1)' },
    { from: '/z', to: '//evil.example' },
  ];
  const refused = await putRedirects(ctx, EDITOR, wanted).catch((error: unknown) => error);
  assert.deepEqual(
    (refused as { faults: { path: string }[] }).faults.map(({ path }) => path),
    ['1/from', '2/from', '3/from', '4/to', '5/to'],
  );
  assert.equal(await redirectFor(ctx.db, '/fine'), null);
});

test('no address leads back to itself, by however many steps', async () => {
  await put('/one', '/two');
  await put('/two', '/three');
  await assert.rejects(put('/three', '/one'), {
    faults: [{ path: '0/to', code: 'in-a-circle', message: 'leads back to where it began' }],
  });
  await assert.rejects(put('/same', '/same/'), { code: 'invalid-input' });
  assert.equal(await redirectFor(ctx.db, '/three'), null);
});

test('only who keeps the names sets and removes them', async () => {
  await assert.rejects(putRedirects(ctx, REPORTER, [{ from: '/r', to: '/x' }]), { name: 'Forbidden' });
  await put('/r', '/x');
  const [made] = await redirects(ctx.db, { limit: 1, query: '/r' });
  assert.ok(made);
  await assert.rejects(removeRedirect(ctx, REPORTER, { id: made.id }), { name: 'Forbidden' });
  await removeRedirect(ctx, EDITOR, { id: made.id });
  assert.equal(await redirectFor(ctx.db, '/r'), null);
  await assert.rejects(removeRedirect(ctx, EDITOR, { id: made.id }), { code: 'no-such-redirect' });
});

test('a page that is there is never led elsewhere, and nothing else loses its answer', async () => {
  await put('/there', '/elsewhere');
  await put('/gone', '/elsewhere');
  const router = new Hono().use(redirected((path) => redirectFor(ctx.db, path))).get('/there', (c) => c.text('here'));
  assert.equal((await router.request('/there')).status, 200);
  const led = await router.request('/gone');
  assert.deepEqual([led.status, led.headers.get('location')], [301, '/elsewhere']);
  assert.equal((await router.request('/unknown')).status, 404);
  assert.equal((await router.request('/gone', { method: 'POST' })).status, 404);
});
