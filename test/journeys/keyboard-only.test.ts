import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apiClient, photographWithMetadata } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** An article is written, illustrated and published by who has no mouse: after the page has come there are keys alone. */

let program: Program;
let browser: Browser;
let page: Page;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'editor').trim());
  await api.post('/articles', { headline: 'ראשונה', body: '<p>א</p>', section: 'חדשות' });
  // The dialog by which a file is chosen is the system's; the photo waits in the library.
  const photo = await api.upload(await photographWithMetadata(), 'boat.jpg', { alt: 'סירה בפתח הנמל' });
  assert.equal(photo.status, 201);
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
  await page.goto(`${program.url}/newsroom/articles/new`);
  await page.getByRole('textbox', { name: 'גוף הכתבה' }).waitFor();
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('headline, deck, body with blocks and a photo, lead photo, byline; then it is published', async () => {
  const { keyboard } = page;
  await tabTo('כותרת');
  await keyboard.type('סירת דיג נתקעה בפתח הנמל');
  await tabTo('כותרת משנה');
  await keyboard.type('שני דייגים חולצו בשלום');
  await tabTo('גוף הכתבה');
  await keyboard.type('הסירה נתקעה בשעה 05:40.');
  await keyboard.press('Enter');
  await keyboard.type('/כותרת ביניים');
  await keyboard.press('Enter');
  await keyboard.type('מה קרה');
  await keyboard.press('Enter');
  await keyboard.type('גל ');
  await keyboard.press('Control+b');
  await keyboard.type('גבוה');
  await keyboard.press('Control+b');
  await keyboard.type(' הפך אותה.');
  await keyboard.press('Enter');
  await keyboard.type('/photo');
  await keyboard.press('Enter');
  await tabTo('רציף המגדלור לפנות ערב');
  await keyboard.press('Enter');
  await usePhoto();
  await focusOn('גוף הכתבה');
  await keyboard.press('F2');
  await focusOn('כיתוב');
  await keyboard.type('הסירה אחרי החילוץ');
  await keyboard.press('Escape');
  await focusOn('גוף הכתבה');

  await keyboard.press('Alt+F10');
  await focusOn('מודגש');
  await keyboard.press('ArrowLeft');
  await focusOn('נטוי');
  await keyboard.press('Escape');

  await tabTo('בחירת תמונה');
  await keyboard.press('Enter');
  await tabTo('רציף המגדלור לפנות ערב');
  await keyboard.press('Enter');
  await usePhoto();
  await tabTo('כתבים');
  await keyboard.type('נועה בר־ים,');
  await until(async () => (await page.locator('.save-line').innerText()).trim() === 'נשמר');
  const id = page.url().split('/').at(-1) ?? '';

  await tabTo('פרסום', 'Shift+Tab');
  await keyboard.press('Enter');
  await until(async () => (await fetch(`${program.url}/a/${id}`)).status === 200, 40_000);
  const html = await (await fetch(`${program.url}/a/${id}`)).text();
  for (const words of [
    'סירת דיג נתקעה',
    'שני דייגים חולצו',
    '05:40',
    '<h2>מה קרה</h2>',
    '<strong>גבוה</strong>',
    'הסירה אחרי החילוץ',
    'GIL MAOR/OrenPix',
    'נועה בר־ים',
  ])
    assert.ok(html.includes(words), words);
  assert.equal(html.match(/alt="סירה בפתח הנמל"/g)?.length, 2);
});

const FOCUSED = `(() => {
  const one = document.activeElement;
  return (one?.getAttribute('aria-label') || one?.labels?.[0]?.textContent || one?.textContent || '').trim();
})()`;

/** Presses Tab until what has that name has the focus. */
async function tabTo(name: string, key = 'Tab'): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 150; presses++) {
    const focused = String(await page.evaluate(FOCUSED));
    if (focused === name) return;
    met.push(focused.slice(0, 30));
    await page.keyboard.press(key);
    await page.waitForTimeout(15);
  }
  assert.fail(`${name} was not reached; the focus went over ${met.join(' | ')}`);
}

async function focusOn(name: string): Promise<void> {
  await until(async () => (await page.evaluate(FOCUSED)) === name, 8000).catch(async () =>
    assert.fail(`The focus is on ${await page.evaluate(FOCUSED)}, not on ${name}.`),
  );
}

/** In the picker, with a photo chosen: takes it. */
async function usePhoto(): Promise<void> {
  await tabTo('שימוש בתמונה');
  await page.keyboard.press('Enter');
  await page.locator('.modal').waitFor({ state: 'detached' });
}
