import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { typeset } from '../../src/language/typography.ts';
import { apiClient, photographWithMetadata } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** From a keystroke to a reader's phone: the main job, once, as a new user would try it. */

let program: Program;
let browser: Browser;
let reader: BrowserContext;
let page: Page;
let api: ReturnType<typeof apiClient>;
let articleId = '';
let articleUrl = '';
let sectionSlug = '';

const HEADLINE = 'ראש העירייה: "קסים-ז\'ומארט" מצטרפת ל-"Open Harbour"';
const READER = 'noa@example.org';

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  reader = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'he-IL' });
  page = await reader.newPage();
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('the program says where it is and how the first administrator comes in', () => {
  assert.match(program.output(), /Site: +http:/);
  assert.match(program.output(), /Newsroom: +http:.*\/newsroom/);
  assert.match(program.output(), /Sign in: +http:.*once\?t=/);
});

test('a token is made beside the running program', () => {
  const token = program.command('token', 'create', '--name', 'desk', '--role', 'editor').trim();
  assert.match(token, /^gilyon_[\w-]{43}$/);
  api = apiClient(program.url, token);
});

test('a photo comes in with what its file says of it', async () => {
  const { status, json } = await api.upload(await photographWithMetadata(), 'harbour.jpg');
  assert.equal(status, 201);
  assert.equal(json.caption, 'רציף המגדלור לפנות ערב');
  assert.equal(json.alt, 'שמש מעל הים');
  assert.deepEqual(json.credits, ['GIL MAOR/OrenPix', 'Sean Tal']);
  assert.equal(json.takenOn, '2025-11-07');
  const article = await api.post('/articles', {
    headline: HEADLINE,
    kicker: 'הנמל',
    deck: 'סגן "הנמל" אמר כי "מדובר ב\'רגע היסטורי\' של ממש"',
    body: '<p>ראש העירייה כתבה ברשת Truth Social ב-1992 כי 90% מהספנים בארה"ב תומכים.</p><p>קסים-ז\'ומארט הגיב: "טוב מאוד". התוכנה ב-C++ וב-C#, לשנים 2025–2031, טל\' +972-3-5550118, עד -5 מעלות, 3:2.</p><script>alert(1)</script>',
    authors: ['נועה בר־ים', 'עמוס לביא'],
    section: 'חדשות',
    topics: ['הנמל', 'תחבורה'],
    lead: { photo: json.id },
  });
  assert.equal(article.status, 201);
  assert.equal(article.json.state, 'draft');
  assert.deepEqual(
    (article.json.warnings as { what: string }[]).map((warning) => warning.what),
    ['script'],
  );
  articleId = String(article.json.id);
  sectionSlug = encodeURIComponent((article.json.section as { slug: string }).slug);
});

test('a draft is nowhere to be seen', async () => {
  assert.equal((await fetch(`${program.url}/a/${articleId}`)).status, 404);
  assert.ok(!(await (await fetch(`${program.url}/feed.xml`)).text()).includes(articleId));
});

