import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let page: Page;
let api: ReturnType<typeof apiClient>;
let reporter: ReturnType<typeof apiClient>;

before(async () => {
  program = await startProgram();
  const token = (role: string) => program.command('token', 'create', '--name', role, '--role', role).trim();
  api = apiClient(program.url, token('editor'));
  reporter = apiClient(program.url, token('reporter'));
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom$/);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

const body = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const panel = () => page.getByRole('region', { name: 'מצב הכתבה' });
const step = (name: string) => panel().getByRole('button', { name, exact: true });
const readers = async (id: string) => fetch(`${program.url}/a/${id}`);

async function draft(by: typeof api, headline: string): Promise<string> {
  const made = await by.post('/articles', {
    headline,
    body: body('פסקה ראשונה.'),
    section: 'חדשות',
    authors: ['נועה'],
  });
  assert.equal(made.status, 201);
  return String(made.json.id);
}

async function open(id: string): Promise<void> {
  await page.goto(`${program.url}/newsroom/articles/${id}`);
  await panel().waitFor();
}

async function choose(name: string): Promise<void> {
  await panel().getByRole('button', { name: 'עוד פעולות' }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('a story is handed in, returned with a note, handed in again, marked ready and published by its shortcut', async () => {
  const id = await draft(reporter, 'הוועדה תדון ברציף');
  await reporter.post(`/articles/${id}/move`, { move: 'hand-in' });
  await open(id);
  await panel().getByText('בבדיקה', { exact: true }).waitFor();
  await choose('החזרה עם הערה…');
  await page.getByLabel('מה צריך לעשות').fill('חסרה תגובת העירייה.');
  await page.getByRole('dialog').getByRole('button', { name: 'החזרה עם הערה' }).click();
  await panel().getByText('חסרה תגובת העירייה.').waitFor();
  assert.equal((await reporter.get(`/articles/${id}`)).json.state, 'draft');
  await reporter.post(`/articles/${id}/move`, { move: 'hand-in' });
  await open(id);
  await choose('סימון כמוכנה');
  await panel().getByText('מוכנה', { exact: true }).waitFor();
  assert.equal((await readers(id)).status, 404);
  // Also from the button of the menu, where the last step was taken from.
  await panel().getByRole('button', { name: 'עוד פעולות' }).focus();
  await page.keyboard.press('Control+Shift+Enter');
  await panel().getByText('פורסמה', { exact: true }).waitFor();
  assert.equal((await readers(id)).status, 200);
});

test('thirty saves leave the public bytes alone, and one press swaps them', async () => {
  const id = await draft(api, 'נוסח ראשון');
  await api.post(`/articles/${id}/publish`);
  const bytes = async () => Buffer.from(await (await readers(id)).arrayBuffer());
  // Publishing itself renews what is read next on the page, by jobs that follow it.
  await until(async () => /^gilyon_jobs_waiting 0$/m.test(await (await fetch(`${program.url}/metrics`)).text()));
  const before = await bytes();
  for (let turn = 1; turn <= 30; turn++)
    assert.equal((await api.patch(`/articles/${id}`, { body: body(`נוסח שמור ${turn}`) })).status, 200);
  assert.deepEqual(await bytes(), before);
  await open(id);
  await step('פרסום עדכון').click();
  await page.getByText('העדכון פורסם.').waitFor();
  assert.ok((await bytes()).includes('נוסח שמור 30'));
});

test('a mistake is corrected with a note in the page, the feed and the data', async () => {
  const id = await draft(api, 'העלות: 80 מיליון');
  await api.post(`/articles/${id}/publish`);
  await api.patch(`/articles/${id}`, { headline: 'העלות: 90 מיליון' });
  await open(id);
  await step('תיקון טעות…').click();
  await page.getByLabel('מה היה שגוי').fill('נכתב 80 מיליון במקום 90.');
  await page.getByRole('dialog').getByRole('button', { name: 'תיקון טעות' }).click();
  await page.getByText('התיקון פורסם.').waitFor();
  const html = await (await readers(id)).text();
  assert.ok(html.includes('העלות: 90') && html.includes('CorrectionComment'));
  assert.ok(html.includes('id="corrections"'));
  for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
    assert.ok((await (await fetch(`${program.url}/${feed}`)).text()).includes('במקום 90'), feed);
});

test('a hold closes the story with its kind and reason, and undo in the toast opens it again', async () => {
  const id = await draft(api, 'פרשה תחת צו');
  await api.post(`/articles/${id}/publish`);
  await open(id);
  await choose('עיכוב פרסום…');
  await page.getByLabel('סוג העיכוב').selectOption('gag-order');
  await page.getByLabel('סיבה').fill('צו של בית משפט השלום');
  await page.getByRole('dialog').getByRole('button', { name: 'עיכוב פרסום' }).click();
  await panel().getByText('צו איסור פרסום').waitFor();
  assert.equal((await readers(id)).status, 404);
  await page.locator('.toasts').getByRole('button', { name: 'ביטול פעולה' }).first().click();
  await panel().getByText('פורסמה', { exact: true }).waitFor();
  assert.equal((await readers(id)).status, 200);
});

test('a story is scheduled, stands in the calendar and is moved there by keyboard; an hour that is not is refused', async () => {
  const id = await draft(api, 'ייצא מחר');
  const at = new Date(Date.now() + 26 * 3_600_000);
  await api.post(`/articles/${id}/publish`, { at: at.toISOString() });
  await page.goto(`${program.url}/newsroom/calendar`);
  const entry = page.getByRole('row', { name: /ייצא מחר/ });
  await entry.waitFor();
  await entry.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const hour = dialog.getByRole('spinbutton', { name: 'שעה' });
  await hour.focus();
  await page.keyboard.press('ArrowUp');
  await dialog.getByRole('button', { name: 'שמירה' }).click();
  await page.getByText('המועד שונה.').waitFor();
  const moved = new Date(String((await api.get(`/articles/${id}`)).json.scheduledAt));
  const hours = Math.round((moved.getTime() - at.getTime()) / 3_600_000);
  assert.ok(hours === 1 || hours === -23, `moved by ${hours} hours`);
});

test('the words of two revisions stand beside each other, and the earlier one comes back', async () => {
  const id = await draft(api, 'לפני השינוי');
  await api.patch(`/articles/${id}`, { headline: 'אחרי השינוי', body: body('פסקה ראשונה חדשה.') });
  await open(id);
  await panel().getByRole('link', { name: 'גרסאות' }).click();
  await page.locator('ins', { hasText: 'אחרי' }).first().waitFor();
  assert.ok((await page.locator('.difference del').allInnerTexts()).some((text) => text.includes('לפני')));
  await page.getByRole('button', { name: /גרסה 1/ }).click();
  await page.getByRole('button', { name: 'שחזור הגרסה הזאת' }).click();
  await page.getByText('הגרסה שוחזרה').waitFor();
  assert.equal((await api.get(`/articles/${id}`)).json.headline, 'לפני השינוי');
  await page.locator('.toasts').getByRole('button', { name: 'ביטול פעולה' }).first().click();
  await until(async () => (await api.get(`/articles/${id}`)).json.headline === 'אחרי השינוי');
});

test('whoever publishes second is told, and the text stands', async () => {
  const id = await draft(api, 'שתי עורכות');
  await open(id);
  await api.post(`/articles/${id}/publish`);
  await step('פרסום').click();
  await panel().getByText('מישהו אחר הקדים אותך').waitFor();
  await panel().getByText('פורסמה', { exact: true }).waitFor();
});

test('the list is filtered by state and words, and the address keeps the filter', async () => {
  await page.goto(`${program.url}/newsroom/articles`);
  await page.getByLabel('חיפוש בכותרות').fill('שתי עורכות');
  await until(async () => (await page.locator('tbody tr').count()) === 1);
  await page.getByLabel('מצב').selectOption('draft');
  await page.getByText('לא נמצאו כתבות מתאימות.').waitFor();
  await page.reload();
  await page.getByText('לא נמצאו כתבות מתאימות.').waitFor();
  await page.getByRole('button', { name: 'ניקוי הסינון' }).click();
  await until(async () => (await page.locator('tbody tr').count()) > 3);
});

test('axe finds nothing on the list, the panel, the revisions and the calendar, in both themes', async () => {
  const id = await draft(api, 'לבדיקה');
  await api.patch(`/articles/${id}`, { headline: 'לבדיקה שנייה' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/articles', `/articles/${id}`, `/articles/${id}/history`, '/calendar']) {
      await page.goto(`${program.url}/newsroom${path}`, { waitUntil: 'networkidle' });
      await (path === `/articles/${id}` ? panel() : page.getByRole('heading', { level: 1 })).waitFor();
      await page.evaluate(axe);
      // The writing beside the panel is looked at by its own journey.
      const where = path === `/articles/${id}` ? '.publish-panel' : 'html';
      const result = (await page.evaluate(`axe.run('${where}')`)) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      assert.deepEqual(
        result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
        [],
        `${path} ${colorScheme}`,
      );
    }
  }
});
