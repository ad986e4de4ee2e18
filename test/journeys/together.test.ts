import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { signIn, staffBrowser } from './desk-people.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** Two members of the staff, each in a browser of their own, in one article. */

const NOA = { email: 'noa@example.org', name: 'נועה בר־ים', role: 'reporter' };
const AMOS = { email: 'amos@example.org', name: 'עמוס לביא', role: 'editor' };
const BODY = '<p>פסקה ראשונה.</p><p>פסקה שנייה.</p><p>פסקה שלישית.</p>';

let program: Program;
let browser: Browser;
let api: ReturnType<typeof apiClient>;
let noa: BrowserContext;
let amos: BrowserContext;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'admin').trim());
  noa = await staffBrowser(program, browser, NOA);
  amos = await staffBrowser(program, browser, AMOS);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('two see each other, one writes and the other reads along, and the pen passes', async () => {
  const id = await article();
  const one = await open(noa, id);
  const two = await open(amos, id);
  await one.getByRole('list', { name: 'נמצאים כאן' }).getByText(AMOS.name).waitFor();
  await two.locator('.together-line', { hasText: NOA.name }).getByText('כותב/ת עכשיו').waitFor();
  assert.equal(await two.getByLabel('כותרת', { exact: true }).isEditable(), false);

  await one.getByLabel('כותרת משנה', { exact: true }).fill('נכתב אצל נועה');
  await typeAtEnd(one, 0, ' ועוד משפט.');
  await until(async () => (await two.getByLabel('כותרת משנה', { exact: true }).inputValue()) === 'נכתב אצל נועה');
  await two.getByText('פסקה ראשונה. ועוד משפט.').waitFor();

  await two.getByRole('button', { name: 'לבקש את העט' }).click();
  await one.locator('.together-asks', { hasText: AMOS.name }).waitFor();
  await one.getByRole('button', { name: 'להעביר את העט' }).click();
  await until(() => two.getByLabel('כותרת', { exact: true }).isEditable());
  await until(async () => !(await one.getByLabel('כותרת', { exact: true }).isEditable()));
  await two.getByLabel('גג').fill('נכתב אצל עמוס');
  await until(async () => (await one.getByLabel('גג').inputValue()) === 'נכתב אצל עמוס');

  await one.getByRole('button', { name: 'לקחת את העט' }).click();
  await one.getByRole('alertdialog').getByRole('button', { name: 'לקחת את העט' }).click();
  await two.getByText('העט עבר אל').waitFor();
  await until(() => one.getByLabel('כותרת', { exact: true }).isEditable());

  const list = await amos.newPage();
  await list.goto(`${program.url}/newsroom/articles`);
  await list.getByText(NOA.name).first().waitFor();
  await closeAll(one, two, list);
});

test('what two wrote apart is merged; what they wrote in one place is shown side by side and chosen by keyboard', async () => {
  const id = await article();
  const one = await open(noa, id);
  await noa.setOffline(true);
  await typeAtEnd(one, 0, ' של נועה');
  await typeAtEnd(one, 1, ' של נועה');
  await one.locator('.save-line', { hasText: 'אין חיבור' }).waitFor();
  const theirs = BODY.replace('שנייה.', 'שנייה. של עמוס').replace('שלישית.', 'שלישית. של עמוס');
  await api.patch(`/articles/${id}`, { body: theirs });
  await noa.setOffline(false);

  await one.getByRole('button', { name: 'להשוות ולבחור' }).click({ timeout: 30_000 });
  const dialog = one.getByRole('alertdialog');
  assert.equal(await dialog.locator('.dispute').count(), 1, 'only the second paragraph is disputed');
  assert.match((await dialog.locator('.side-text').first().innerText()) ?? '', /של נועה/);
  assert.match((await dialog.locator('.side-text').last().innerText()) ?? '', /של עמוס/);
  assert.equal(await dialog.locator('.side-text p').first().getAttribute('dir'), 'auto');
  await dialog.getByRole('radio', { name: 'שלי' }).focus();
  await one.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'לשמור את הבחירה' }).focus();
  await one.keyboard.press('Enter');
  await saved(one);
  const text = await bodyOf(id);
  assert.deepEqual(text, ['פסקה ראשונה. של נועה', 'פסקה שנייה. של נועה', 'פסקה שלישית. של עמוס']);
  const { items } = (await api.get(`/articles/${id}/revisions`)).json as { items: { number: number }[] };
  const bodies = await Promise.all(
    items.map(async ({ number }) => JSON.stringify((await api.get(`/articles/${id}/revisions/${number}`)).json)),
  );
  assert.ok(
    bodies.some((body) => body.includes('פסקה שנייה. של עמוס')),
    'what was not chosen is a revision',
  );
  await closeAll(one);
});

