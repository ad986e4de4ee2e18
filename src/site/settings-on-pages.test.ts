import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { parseMarkdown } from '../document/parse-markdown.ts';
import { sections } from '../features/articles/article-queries.ts';
import { draftArticle } from '../features/articles/draft-article.ts';
import { publishArticle } from '../features/articles/publish-article.ts';
import { setUpNames } from '../features/articles/set-up-names.ts';
import { changeSettings } from '../features/publication/change-settings.ts';
import { keepImage } from '../features/publication/keep-image.ts';
import { type PublicationSettings, settingsOf } from '../features/publication/publication.ts';
import { publication } from '../features/publication/publication-queries.ts';
import { saveStandingPage } from '../features/publication/save-standing-page.ts';
import { setPublication } from '../features/publication/set-publication.ts';
import { cachedPages } from '../http/cached-page.ts';
import { errorResponder, noSuchAddress } from '../http/error-response.ts';
import { mediaRoutes } from '../http/media-routes.ts';
import { PageCache } from '../http/page-cache.ts';
import { SYSTEM } from '../platform/actor.ts';
import { testCtx } from '../platform/testing/test-ctx.ts';
import { errorPages } from './error-pages.tsx';
import { siteRoutes } from './site-routes.ts';
import { PUBLICATION } from './testing/fixtures.ts';

const ctx = await testCtx({ now: '2026-11-24T16:30:00Z', config: { url: 'https://hamigdalor.example' } });
await setPublication(ctx, SYSTEM, PUBLICATION);
const names = [
  { slug: 'news', name: 'חדשות' },
  { slug: 'sport', name: 'ספורט' },
];
await setUpNames(ctx, SYSTEM, { sections: names, authors: [], topics: [] });
for (const { name } of names) {
  const body = parseMarkdown('פסקה.').document;
  const input = { headline: `כתבה ב${name}`, section: name, authors: ['נועה בר־ים'], body };
  const { id } = await draftArticle(ctx, SYSTEM, input, { language: 'he' });
  await publishArticle(ctx, SYSTEM, { id });
}
const app = new Hono();
const site = { ctx, asset: (name: string) => `/assets/${name}` };
const isDatabaseAway = () => false;
const cache = new PageCache({
  ...{ maxBytes: 1e7, maxLastGoodBytes: 1e6, maxAgeMs: 60_000, now: () => 0, headers: {}, date: ctx.now },
  isDatabaseAway,
});
app.route('/', mediaRoutes(ctx));
app.route('/', new Hono().use(cachedPages(cache)).route('/', siteRoutes(site)));
app.notFound(() => noSuchAddress());
app.onError(errorResponder({ log: ctx.log, renderPage: errorPages(site), isDatabaseAway }));

async function get(path: string) {
  cache.purge(ctx.purges.splice(0).flatMap(({ tags }) => (tags === 'everything' ? [] : [...tags])));
  return app.request(`http://127.0.0.1:3000${path}`);
}
const html = async (path = '/') => (await get(path)).text();

async function change(change: Partial<PublicationSettings>) {
  await changeSettings(ctx, SYSTEM, { was: settingsOf(await publication(ctx.db)), change });
}