test('published, every part of the model page stands on it', async () => {
  const { status, json } = await api.post(`/articles/${articleId}/publish`);
  assert.equal(status, 200);
  articleUrl = String(json.url);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(articleUrl, { waitUntil: 'networkidle' });
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(await page.locator('h1').count(), 1);
    assert.match((await page.locator('h1').innerText()).replace(/[״׳]/g, '"'), /קסים/);
    assert.ok(await page.getByRole('link', { name: 'כניסה' }).first().isVisible());
    assert.ok((await page.getByText('הרשמה לניוזלטר').count()) > 0);
    const main = page.locator('main');
    for (const words of [
      'סגן',
      'נועה בר־ים',
      'עמוס לביא',
      'חדשות',
      'דק׳',
      'רציף המגדלור לפנות ערב',
      'צילום:',
      'GIL MAOR/OrenPix',
      'Sean Tal',
      'Truth Social',
      '1992',
      '90%',
      'ארה״ב',
      'שתפו',
    ]) {
      assert.ok((await main.innerText()).includes(words), `${words} at ${width}`);
    }
    assert.equal(await page.locator('main figure img').first().getAttribute('alt'), 'שמש מעל הים');
    const photo = await page
      .locator('main figure img')
      .first()
      .evaluate((img) => {
        const { complete, naturalWidth } = img as unknown as { complete: boolean; naturalWidth: number };
        return complete && naturalWidth > 0;
      });
    assert.ok(photo, 'the photo arrived');
    for (const words of ['C++', 'C#', '2025–2031', '+972-3-5550118', '-5', '3:2', 'Truth Social', '90%', '1992']) {
      assert.equal(await asSeen(page, words), words, `${words} from left to right at ${width}`);
    }
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.ok(Number(overflow) <= 0, `nothing sticks out at ${width}`);
    assert.deepEqual(faults, []);
  }
});

test('feed, sitemap and structured data carry the article', async () => {
  for (const path of [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
    '/news-sitemap.xml',
    `/section/${sectionSlug}/feed.xml`,
  ]) {
    const response = await fetch(program.url + path);
    assert.equal(response.status, 200, path);
    assert.ok((await response.text()).includes(articleId), path);
  }
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').first().textContent()) ?? '');
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.headline, typeset(HEADLINE, 'he'));
  assert.equal(data.author.length, 2);
  assert.match(data.datePublished, /[+-]\d\d:\d\d$/);
});

test('sharing opens with the right address', async () => {
  const links = await page
    .locator(
      'main a[href*="wa.me"], main a[href*="t.me"], main a[href*="facebook.com"], main a[href*="x.com"], main a[href^="mailto:"]',
    )
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  assert.ok(links.length >= 5, links.join('\n'));
  for (const link of links) assert.ok(decodeURIComponent(decodeURIComponent(link)).includes(`/a/${articleId}`), link);
});

test('a reader registers for the newsletter and confirms by a button', async () => {
  const newsletter = await api.post('/newsletters', {
    name: 'אור ראשון',
    slug: 'morning',
    senderEmail: 'desk@example.org',
  });
  assert.equal(newsletter.status, 201);
  await page.goto(`${program.url}/newsletters`);
  await page.getByLabel('דואר אלקטרוני').first().fill(READER);
  await page.getByRole('button', { name: 'הרשמה' }).click();
  await page.getByText('נשאר רק לאשר').waitFor();
  const [message] = await program.mailTo(READER);
  const link = /https?:\/\/\S+\/newsletters\/confirm\?t=\S+/.exec(message?.text ?? '')?.[0] ?? '';
  assert.ok(link);
  await fetch(link);
  await page.goto(link);
  await page.getByRole('button', { name: 'אישור ההרשמה' }).click();
  await page.getByText('ההרשמה הושלמה').waitFor();
  await page.goto(link);
  await page.getByText('הקישור הזה כבר נוצל').waitFor();
  assert.equal(await page.getByRole('button', { name: 'אישור ההרשמה' }).count(), 0, 'a used link is used');
});

test('a reader signs in with the code from the mail; the link alone signs nobody in', async () => {
  await page.goto(`${program.url}/account/sign-in`);
  await page.getByLabel('דואר אלקטרוני').first().fill(READER);
  await page.getByRole('button', { name: 'שליחת קוד', exact: true }).click();
  await page.getByText('בדקו את תיבת הדואר').waitFor();
  const message = (await program.mailTo(READER)).at(-1);
  const code = /\b(\d{6})\b/.exec(message?.text ?? '')?.[1] ?? '';
  const link = /https?:\/\/\S+sign-in\/code\?\S+/.exec(message?.text ?? '')?.[0] ?? '';
  const scanner = await fetch(link);
  assert.equal(scanner.headers.get('set-cookie'), null);
  await page.getByLabel('הקוד שקיבלת').fill(code);
  await page.getByRole('button', { name: 'כניסה', exact: true }).click();
  await page.waitForURL(`${program.url}/account`);
  assert.ok((await page.locator('main').innerText()).includes(READER));
  assert.ok((await page.locator('main').innerText()).includes('אור ראשון'));
});