test('a session that ends in the middle of a save keeps the text, and signing in again in another tab sends it', async () => {
  const id = await article();
  const one = await open(noa, id);
  await noa.clearCookies();
  await typeAtEnd(one, 0, ' אחרי הסוף');
  await one.getByText('הכניסה פגה. הטקסט שמור').waitFor();
  await one.getByLabel('גג').fill('עדיין כותבים');
  await signIn(program, noa, NOA.email);
  await saved(one);
  assert.deepEqual((await bodyOf(id))[0], 'פסקה ראשונה. אחרי הסוף');
  assert.equal((await api.get(`/articles/${id}`)).json.kicker, 'עדיין כותבים');
  await closeAll(one);
});

test('a server that is killed while somebody types loses nothing, and neither does a tab that is killed after it', async () => {
  const id = await article();
  const one = await open(noa, id);
  await typeAtEnd(one, 0, ' לפני הנפילה');
  await program.kill('SIGKILL');
  await typeAtEnd(one, 1, ' בזמן הנפילה');
  await one.locator('.save-line', { hasText: 'אין חיבור' }).waitFor();
  await until(() => kept(one, 'בזמן הנפילה'));
  // The tab goes without a word: no leaving, no last saving.
  const crashed = one.waitForEvent('crash');
  const devtools = await noa.newCDPSession(one);
  devtools.send('Page.crash').catch(() => {});
  await crashed;
  program = await startProgram({ dataDir: program.dataDir, port: Number(new URL(program.url).port) });
  const again = await open(noa, id);
  await saved(again);
  assert.deepEqual((await bodyOf(id)).slice(0, 2), ['פסקה ראשונה. לפני הנפילה', 'פסקה שנייה. בזמן הנפילה']);
  await closeAll(again);
});

test('two tabs of one browser do not fight: the second reads along, and takes over when it is asked to', async () => {
  const id = await article();
  const one = await open(noa, id);
  await one.getByLabel('גג').fill('בחלון הראשון');
  const two = await open(noa, id);
  await two.getByText('הכתבה פתוחה לכתיבה אצלך בחלון אחר').waitFor();
  await two.getByRole('button', { name: 'לכתוב כאן' }).click();
  await until(() => two.getByLabel('גג').isEditable());
  await two.getByLabel('כותרת משנה', { exact: true }).fill('בחלון השני');
  await until(async () => (await one.getByLabel('כותרת משנה', { exact: true }).inputValue()) === 'בחלון השני');
  const { json } = await api.get(`/articles/${id}`);
  assert.deepEqual([json.kicker, json.deck], ['בחלון הראשון', 'בחלון השני']);
  await closeAll(one, two);
});

test('a role that is taken while its owner writes keeps the text until it is given back', async () => {
  const id = await article();
  const one = await open(noa, id);
  const { items } = (await api.get('/staff')).json as { items: { id: string; email: string }[] };
  const person = items.find(({ email }) => email === NOA.email)?.id ?? '';
  await api.patch(`/staff/${person}`, { role: 'newsletter-editor' });
  await api.delete(`/staff/${person}`);
  await typeAtEnd(one, 0, ' בלי הרשאה');
  await one.locator('.save-line-bad').waitFor();
  await until(() => kept(one, 'בלי הרשאה'));
  await api.post('/staff', NOA);
  await signIn(program, noa, NOA.email).catch(() => {});
  // The comments may say so too, if they had not come before.
  const alert = one.getByRole('alert').filter({ hasText: 'הטקסט שמור בדפדפן' });
  await alert.getByRole('button', { name: 'ניסיון נוסף' }).click();
  await saved(one);
  assert.equal((await bodyOf(id))[0], 'פסקה ראשונה. בלי הרשאה');
  await closeAll(one);
});

async function article(): Promise<string> {
  const made = await api.post('/articles', { headline: 'כתבה של שניים', body: BODY, section: 'חדשות', authors: [] });
  assert.equal(made.status, 201);
  return String(made.json.id);
}

async function open(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${program.url}/newsroom/articles/${id}`);
  await page.getByRole('textbox', { name: 'גוף הכתבה' }).waitFor();
  return page;
}

/** Into the paragraph of that number, at its end. */
async function typeAtEnd(page: Page, paragraph: number, text: string): Promise<void> {
  await page.locator('.body-text p').nth(paragraph).click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

async function saved(page: Page): Promise<void> {
  await page.locator('.save-line', { hasText: /^\s*נשמר\s*$/ }).waitFor({ timeout: 30_000 });
}

/** Whether the browser's own storage has the words. */
async function kept(page: Page, words: string): Promise<boolean> {
  const all = (await page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('gilyon-journal');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('tabs').objectStore('tabs').getAll();
      reading.onsuccess = () => resolve(JSON.stringify(reading.result));
    };
  })`)) as string;
  return all.includes(words);
}

async function bodyOf(id: string): Promise<string[]> {
  const { body } = (await api.get(`/articles/${id}`)).json as { body: { content: { content?: { text: string }[] }[] } };
  return body.content.map(({ content = [] }) => content.map(({ text }) => text).join(''));
}

async function closeAll(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.close({ runBeforeUnload: false });
}