test('colours and faces come in a style sheet of their own, whose address is all of it; without them there is none', async () => {
  assert.doesNotMatch(await html(), /\/theme\//);
  await change({ accent: { light: '#123456', dark: '#9ecbff' }, faces: 'sans' });
  const page = await html();
  const address = /href="(\/theme\/[^"]+)"/.exec(page)?.[1] ?? '';
  assert.equal(address, '/theme/123456-9ecbff-sans.css');
  assert.match(page, /preload" href="\/assets\/assistant-hebrew/);
  assert.doesNotMatch(page, /preload" href="\/assets\/frank/);
  const sheet = await get(address);
  assert.match(sheet.headers.get('content-type') ?? '', /text\/css/);
  assert.match(sheet.headers.get('cache-control') ?? '', /immutable/);
  const css = await sheet.text();
  assert.match(css, /^:root\{--accent:#123456;--accent-ink:#ffffff;/);
  assert.match(css, /prefers-color-scheme:dark[\s\S]*--accent:#9ecbff;--accent-ink:#1b0907/);
  assert.match(await html('/favicon.svg'), /#123456/);
  for (const wrong of ['ffff00-9ecbff-sans', '123456-9ecbff-comic', '}body{x'])
    assert.equal((await get(`/theme/${encodeURIComponent(wrong)}.css`)).status, 404, wrong);
});

test('the logo stands in the head of every page, for light and for dark, with its words', async () => {
  const file = Buffer.from('<svg viewBox="0 0 300 80"><path d="M0 0h300v80z"/></svg>');
  const light = await keepImage(ctx, SYSTEM, { kind: 'logo', file });
  await change({ logo: { light, dark: light, alt: 'המגדלור, עיתון' } });
  const page = await html('/about');
  assert.match(page, /<img class="logo logo-light"[^>]*alt="המגדלור, עיתון"/);
  assert.match(page, /<img class="logo logo-dark"[^>]*loading="lazy"/);
  assert.match(
    page,
    new RegExp(`"logo":\\{"@type":"ImageObject","url":"https://hamigdalor.example/media/publication/${light.file}`),
  );
  const image = await get(`/media/publication/${light.file}`);
  assert.equal(image.headers.get('content-type'), 'image/svg+xml');
  assert.match(image.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
  assert.equal((await get('/media/publication/../../etc/passwd')).status, 404);
});

test('the menu is the publication’s own, with others under it; what is no more is left out', async () => {
  const [news, sport] = await sections(ctx.db);
  await saveStandingPage(ctx, SYSTEM, { page: { slug: 'ethics', title: 'קוד אתי', body: 'טקסט', inFooter: true } });
  await change({
    menu: [
      { link: { kind: 'section', id: news?.id ?? '' }, children: [{ kind: 'section', id: sport?.id ?? '' }] },
      { link: { kind: 'link', label: 'החנות <b>', url: 'https://shop.example/?a=1&b=2' }, children: [] },
      { link: { kind: 'page', slug: 'ethics' }, children: [] },
      { link: { kind: 'page', slug: 'gone' }, children: [] },
    ],
  });
  const menu = /<nav class="sections"[\s\S]*?<\/nav>/.exec(await html())?.[0] ?? '';
  assert.match(menu, /<details class="menu-more" name="menu"><summary><bdi dir="rtl">חדשות<\/bdi><\/summary>/);
  assert.match(menu, /href="\/section\/sport"/);
  assert.match(menu, /href="https:\/\/shop.example\/\?a=1&amp;b=2"><bdi dir="rtl">החנות &lt;b/);
  assert.match(menu, /href="\/ethics"><bdi dir="rtl">קוד אתי/);
  assert.equal(menu.match(/<a /g)?.length, 4);
});

test('the footer has its links, its words, and where else the paper is', async () => {
  await change({
    footerLinks: [{ kind: 'tool', tool: 'feeds' }],
    footerText: 'חבר במועצת העיתונות',
    social: [{ network: 'mastodon', url: 'https://toot.example/@hamigdalor' }],
  });
  const footer = /<footer[\s\S]*<\/footer>/.exec(await html())?.[0] ?? '';
  assert.match(footer, /<p>חבר במועצת העיתונות<\/p>/);
  assert.match(footer, /href="https:\/\/toot.example\/@hamigdalor" rel="me"><bdi>Mastodon/);
  assert.match(footer, /\/ethics/);
  assert.doesNotMatch(footer, /\/archive\//);
});

test('a standing page is Markdown made harmless, replaces the words that came with the program, and is in the sitemap', async () => {
  const body = '## כותרת\n\nשלום **לכם** <script>alert(1)</script>\n\n[x](javascript:alert(1))';
  await saveStandingPage(ctx, SYSTEM, { page: { slug: 'privacy', title: 'פרטיות אצלנו', body, inFooter: true } });
  const page = await html('/privacy');
  assert.match(page, /<h1>פרטיות אצלנו<\/h1>/);
  assert.match(page, /<strong>לכם<\/strong>/);
  assert.doesNotMatch(page, /alert\(1\)<|javascript:/);
  assert.doesNotMatch(page, /בלי שעוקבים/);
  const addresses = (await html('/sitemap.xml')).match(/<loc>[^<]*\/(ethics|privacy)</g);
  assert.equal(addresses?.length, 2);
});

test('the accessibility statement names the coordinator and the day of the last check', async () => {
  const accessibility = {
    name: 'דנה לוי',
    phone: '03-555-0147',
    email: 'a11y@x.example',
    checkedOn: '2026-11-01',
    note: '',
  };
  await change({ accessibility });
  const page = await html('/accessibility');
  for (const said of [
    /דנה לוי/,
    /href="tel:035550147"/,
    /mailto:a11y@x.example/,
    /<time dateTime="2026-11-01">1 בנובמבר 2026|<time datetime="2026-11-01">1 בנובמבר 2026/,
  ])
    assert.match(page, said);
});

test('in Persian the whole frame is Persian, right to left', async () => {
  await change({ language: 'fa', menu: null });
  const page = await html('/accessibility');
  assert.match(page, /<html lang="fa" dir="rtl">/);
  assert.match(page, /بیانیهٔ دسترس‌پذیری/);
  assert.match(page, /رفتن به محتوا/);
  await change({ language: 'he' });
});

test('a page without a picture is shown elsewhere with the publication’s; the news sitemap has its own name', async () => {
  const file = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80"><path d="M0 0h300v80z"/></svg>',
  );
  const shareImage = await keepImage(ctx, SYSTEM, { kind: 'share', file });
  await change({ shareImage, newsSitemapName: 'Hamigdalor' });
  assert.match(
    await html(),
    new RegExp(`og:image" content="https://hamigdalor.example/media/publication/${shareImage.file}"`),
  );
});
