import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { EDITOR } from '../articles/testing/make-article.ts';
import { putRedirects } from './put-redirects.ts';
import { redirectLines } from './redirect-file.ts';
import { redirectFor } from './redirect-queries.ts';

const ctx = await testCtx();

test('a file is read by its lines, whatever separates and ends them', () => {
  const csv = '\uFEFFfrom,to\r\n/l1,/t1\r\n\r\n"/l2?a=1,2",/t2\r\nbroken\r\n';
  assert.deepEqual(redirectLines(csv), [
    { line: 2, from: '/l1', to: '/t1' },
    { line: 4, from: '/l2?a=1,2', to: '/t2' },
    { line: 5, from: 'broken', to: '' },
  ]);
  assert.deepEqual(redirectLines('/a;/b\n/c\t/d'), [
    { line: 1, from: '/a', to: '/b' },
    { line: 2, from: '/c', to: '/d' },
  ]);
  assert.deepEqual(redirectLines('old;new\n'), []);
});

test('a chain is refused on either end when a person writes the list, and nothing of it is kept', async () => {
  const put = (...leads: [string, string][]) =>
    putRedirects(
      ctx,
      EDITOR,
      leads.map(([from, to]) => ({ from, to })),
      { straight: true },
    );
  await put(['/b', '/c'], ['/עברית', '/d']);
  const chain = (path: string) => ({
    faults: [{ path, code: 'redirect-chain', message: 'leads through another redirect' }],
  });
  await assert.rejects(put(['/a', '/b']), chain('0/to'));
  await assert.rejects(put(['/fine', '/x'], ['/c', '/e']), chain('1/to'));
  await assert.rejects(put(['/x', '/%D7%A2%D7%91%D7%A8%D7%99%D7%AA']), chain('0/to'));
  assert.equal(await redirectFor(ctx.db, '/fine'), null);
  await put(['/b', '/other']);
});