test('the reader saves the article, finds it in the account, and signs out', async () => {
  await page.goto(articleUrl, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'שמירה לקריאה' }).first().click();
  await until(async () => {
    await page.goto(`${program.url}/account`);
    return (await page.locator('main').innerText()).includes('קסים');
  });
  await page.getByRole('button', { name: 'יציאה' }).click();
  await page.goto(`${program.url}/account`);
  await page.waitForURL(/sign-in/);
});

test('an edition goes to the subscriber once, with one click out', async () => {
  const { json: list } = await api.get('/newsletters');
  const [newsletter] = list.items as { id: string }[];
  const edition = await api.post(`/newsletters/${newsletter?.id}/editions`, { intro: 'בוקר טוב' });
  assert.equal(edition.status, 201);
  const refused = await api.post(`/editions/${edition.json.id}/send`);
  assert.equal(refused.status, 422, 'without a contact address nothing is sent');
  assert.equal(refused.json.code, 'no-contact');
});

test('a new headline, published, is on the very next request', async () => {
  const before = await api.get(`/articles/${articleId}`);
  const patched = await api.patch(
    `/articles/${articleId}`,
    { headline: 'כותרת חדשה לגמרי' },
    { 'if-match': before.headers.get('etag') ?? '' },
  );
  assert.equal(patched.status, 200);
  assert.ok(!(await (await fetch(articleUrl)).text()).includes('כותרת חדשה לגמרי'), 'readers see what was published');
  const stale = await api.patch(
    `/articles/${articleId}`,
    { headline: 'אחרת' },
    { 'if-match': before.headers.get('etag') ?? '' },
  );
  assert.equal(stale.status, 409);
  assert.equal(stale.json.code, 'stale-edit');
  await api.post(`/articles/${articleId}/publish`);
  assert.ok((await (await fetch(articleUrl)).text()).includes('כותרת חדשה לגמרי'));
  assert.ok((await (await fetch(program.url)).text()).includes('כותרת חדשה לגמרי'));
});

test('a wrong or missing slug redirects to the article', async () => {
  const response = await fetch(`${program.url}/a/${articleId}/wrong`, { redirect: 'manual' });
  assert.equal(response.status, 301);
  assert.equal(new URL(response.headers.get('location') ?? '', program.url).href, articleUrl);
});

test('withdrawn, the address says so with 410 and every list forgets it', async () => {
  await api.post(`/articles/${articleId}/unpublish`, { reason: 'טעות' });
  const gone = await fetch(articleUrl);
  assert.equal(gone.status, 410);
  assert.ok((await gone.text()).includes('הוסרה'));
  for (const path of ['/', '/feed.xml', '/sitemap.xml', `/section/${sectionSlug}`]) {
    assert.ok(!(await (await fetch(program.url + path)).text()).includes(articleId), path);
  }
});

/** The characters of these words in the article's body as they stand on the screen, line by line from the left. */
function asSeen(page: Page, words: string): Promise<string> {
  return page.evaluate((sought) => {
    const places: { character: string; left: number; top: number }[] = [];
    const walker = document.createTreeWalker(document.querySelector('.body') as Node, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const [at, character] of [...(node.textContent ?? '')].entries()) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (character !== '\u200E') places.push({ character, left: box.left, top: Math.round(box.top) });
      }
    }
    const start = places
      .map((place) => place.character)
      .join('')
      .indexOf(sought);
    const found = places.slice(start, start + sought.length);
    return found
      .sort((a, b) => a.top - b.top || a.left - b.left)
      .map((place) => place.character)
      .join('');
  }, words);
}
