import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram } from './running-program.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let page: Page;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })).newPage();
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

const reader = async (path = '/') => (await fetch(program.url + path)).text();

/** A section is in the menu as soon as something in it can be read. */
async function publishIn(section: string) {
  const token = program.command('token', 'create', '--name', 'journey', '--role', 'editor').trim();
  const api = apiClient(program.url, token);
  const { json } = await api.post('/articles', { headline: 'ראשונה', body: '<p>א</p>', authors: ['נועה'], section });
  assert.equal((await api.post(`/articles/${json.id}/publish`)).status, 200);
}

async function save() {
  await page.getByRole('button', { name: 'שמירה', exact: true }).click();
  await page.getByText('ההגדרות נשמרו').first().waitFor();
  await page.getByText('הכול שמור.').waitFor();
}

async function open(part: string) {
  await page.goto(`${program.url}/newsroom/publication?part=${part}`);
}

async function mustBeAccessible(what: string) {
  await page.evaluate(axe);
  const result = (await page.evaluate('axe.run({ iframes: false })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  const found = result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  assert.deepEqual(found, [], what);
}

test('an empty publication asks for its name, and is one a moment later', async () => {
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.getByRole('heading', { name: 'עיתון חדש' }).waitFor();
  await mustBeAccessible('set-up');
  await page.getByLabel('שם העיתון').fill('קול הנמל');
  await page.getByLabel('המדור הראשון').fill('חדשות הים');
  await page.getByRole('button', { name: 'להתחיל' }).click();
  await page.waitForURL(/\/newsroom$/);
  await page.getByRole('region', { name: 'מחכה לך' }).waitFor();
  assert.match(await reader(), /קול הנמל/);
  await publishIn('חדשות הים');
  assert.match(await reader(), /חדשות הים/);
});

test('name, colour and logo are on the reader’s very next page; a colour that cannot be read is refused and repaired', async () => {
  await open('who');
  await page.getByLabel('שם העיתון').fill('המגדלור החדש');
  await save();
  assert.match(await reader(), /המגדלור החדש/);

  await open('looks');
  await page.getByLabel('בתצוגה בהירה', { exact: true }).fill('#ffff00');
  await page.getByText('לא קריא').waitFor();
  await page.getByRole('button', { name: 'שמירה', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'אינו קריא על הנייר' }).waitFor();
  await page.getByRole('button', { name: 'הצבע הקריא הקרוב' }).click();
  await page.getByText('לא קריא').waitFor({ state: 'detached' });
  const file = join(program.dataDir, 'logo.svg');
  writeFileSync(
    file,
    '<svg viewBox="0 0 300 80"><script>alert(1)</script><path d="M0 0h300v80z" fill="#123456"/></svg>',
  );
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.locator('.image-shown img').first().waitFor();
  await save();
  const home = await reader();
  const theme = /href="(\/theme\/[^"]+)"/.exec(home)?.[1] ?? '';
  assert.match(await reader(theme), /--accent:#[0-9a-f]{6}/);
  const logo = /class="logo" src="([^"]+)"/.exec(home)?.[1] ?? '';
  assert.doesNotMatch(await reader(logo), /script/);
  await mustBeAccessible('looks');
});

test('what was saved is taken back by one press', async () => {
  await open('who');
  await page.getByLabel('סיסמה').fill('סיסמה לרגע');
  await save();
  assert.match(await reader(), /סיסמה לרגע/);
  await page.getByRole('button', { name: 'ביטול פעולה' }).first().click();
  await page.waitForFunction(async () => !(await (await fetch('/')).text()).includes('סיסמה לרגע'));
});

