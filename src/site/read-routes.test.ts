import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadCounter } from '../features/analytics/read-counter.ts';
import { mostRead } from '../features/analytics/read-queries.ts';
import { published } from '../features/articles/testing/make-article.ts';
import { clientAddressBehind } from '../http/client-address.ts';
import { testCtx } from '../platform/testing/test-ctx.ts';
import { readRoutes } from './read-routes.ts';

const ctx = await testCtx();
const counter = new ReadCounter(ctx);
const routes = readRoutes(counter, clientAddressBehind([]));
const READER = {
  'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0',
  'sec-fetch-site': 'same-origin',
};
/** What the server knows of the connection. */
const socket = { incoming: { socket: { remoteAddress: '192.0.2.7', remotePort: 1, remoteFamily: 'IPv4' } } };

async function countOf(headers: Record<string, string>): Promise<number> {
  const id = await published(ctx);
  const response = await routes.request(`/reads/${id}`, { method: 'POST', headers }, socket);
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('set-cookie'), null);
  await counter.flush();
  const counts = await mostRead(ctx.db, { since: ctx.now(), limit: 100 });
  return counts.find((one) => one.id === id)?.reads ?? 0;
}

test('a read told by the page of ours is counted, without a cookie', async () => {
  assert.equal(await countOf(READER), 1);
});

test('who asked not to be tracked, a program, and another site are not counted', async () => {
  assert.equal(await countOf({ ...READER, dnt: '1' }), 0);
  assert.equal(await countOf({ ...READER, 'sec-gpc': '1' }), 0);
  assert.equal(await countOf({ ...READER, 'user-agent': 'Googlebot/2.1' }), 0);
  assert.equal(await countOf({ ...READER, 'sec-fetch-site': 'cross-site' }), 0);
  assert.equal(await countOf({ 'user-agent': READER['user-agent'] }), 0);
});
