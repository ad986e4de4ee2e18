import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { photographWithMetadata } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

let program: Program;
let browser: Browser;
let page: Page;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('the administrator comes in by the one-time link, which works once and only by its button', async () => {
  const link = /http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '';
  await fetch(link);
  await page.goto(link);
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom$/);
  const other = await browser.newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'כניסה' }).click();
  await other.getByRole('alert').waitFor();
  await other.close();
});

test('a stranger is led to the sign-in, not to the newsroom', async () => {
  const stranger = await fetch(`${program.url}/newsroom`, { redirect: 'manual' });
  assert.equal(stranger.status, 303);
  assert.equal((await fetch(`${program.url}/api/v1/articles`)).status, 401);
});

test('an article is written with a photo, saved as it is typed, previewed, published and withdrawn', async () => {
  await makeSection();
  await page.goto(`${program.url}/newsroom`);
  await page.getByRole('link', { name: 'כתבה חדשה' }).click();
  await page.getByLabel('כותרת', { exact: true }).fill('סירת דיג נתקעה בפתח הנמל');
  await page.waitForURL(/articles\/[0-9a-z]{8}$/);
  await page.getByLabel('כותרת משנה', { exact: true }).fill('שני דייגים חולצו: "היה לנו \'מזל גדול\'"');
  await page.getByLabel('כתבים').fill('נועה בר־ים, עמוס לביא');
  await page.getByRole('textbox', { name: 'גוף הכתבה' }).click();
  await page.keyboard.type('הסירה נתקעה בשעה 05:40 בפתח הנמל.');
  const file = join(program.dataDir, 'boat.jpg');
  writeFileSync(file, await photographWithMetadata());
  await page.getByRole('button', { name: 'בחירת תמונה' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'שימוש בתמונה' }).click();
  await page.locator('.save-line', { hasText: /^\s*נשמר\s*$/ }).waitFor();
  const preview = await page.context().newPage();
  const id = page.url().split('/').at(-1) ?? '';
  await preview.goto(`${program.url}/preview/${id}`);
  assert.ok((await preview.locator('main').innerText()).includes('05:40'));
  await preview.close();
  assert.equal((await fetch(`${program.url}/preview/${id}`)).status, 401);
  assert.equal((await fetch(`${program.url}/a/${id}`)).status, 404);

  await page.getByRole('button', { name: 'פרסום', exact: true }).click();
  await page.locator('.toasts').getByText('הכתבה פורסמה.').waitFor();
  const published = await fetch(`${program.url}/a/${id}`);
  const html = await published.text();
  assert.equal(published.status, 200);
  for (const words of ['סירת דיג נתקעה', '05:40', 'נועה בר־ים', 'GIL MAOR/OrenPix'])
    assert.ok(html.includes(words), words);

  await page.getByRole('button', { name: 'עוד פעולות' }).click();
  await page.getByRole('menuitem', { name: 'הסרה מהאתר…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'הסרה מהאתר' }).click();
  await page.locator('.toasts').getByText('הכתבה הוסרה.').waitFor();
  assert.equal((await fetch(`${program.url}/a/${id}`)).status, 410);
});

test('what is typed without a connection is kept and sent when it is back', async () => {
  await page.goto(`${program.url}/newsroom/articles`);
  await page.getByRole('link', { name: 'סירת דיג נתקעה' }).click();
  await page.getByRole('textbox', { name: 'גוף הכתבה' }).waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('גג').fill('ים סוער');
  await page.locator('.save-line', { hasText: 'אין חיבור' }).waitFor();
  await page.context().setOffline(false);
  await page.locator('.save-line', { hasText: /^\s*נשמר\s*$/ }).waitFor({ timeout: 15_000 });
  await until(async () => {
    await page.reload();
    await page.getByLabel('גג').waitFor();
    return (await page.getByLabel('גג').inputValue()) === 'ים סוער';
  });
});

/** Sections are made by their first article; the desk needs one to choose. */
async function makeSection(): Promise<void> {
  const token = program.command('token', 'create', '--name', 't', '--role', 'editor').trim();
  const response = await fetch(`${program.url}/api/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ headline: 'ראשונה', body: '<p>א</p>', authors: [], section: 'חדשות' }),
  });
  assert.equal(response.status, 201);
}
