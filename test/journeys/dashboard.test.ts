import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apiClient, photographWithMetadata } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let page: Page;
let reporter: ReturnType<typeof apiClient>;

before(async () => {
  program = await startProgram();
  const token = (name: string, role: string) =>
    program.command('token', 'create', '--name', name, '--role', role).trim();
  reporter = apiClient(program.url, token('עמוס', 'reporter'));
  const paper = { name: 'העיתון', language: 'he', timeZone: 'Asia/Jerusalem', section: 'חדשות' };
  assert.equal((await apiClient(program.url, token('רות', 'admin')).post('/setup', paper)).status, 201);
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('an empty desk says kind things, and axe finds nothing in either theme', async () => {
  await open();
  await page.getByText('אין דבר שמחכה לך.').waitFor();
  await page.getByText('לא נקבע דבר להיום.').waitFor();
  await expectNoFindings();
});

test('what a reporter hands in waits for the editor on the desk, and is opened from there', async () => {
  const made = await reporter.post('/articles', {
    headline: 'הוועדה תדון ברציף',
    body: '<p>מחר.</p>',
    section: 'חדשות',
  });
  const id = String(made.json.id);
  assert.equal((await reporter.post(`/articles/${id}/move`, { move: 'hand-in' })).status, 200);
  await open();
  const waiting = page.getByRole('region', { name: 'מחכה לך' });
  await waiting.getByText('עמוס').waitFor();
  await expectNoFindings();
  await waiting.getByRole('link', { name: 'הוועדה תדון ברציף' }).click();
  await page.waitForURL(new RegExp(`/articles/${id}$`));
});

test('the search finds a photo, a draft by another form and a page, by keyboard alone', async () => {
  const photo = await reporter.upload(await photographWithMetadata(), 'pier.jpg');
  await open();
  await find('רציף המגדלור');
  await page.getByRole('option', { name: /רציף המגדלור לפנות ערב/ }).waitFor();
  await expectNoFindings();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/photos/${String(photo.json.id)}$`));
  await find('calendar');
  await page.getByRole('option', { name: 'לוח שנה' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/calendar$/);
  await find('רציפים');
  await page.getByRole('option', { name: /הוועדה תדון ברציף/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('Enter pressed before the search has answered opens the first of what was typed, not of what stood there', async () => {
  await open();
  await find('רציפים');
  await page.getByRole('option', { name: /הוועדה תדון ברציף/ }).waitFor();
  await page.keyboard.press('Control+a');
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/v1/desk-search*', async (route) => {
    await asked;
    await route.continue();
  });
  await page.keyboard.type('המגדלור לפנות');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('מחפש…').last().waitFor();
  answer();
  await page.waitForURL(/\/photos\/[^/]+$/);
  await page.unroute('**/api/v1/desk-search*');
});

test('nothing found is said, and a search that fails says why and can be tried again', async () => {
  await open();
  await find('קשקושבלבולון');
  await page.getByText('לא נמצא דבר בשם').waitFor();
  await page.route('**/api/v1/desk-search*', (route) => route.abort());
  await page.keyboard.type('ים');
  const again = page.getByRole('dialog').getByRole('button', { name: 'ניסיון נוסף' });
  await again.waitFor();
  await page.unroute('**/api/v1/desk-search*');
  await again.click();
  await until(async () => (await again.count()) === 0);
});

async function open(): Promise<void> {
  await page.goto(`${program.url}/newsroom`, { waitUntil: 'networkidle' });
  await page.getByRole('region', { name: 'מחכה לך' }).waitFor();
}

async function find(words: string): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').getByRole('searchbox').waitFor();
  await page.keyboard.type(words);
}

async function expectNoFindings(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const result = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
    assert.deepEqual(
      result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
      [],
      colorScheme,
    );
  }
}
