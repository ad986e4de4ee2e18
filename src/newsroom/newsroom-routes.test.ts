import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SYSTEM } from '../platform/actor.ts';
import { testCtx } from '../platform/testing/test-ctx.ts';
import { newsroomRoutes } from './newsroom-routes.ts';

const ctx = await testCtx();
const parts: Record<string, string[]> = {
  'newsroom.js': ['shared.js'],
  'article-editor.js': ['shared.js', 'text.js'],
  'article-side.js': ['shared.js', 'dates.js'],
};
const routes = newsroomRoutes({
  ctx,
  asset: (name) => `/assets/${name}`,
  scripts: (name) => [name, ...(parts[name] ?? [])].map((part) => `/assets/${part}`),
  whoIs: async () => SYSTEM,
});

async function asksFor(path: string): Promise<string[]> {
  const html = await (await routes.request(path)).text();
  return [...html.matchAll(/<(?:script|link rel="(?:preload|modulepreload)")[^>]* (?:href|src)="([^"]+)"/g)].map(
    ([, address]) => String(address),
  );
}

test('the page of an article asks at once for the article, and for each script once in the order of its use', async () => {
  assert.deepEqual(await asksFor('/newsroom/articles/4h7k2m9p'), [
    // The page cannot be drawn before it has run: not behind the others.
    '/assets/before-paint.js',
    '/api/v1/articles/4h7k2m9p',
    '/api/v1/sections',
    '/assets/newsroom.js',
    '/assets/shared.js',
    '/assets/article-editor.js',
    '/assets/text.js',
    '/assets/article-side.js',
    '/assets/dates.js',
    '/assets/newsroom.js',
  ]);
});

test('a new article is not asked for, and no other page asks for the editor', async () => {
  const forNew = await asksFor('/newsroom/articles/new');
  assert.ok(forNew.includes('/assets/text.js'));
  assert.deepEqual(
    forNew.filter((address) => address.startsWith('/api')),
    ['/api/v1/sections'],
  );
  for (const path of ['/newsroom', '/newsroom/articles', '/newsroom/articles/4h7k2m9p/history'])
    assert.deepEqual(
      (await asksFor(path)).filter((address) => /text|dates|api/.test(address)),
      [],
    );
});
