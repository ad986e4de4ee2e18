import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { parseMarkdown } from '../document/parse-markdown.ts';
import { draftArticle } from '../features/articles/draft-article.ts';
import { publishArticle } from '../features/articles/publish-article.ts';
import { unpublishArticle } from '../features/articles/unpublish-article.ts';
import { setRibbon } from '../features/fronts/set-ribbon.ts';
import { setPublication } from '../features/publication/set-publication.ts';
import { cachedPages } from '../http/cached-page.ts';
import { errorResponder, noSuchAddress } from '../http/error-response.ts';
import { PageCache } from '../http/page-cache.ts';
import { SYSTEM } from '../platform/actor.ts';
import type { ArticleId } from '../platform/ids.ts';
import { testCtx } from '../platform/testing/test-ctx.ts';
import { errorPages } from './error-pages.tsx';
import { pageRest } from './site.ts';
import { siteRoutes } from './site-routes.ts';
import { PUBLICATION } from './testing/fixtures.ts';

const HEADLINE = 'מועצת העיר אישרה: "זה רגע היסטורי" ל־TideLoop';
const ctx = await testCtx({ now: '2026-11-24T16:30:00Z', config: { url: 'https://hamigdalor.example' } });
await setPublication(ctx, SYSTEM, PUBLICATION);
const id = await publish(HEADLINE, 'חדשות');
await publish('כתבה שנייה', 'כלכלה');
const app = makeApp();

function makeApp(): Hono {
  const site = { ctx, asset: (name: string) => `/assets/${name}` };
  const isDatabaseAway = () => false;
  const cache = new PageCache({
    ...{ maxBytes: 1e7, maxLastGoodBytes: 1e6, maxAgeMs: 60_000, now: () => ctx.now().getTime(), headers: {} },
    date: ctx.now,
    isDatabaseAway,
  });
  const routes = new Hono();
  routes.use(cachedPages(cache, (path) => pageRest(site, path)));
  routes.route('/', siteRoutes(site));
  routes.all('*', noSuchAddress);
  routes.onError(errorResponder({ log: ctx.log, renderPage: errorPages(site), isDatabaseAway }));
  return routes;
}