test('the menu is arranged by the keyboard, one link under another', async () => {
  await open('menu');
  await page.getByLabel('כל המדורים, לפי סדרם').uncheck();
  await page.getByLabel('הוספת קישור').selectOption('tool:archive');
  await page.getByRole('button', { name: 'הוספה', exact: true }).click();
  // From the box above into the list, down to the row, along its buttons: grip, up, under.
  await page.getByRole('checkbox').focus();
  for (const key of ['Tab', 'ArrowDown', 'Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'הוצאת ארכיון לרמה הראשונה' }).waitFor({ timeout: 5000 });
  await mustBeAccessible('menu');
  await save();
  const menu = /<nav class="sections"[\s\S]*?<\/nav>/.exec(await reader())?.[0] ?? '';
  assert.match(menu, /<details class="menu-more"[\s\S]*חדשות הים[\s\S]*\/archive\//);
});

test('whoever leaves with something unsaved is asked', async () => {
  await open('footer');
  await page.getByLabel('טקסט בתחתית').fill('לא נשמר');
  await page.getByRole('link', { name: 'כתבות', exact: true }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.getByRole('button', { name: 'להישאר' }).click();
  assert.equal(await page.getByLabel('טקסט בתחתית').inputValue(), 'לא נשמר');
  await page.getByRole('button', { name: 'ביטול השינויים' }).click();
});

test('the accessibility statement names its coordinator at once, and a page of our own stands', async () => {
  await open('accessibility');
  await page.getByLabel('שם הרכז').fill('דנה לוי');
  await page.getByLabel('הבדיקה האחרונה').fill('2026-11-01');
  await save();
  const statement = await reader('/accessibility');
  assert.match(statement, /דנה לוי/);
  assert.match(statement, /2026-11-01/);

  await open('pages');
  await page.getByRole('button', { name: 'עמוד חדש' }).waitFor();
  await mustBeAccessible('pages');
  await page.getByRole('button', { name: 'עמוד חדש' }).click();
  await page.getByLabel('כותרת', { exact: true }).fill('קוד אתי');
  await page.getByLabel('כתובת', { exact: true }).fill('ethics');
  await page.getByLabel('תוכן').fill('## כללים\n\nאמת **תמיד**.');
  await page.frameLocator('.site-preview iframe').getByRole('heading', { name: 'כללים' }).waitFor();
  await page.getByRole('button', { name: 'שמירה', exact: true }).click();
  await page.getByText('העמוד נשמר.').first().waitFor();
  assert.match(await reader('/ethics'), /<strong>תמיד<\/strong>/);
});

test('an old address leads on; a circle and a wrong file are refused by name', async () => {
  await page.goto(`${program.url}/newsroom/redirects`);
  await page.getByLabel('הכתובת הישנה').fill('/old/story.html');
  await page.getByLabel('הכתובת החדשה').fill('/ethics');
  await page.getByRole('button', { name: 'הוספת הפניה' }).click();
  await page.getByText('ההפניה נוספה.').first().waitFor();
  const old = await fetch(`${program.url}/old/story.html`, { redirect: 'manual' });
  assert.deepEqual([old.status, old.headers.get('location')], [301, '/ethics']);
  await page.getByRole('textbox', { name: 'בדיקת כתובת' }).fill('/old/story.html');
  await page.getByRole('button', { name: 'בדיקה', exact: true }).click();
  await page.getByText('מובילה אל').waitFor();
  const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('from,to\n/x1,/ethics\nbroken,/ethics\n') };
  await page.locator('input[type=file]').setInputFiles(csv);
  await page.getByText('שורה 3:').waitFor();
  assert.equal((await fetch(`${program.url}/x1`, { redirect: 'manual' })).status, 404);
  await mustBeAccessible('redirects');
});

test('the outbox shows a sign-in mail as its reader gets it, and the health page says what to do', async () => {
  const form = new URLSearchParams({ email: 'reader@example.org' });
  await fetch(`${program.url}/account/sign-in`, { method: 'POST', body: form });
  await page.goto(`${program.url}/newsroom/outbox`);
  await page.getByRole('button', { name: /reader@example.org/ }).click();
  await page.frameLocator('.outbox-message iframe').getByText('הקוד שלך').waitFor();
  await page.getByText('/account/sign-in/code?').first().waitFor();
  await mustBeAccessible('outbox');
  await page.goto(`${program.url}/newsroom/health`);
  await page.getByText('לא הוגדר שרת דואר').waitFor();
  assert.equal(await page.locator('.health-part').count(), 11);
  await mustBeAccessible('health');
});
