import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { apiClient, photographWithMetadata } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let page: Page;
let api: ReturnType<typeof apiClient>;
let articleUrl = '';
let first = { id: '', url: '' };

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
  api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'editor').trim());
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('the empty library says how it is filled', async () => {
  await page.goto(`${program.url}/newsroom/photos`);
  await page.getByText('עדיין אין תמונות בספרייה').waitFor();
  await expectNoFindings();
});

test('of three files one is new, one is there already and one is broken; each is told by its name', async () => {
  const photograph = await photographWithMetadata();
  const put = (name: string, bytes: Buffer) => {
    writeFileSync(join(program.dataDir, name), bytes);
    return join(program.dataDir, name);
  };
  const files = [
    put('harbour.jpg', photograph),
    put('again.jpg', photograph),
    put('half.jpg', photograph.subarray(0, 9000)),
  ];
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(files[0] ?? '');
  await page.locator('.upload-done', { hasText: 'harbour.jpg' }).waitFor();
  await page.locator('input[type=file]').first().setInputFiles(files.slice(1));
  await page.locator('.upload-duplicate', { hasText: 'again.jpg' }).waitFor();
  const broken = page.locator('.upload-failed', { hasText: 'half.jpg' });
  await broken.getByText('פגום: אי אפשר לקרוא אותו עד סופו').waitFor();
  await page.getByText('3 מתוך 3').waitFor();
  const { json } = await api.get('/photos');
  assert.equal((json.items as unknown[]).length, 1);
  await expectNoFindings();
  await page.getByRole('button', { name: 'סגירת הרשימה' }).click();
});

test('it is found by a form of a word of its caption, and opened by keyboard alone', async () => {
  const search = page.getByRole('searchbox', { name: /חיפוש/ });
  await search.fill('אריה');
  await page.getByText('אין תמונות שמתאימות').waitFor();
  await search.fill('רציפים');
  const item = page.getByRole('row', { name: /רציף המגדלור/ });
  await item.waitFor();
  await item.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/photos\/[0-9a-f-]{36}/);
  first = { id: new URL(page.url()).pathname.split('/').at(-1) ?? '', url: '' };
});

test('the focal point moves by the arrow keys, and the crop that is served follows it', async () => {
  const point = page.getByRole('slider', { name: 'נקודת המוקד' });
  await point.waitFor();
  await expectNoFindings();
  const { json } = await api.get(`/photos/${first.id}`);
  first.url = String(json.url);
  const crop = () =>
    fetch(program.url + first.url.replace(/\d+\.jpg$/, '1x1.jpg')).then((answer) => answer.arrayBuffer());
  const middle = Buffer.from(await crop());
  await point.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await point.getAttribute('aria-valuenow'), '90');
  await page.locator('.photo-save', { hasText: /^נשמר$/ }).waitFor();
  const right = Buffer.from(await crop());
  assert.notDeepEqual(right, middle);
  // The sun of the drawing is in the right half: the crop has it now.
  const { data, info } = await sharp(right).raw().toBuffer({ resolveWithObject: true });
  let yellow = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if ((data[at] ?? 0) > 220 && (data[at + 2] ?? 255) < 140) yellow++;
  assert.ok(yellow > 5000, `${yellow} pixels of sun`);
  const preview = page.getByRole('img', { name: 'כך נחתכת התמונה ל־1:1' });
  assert.notEqual(
    await preview.evaluate((image) => (image as unknown as { style: { left: string } }).style.left),
    '0%',
  );
});

test('replaced everywhere, the reader sees the other photo at once, and after the undo the first again', async () => {
  const made = await api.post('/articles', {
    headline: 'הנמל נפתח',
    body: '<p>הנמל נפתח הבוקר.</p>',
    authors: ['נועה בר־ים'],
    section: 'חדשות',
    lead: { photo: first.id },
  });
  await api.post(`/articles/${made.json.id}/publish`);
  articleUrl = `${program.url}/a/${made.json.id}`;
  const reads = async () => (await fetch(articleUrl)).text();
  const oldKey = first.url.split('/')[2] ?? '';
  assert.ok((await reads()).includes(oldKey));
  await page.reload();
  await page.getByRole('link', { name: 'הנמל נפתח' }).waitFor();

  const other = join(program.dataDir, 'other.png');
  writeFileSync(
    other,
    await sharp({ create: { width: 900, height: 600, channels: 3, background: '#227733' } })
      .png()
      .toBuffer(),
  );
  await page.getByRole('button', { name: 'החלפה בכל מקום' }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(other);
  const confirm = page.getByRole('alertdialog');
  await confirm.getByText('התמונה תוחלף בכתבה הזאת').waitFor();
  await confirm.getByText('הנמל נפתח').waitFor();
  await expectNoFindings();
  await confirm.getByRole('button', { name: 'החלפה', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(first.id));
  const html = await reads();
  assert.ok(!html.includes(oldKey));
  assert.ok(html.includes('שמש מעל הים'), 'the alternative text went along');
  const moved = await fetch(program.url + first.url, { redirect: 'manual' });
  assert.equal(moved.status, 302);

  await page.getByRole('button', { name: 'ביטול פעולה' }).click();
  await until(async () => (await reads()).includes(oldKey));
});

test('on a narrow screen nothing sticks out, and axe finds nothing', async () => {
  await page.setViewportSize({ width: 768, height: 900 });
  for (const path of ['/newsroom/photos', `/newsroom/photos/${first.id}`]) {
    await page.goto(program.url + path);
    await page.locator('.photo-item, .focal').first().waitFor();
    await expectNoFindings();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.ok(Number(overflow) <= 0, `${path} sticks out by ${overflow}`);
  }
});

async function expectNoFindings(): Promise<void> {
  await page.evaluate(axe);
  const result = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
  assert.deepEqual(
    result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
    [],
  );
}
