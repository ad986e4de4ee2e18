import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { staffBrowser } from './desk-people.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** A reporter and an editor talk beside the text, each in a browser of their own. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NOA = { email: 'noa@example.org', name: 'נועה בר־ים', role: 'reporter' };
const AMOS = { email: 'amos@example.org', name: 'עמוס לביא', role: 'editor' };

let program: Program;
let browser: Browser;
let noa: BrowserContext;
let amos: BrowserContext;
let id: string;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  const api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'admin').trim());
  noa = await staffBrowser(program, browser, NOA);
  amos = await staffBrowser(program, browser, AMOS, { bypassCSP: true });
  const made = await api.post('/articles', {
    headline: 'הנמל נסגר',
    body: '<p>הרציף נסגר אתמול בערב.</p><p>הדייגים מחכים.</p>',
    section: 'חדשות',
  });
  id = String(made.json.id);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('a passage is commented on with a mention and a task, and both wait for the colleague in the bell', async () => {
  const writer = await open(noa);
  await until(() => writer.getByLabel('כותרת', { exact: true }).isEditable());
  await writer.locator('.body-text p').first().click();
  await writer.keyboard.press('Home');
  for (let n = 0; n < 'הרציף'.length; n++) await writer.keyboard.press('Shift+ArrowLeft');
  await writer.keyboard.press('Control+Alt+KeyM');
  const panel = writer.getByRole('region', { name: 'הערות' });
  assert.equal(await panel.locator('.comment-new .thread-quote').innerText(), 'הרציף');
  const field = panel.getByRole('combobox', { name: 'נוסח ההערה' });
  await field.focus();
  await writer.keyboard.type('@עמ');
  await panel.getByRole('listbox', { name: 'אנשי המערכת' }).getByRole('option', { name: AMOS.name }).waitFor();
  await writer.keyboard.press('Enter');
  await writer.keyboard.type('זה הרציף המערבי?');
  assert.equal(await field.inputValue(), `@${AMOS.name} זה הרציף המערבי?`);
  await panel.getByLabel('משימה עבור').selectOption({ label: AMOS.name });
  await field.focus();
  await writer.keyboard.press('Control+Enter');
  await panel.getByRole('checkbox', { name: said('משימה: ', AMOS.name) }).waitFor();
  await writer.locator('.body-text .commented', { hasText: 'הרציף' }).waitFor();
  await writer.close();

  const editor = await amos.newPage();
  await editor.goto(`${program.url}/newsroom/photos`);
  const bell = editor.getByRole('button', { name: 'מחכה לך: 2' });
  await bell.focus();
  await editor.keyboard.press('Enter');
  const waiting = editor.getByRole('dialog', { name: 'מחכה לך' });
  await waiting.getByText('זה הרציף המערבי?').first().waitFor();
  await expectNoFindings(editor);
  await editor.keyboard.press('Escape');
  await waiting.waitFor({ state: 'detached' });
  await until(() => bell.evaluate((element) => element === document.activeElement));
  await bell.press('Enter');
  await waiting.getByRole('link', { name: 'הנמל נסגר' }).first().press('Enter');
  await editor.waitForURL(new RegExp(`/articles/${id}$`));
  await waiting.waitFor({ state: 'detached' });
  await editor.close();
});

test('the answer comes to the other screen by itself; the task is done, the discussion closed and opened again', async () => {
  const [writer, editor] = [await open(noa), await open(amos)];
  const [asked, answering] = [writer, editor].map((page) => page.getByRole('region', { name: 'הערות' }));
  assert.ok(asked && answering);
  const quote = answering.getByRole('button', { name: 'הרציף', exact: true });
  await quote.press('Enter');
  await editor.locator('.body-text .commented-active', { hasText: 'הרציף' }).waitFor();
  await answering.getByRole('button', { name: 'תשובה' }).press('Enter');
  await answering.getByRole('combobox', { name: 'נוסח ההערה' }).fill('כן, המערבי.');
  await editor.keyboard.press('Control+Enter');
  await answering.getByRole('checkbox', { name: said('משימה: ', AMOS.name) }).press('Space');
  await answering.getByText(said('בוצע בידי ', AMOS.name)).waitFor();
  await asked.getByText('כן, המערבי.').waitFor();
  await asked.getByText(said('בוצע בידי ', AMOS.name)).waitFor();
  await editor.reload();
  await editor.getByRole('button', { name: 'מחכה לך', exact: true }).waitFor();

  await asked.getByRole('button', { name: 'סגירת הדיון' }).press('Enter');
  await asked.getByText('כן, המערבי.').waitFor({ state: 'detached' });
  await writer.locator('.body-text .commented').waitFor({ state: 'detached' });
  await asked.getByRole('button', { name: 'הצגת דיונים שנסגרו (1)' }).press('Enter');
  await asked.getByText(said('נסגר בידי ', NOA.name)).waitFor();
  await asked.getByRole('button', { name: 'פתיחה מחדש' }).press('Enter');
  await writer.locator('.body-text .commented', { hasText: 'הרציף' }).waitFor();
  await writer.close();
  await editor.close();
});

test('a comment outlives its passage, and says that it is gone', async () => {
  const writer = await open(noa);
  const panel = writer.getByRole('region', { name: 'הערות' });
  await panel.getByRole('button', { name: 'הרציף', exact: true }).waitFor();
  await until(() => writer.getByLabel('כותרת', { exact: true }).isEditable());
  await writer.locator('.body-text p').first().click({ clickCount: 3 });
  await writer.keyboard.press('Delete');
  await panel.getByText('הקטע שההערה עליו כבר אינו בטקסט').waitFor();
  await panel.getByText('כן, המערבי.').waitFor();
  await writer.close();
});

/** A name in a sentence is isolated. */
function said(words: string, name: string): RegExp {
  return new RegExp(`${words}\u2068?${name}`);
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${program.url}/newsroom/articles/${id}`);
  await page.getByRole('textbox', { name: 'גוף הכתבה' }).waitFor();
  await page.getByRole('region', { name: 'הערות' }).waitFor();
  return page;
}

async function expectNoFindings(page: Page): Promise<void> {
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