async function publish(headline: string, section: string): Promise<ArticleId> {
  const { document } = parseMarkdown('פסקה ראשונה.\n\n## כותרת ביניים\n\nThe end.');
  const input = { headline, section, authors: ['נועה בר־ים'], topics: ['הנמל'], body: document, deck: 'כותרת משנה' };
  const { id } = await draftArticle(ctx, SYSTEM, input, { language: 'he' });
  await publishArticle(ctx, SYSTEM, { id });
  return id;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:3000${path}`, { headers });

async function address(): Promise<string> {
  return (await get(`/a/${id}`)).headers.get('location') ?? '';
}

test('an article stands at its address, and every other slug leads there for good', async () => {
  const short = await get(`/a/${id}`);
  assert.equal(short.status, 301);
  const wrong = await get(`/a/${id}/something-else`);
  assert.equal(wrong.headers.get('location'), short.headers.get('location'));
  const page = await get(await address());
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<h1[^>]*>מועצת העיר אישרה/);
});

test('a slash too many leads to the page itself, and nowhere else', async () => {
  const short = await get(`/a/${id}/`);
  assert.equal(short.status, 301);
  assert.equal(short.headers.get('location'), `/a/${id}`);
  const section = await get(`/section/${encodeURIComponent('חדשות')}/?page=1`);
  assert.equal(section.headers.get('location'), `/section/${encodeURIComponent('חדשות')}?page=1`);
  for (const path of ['//example.org/', '/%5Cexample.org/', '/nothing/']) assert.equal((await get(path)).status, 404);
});

test('home, section, topic, author and the day list the article', async () => {
  for (const path of ['/', '/section/חדשות', '/topic/הנמל', '/author/נועה-בר-ים', '/archive/2026/11/24']) {
    const answer = await get(path.split('/').map(encodeURIComponent).join('/'));
    assert.equal(answer.status, 200, path);
    assert.match(await answer.text(), /מועצת העיר אישרה/, path);
  }
});

test('what is not there is an honest 404 in HTML, without the menu failing', async () => {
  for (const path of [
    '/nothing',
    '/a/zzzzzzzz',
    '/a/../etc',
    '/section/none',
    '/archive/2026/02/31',
    '/archive/2030/01/01',
    '/section/none?page=x',
  ]) {
    const answer = await get(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /<h1>העמוד לא נמצא/, path);
  }
});

test('a page beyond the list, or one that is no number, is not there', async () => {
  const section = `/section/${encodeURIComponent('חדשות')}`;
  for (const page of ['2', '0', '-1', '1.5', 'x', '99999999']) {
    assert.equal((await get(`${section}?page=${page}`)).status, 404, page);
  }
});

test('a withdrawn article is gone, and says so', async () => {
  const gone = await publish('כתבה שתוסר', 'חדשות');
  await unpublishArticle(ctx, SYSTEM, { id: gone, reason: 'בדיקה' });
  const answer = await get(`/a/${gone}/x`);
  assert.equal(answer.status, 410);
  assert.match(await answer.text(), /<h1>הכתבה הוסרה/);
});

test('feeds parse, carry the article, its language and direction', async () => {
  const json = (await (await get('/feed.json')).json()) as {
    language: string;
    items: { title: string; content_html: string }[];
  };
  assert.equal(json.language, 'he');
  assert.ok(json.items.some((item) => item.title === HEADLINE));
  assert.match(json.items[0]?.content_html ?? '', /^<div dir="rtl" lang="he">/);
  for (const path of ['/feed.xml', '/atom.xml', `/section/${encodeURIComponent('חדשות')}/feed.xml`]) {
    const answer = await get(path);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/(rss|atom)\+xml/);
    assert.match(await answer.text(), /מועצת העיר אישרה: &quot;זה רגע היסטורי&quot;/);
  }
  assert.equal((await get('/topic/none/feed.xml')).status, 404);
});

test('the sitemaps name the article, percent-encoded', async () => {
  const where = `https://hamigdalor.example${await address()}`;
  for (const path of ['/sitemap.xml', '/news-sitemap.xml']) {
    const text = await (await get(path)).text();
    assert.ok(text.includes(`<loc>${where}</loc>`), path);
    assert.match(text, /^[\u0000-\u007F]*<loc>[\u0000-\u007F]+<\/loc>/);
  }
  assert.match(await (await get('/robots.txt')).text(), /Sitemap: https:\/\/hamigdalor\.example\/sitemap\.xml/);
  assert.match(await (await get('/.well-known/security.txt')).text(), /^Contact: mailto:.*\nExpires: 2027-/);
});

test('search shows a query again as harmless text, and refuses one that is too long', async () => {
  const text = await (await get(`/search?q=${encodeURIComponent('<script>\u202Ex')}`)).text();
  assert.ok(!text.includes('<script>\u202E') && !text.includes('\u202E'));
  assert.match(text, /&lt;script/);
  assert.equal((await get(`/search?q=${'a'.repeat(201)}`)).status, 422);
});

test('the pages that stand have one heading and say how to write to us', async () => {
  for (const slug of ['about', 'accessibility', 'privacy']) {
    const text = await (await get(`/${slug}`)).text();
    assert.equal(text.match(/<h1/g)?.length, 1, slug);
    assert.match(text, /mailto:desk@hamigdalor\.example/);
  }
});

test('a cached page changes at the moment when its ribbon ends, with nothing purged', async () => {
  const fresh = makeApp();
  const page = async (path: string) => (await fresh.request(path)).text();
  const endsAt = new Date(ctx.now().getTime() + 60_000);
  await setRibbon(ctx, SYSTEM, { message: 'הנמל נסגר', article: null, scope: 'all', startsAt: null, endsAt });
  const paths = ['/', '/section/%D7%97%D7%93%D7%A9%D7%95%D7%AA', '/about'];
  for (const path of paths) assert.match(await page(path), /class="ribbon"/, path);
  ctx.clock.advance(59);
  for (const path of paths) assert.match(await page(path), /class="ribbon"/, path);
  ctx.clock.advance(1);
  for (const path of paths) assert.doesNotMatch(await page(path), /class="ribbon"/, path);
});
