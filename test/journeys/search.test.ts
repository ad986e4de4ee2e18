import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** A reader looks for a story by whatever form of its words comes to mind, and goes on to the next. */

let program: Program;
let browser: Browser;
let page: Page;
let api: ReturnType<typeof apiClient>;
const ids = new Map<string, string>();

const STORIES = {
  agreement: ['ההסכמים נחתמו ברציף', 'ראש העיר חתם על ההסכם עם צה״ל, והדייגים קיבלו רשתות חדשות ומקררים לסירות.'],
  name: ["נאומו של ז'בוטינסקי נמצא", 'הנאום נמצא בארכיון העיר, בקופסה של ראש הספרנים.'],
  ferry: ['המעבורת לאי יוצאת לדרך', 'המעבורת תפליג פעמיים ביום, והנוסעים ימתינו במסוף החדש שעל המזח.'],
} as const;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'he-IL' });
  api = apiClient(program.url, program.command('token', 'create', '--name', 'desk', '--role', 'editor').trim());
  for (const [name, [headline, text]] of Object.entries(STORIES)) ids.set(name, await publish(headline, text));
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

async function publish(headline: string, text: string): Promise<string> {
  const made = await api.post('/articles', {
    headline,
    body: `<p>${text}</p>`,
    section: 'חדשות',
    authors: ['נועה בר'],
  });
  const id = String(made.json.id);
  assert.equal((await api.post(`/articles/${id}/publish`)).status, 200);
  return id;
}

async function search(on: Page, query: string): Promise<string[]> {
  await on.goto(`${program.url}/search?q=${encodeURIComponent(query)}`);
  return on.locator('.results .card-headline').allInnerTexts();
}

test('הסכם finds ההסכמים, and shows where', async () => {
  await until(async () => (await search(page, 'הסכם')).includes(STORIES.agreement[0]));
  assert.ok((await page.locator('mark').allInnerTexts()).includes('ההסכם'));
});

test('a name is found with and without its apostrophe, an army in three writings', async () => {
  for (const query of ["ז'בוטינסקי", 'ז׳בוטינסקי', 'זבוטינסקי'])
    assert.equal((await search(page, query)).length, 1, query);
  for (const query of ['צה"ל', 'צה״ל', 'צהל']) {
    assert.ok((await search(page, query)).includes(STORIES.agreement[0]), query);
  }
});

test('a phrase is found as it stands, and nothing that only has its words', async () => {
  const found = await search(page, '"ראש העיר"');
  assert.ok(found.includes(STORIES.agreement[0]));
  assert.ok(!found.includes(STORIES.name[0]));
});

test('by keyboard alone: suggestions while typing, the arrow, Enter, the story', async () => {
  await page.goto(`${program.url}/search`);
  await page.locator('#q').focus();
  await page.keyboard.type('המעבו', { delay: 30 });
  await page.locator('.suggestion').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/a/${ids.get('ferry')}/`));
});

test('without JavaScript and on a phone it searches, orders and narrows down', async () => {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const plain = await phone.newPage();
  await plain.goto(`${program.url}/search`);
  await plain.locator('#q').fill('ראש העיר');
  await plain.locator('.search-form button').click();
  assert.ok((await plain.locator('.results .card').count()) >= 2);
  assert.equal(await plain.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  await plain.locator('.search-sorts a').nth(1).click();
  await plain.waitForURL(/sort=newest/);
  assert.ok((await plain.locator('.results .card').count()) >= 2);
  await phone.close();
});

test('an article that is held is found no more', async () => {
  const id = String(ids.get('ferry'));
  assert.ok((await search(page, 'מעבורת')).includes(STORIES.ferry[0]));
  await api.post(`/articles/${id}/hold`, { reason: 'צו' });
  assert.ok(!(await search(page, 'מעבורת')).includes(STORIES.ferry[0]));
});

test('the related cards of an old page point to a story that was published after it', async () => {
  const headline = 'הדייגים: ההסכמים על הרציף לא קוימו';
  const id = await publish(
    headline,
    'ההסכם הבטיח לדייגים רשתות ומקררים לסירות, וראש העיר חתם עליו ליד הרציף. הסירות ריקות.',
  );
  await until(async () => {
    const { json } = await api.get(`/articles/${ids.get('agreement')}/related`);
    return (json as unknown as { id: string }[]).some((one) => one.id === id);
  });
  await page.goto(`${program.url}/a/${ids.get('agreement')}/x`);
  assert.ok((await page.locator('a').allInnerTexts()).some((text) => text.includes('לא קוימו')));
});
