import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** Many photos at once: one is cancelled and tried again, the line breaks, and a whole folder comes. */

let program: Program;
let browser: Browser;
let page: Page;
let api: ReturnType<typeof apiClient>;

before(async () => {
  program = await startProgram();
  api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'editor').trim());
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
  await page.goto(`${program.url}/newsroom/photos`);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('one of several is cancelled while it is sent and the others go on; tried again, it arrives', async () => {
  const held: Route[] = [];
  await page.route('**/api/v1/photos?*', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    if (held.length === 0) held.push(route);
    else void route.continue();
  });
  await choose(0, [await photo('a.jpg'), await photo('b.jpg'), await photo('c.jpg')]);
  await page.locator('.upload-done', { hasText: 'b.jpg' }).waitFor();
  await page.locator('.upload-done', { hasText: 'c.jpg' }).waitFor();
  await page.getByRole('button', { name: 'ביטול: a.jpg' }).click();
  await page.locator('.upload-cancelled', { hasText: 'a.jpg' }).waitFor();
  assert.equal(await count(), 2);
  await page.unroute('**/api/v1/photos?*');
  await page.getByRole('button', { name: 'ניסיון נוסף: a.jpg' }).click();
  await page.locator('.upload-done', { hasText: 'a.jpg' }).waitFor();
  await page.getByText('3 מתוך 3').waitFor();
  assert.equal(await count(), 3);
  await page.getByRole('button', { name: 'סגירת הרשימה' }).click();
});

test('what fails without a connection is tried again by one press, and nothing comes twice', async () => {
  await page.context().setOffline(true);
  await choose(0, [await photo('d.jpg'), await photo('e.jpg')]);
  await until(async () => (await page.locator('.upload-failed').count()) === 2);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'ניסיון נוסף לכל מה שנכשל' }).click();
  await until(async () => (await page.locator('.upload-done').count()) === 2);
  assert.equal(await count(), 5);
  await page.getByRole('button', { name: 'סגירת הרשימה' }).click();
});

test('a folder comes with the folders in it, and without what a file manager leaves there', async () => {
  const folder = join(program.dataDir, 'shoot');
  mkdirSync(join(folder, 'inside'), { recursive: true });
  await photo('f.jpg', folder);
  await photo('g.jpg', join(folder, 'inside'));
  writeFileSync(join(folder, '.DS_Store'), 'x');
  writeFileSync(join(folder, 'Thumbs.db'), 'x');
  await choose(1, folder);
  await page.getByText('2 מתוך 2').waitFor();
  assert.equal(await page.locator('.upload-done').count(), 2);
  assert.equal(await count(), 7);
});

async function choose(input: number, files: string | string[]): Promise<void> {
  await page.locator('input[type=file]').nth(input).setInputFiles(files);
}

let drawn = 0;

/** A picture unlike every other of this file. */
async function photo(name: string, folder = program.dataDir): Promise<string> {
  drawn++;
  const noise = { type: 'gaussian', mean: 90 + drawn * 10, sigma: 40 } as const;
  const path = join(folder, name);
  await sharp({ create: { width: 400 + drawn * 10, height: 300, channels: 3, background: '#406080', noise } })
    .jpeg()
    .toFile(path);
  return path;
}

async function count(): Promise<number> {
  return ((await api.get('/photos?limit=50')).json.items as unknown[]).length;
}
