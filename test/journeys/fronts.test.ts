import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let page: Page;
let token: string;
const ids: string[] = [];

before(async () => {
  program = await startProgram();
  token = program.command('token', 'create', '--name', 't', '--role', 'editor').trim();
  for (let n = 0; n < 24; n++) ids.push(await publish(`ידיעה ${n}`, ['חדשות', 'ספורט', 'תרבות'][n % 3] ?? ''));
  browser = await launchBrowser();
  const options = { viewport: { width: 1440, height: 900 }, bypassCSP: true };
  page = await (await browser.newContext(options)).newPage();
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('the front is curated by keyboard, previewed, published, seen on the next request, and undone', async () => {
  const before = await home();
  assert.notEqual(leadOf(before), ids[2]);
  await page.goto(`${program.url}/newsroom/fronts`);
  await page.getByRole('link', { name: 'דף הבית' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'כתבות' }).getByText('ידיעה 2', { exact: true }).waitFor();

  await dragByKeyboard('ידיעה 2', 'נעוצות: ראשית');
  await slot('lead').getByRole('row', { name: 'ידיעה 2' }).waitFor();
  await page.getByRole('button', { name: 'הזזה מעלה: תרבות' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /^נשמר$/ })
    .waitFor();
  assert.equal(await home(), before, 'readers see nothing of it yet');

  await page.getByRole('button', { name: 'תצוגה מקדימה' }).press('Enter');
  const preview = page.frameLocator('iframe');
  await preview.locator('.card-lead', { hasText: 'ידיעה 2' }).waitFor();
  await page.getByRole('button', { name: 'טלפון' }).press('Enter');
  await preview.locator('.card-lead', { hasText: 'ידיעה 2' }).waitFor();
  assert.equal((await fetch(`${program.url}/preview/fronts/home`)).status, 401);

  await page.getByRole('button', { name: 'פרסום', exact: true }).press('Enter');
  const asked = page.getByRole('dialog');
  const changes = (await asked.getByRole('listitem').allInnerTexts()).map((text) =>
    text.replace(/[\u2068\u2069]/g, ''),
  );
  assert.ok(changes.includes('ידיעה 2 ננעצה: ראשית'), changes.join());
  assert.equal(changes.filter((text) => text.startsWith('רצועה הוזזה')).length, 1, changes.join());
  await asked.getByRole('button', { name: 'פרסום' }).press('Enter');
  await page.getByText('השער פורסם.').waitFor();
  const arranged = await home();
  assert.equal(leadOf(arranged), ids[2]);
  assert.ok(arranged.indexOf('>תרבות</bdi></a></h2>') < arranged.indexOf('>ספורט</bdi></a></h2>'));

  await dragByKeyboard('ידיעה 3', 'נעוצות: ראשית');
  await pressInRow(slot('lead').getByRole('row', { name: 'ידיעה 2' }), 'ביטול הנעיצה: ידיעה 2');
  await page.getByRole('button', { name: 'פרסום', exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'פרסום' }).press('Enter');
  await until(async () => leadOf(await home()) === ids[3]);
  await page.getByRole('button', { name: 'ביטול פעולה' }).last().press('Enter');
  await until(async () => leadOf(await home()) === ids[2]);
});

test('a pinned story that is held leaves the home page at once, and the one who arranges is told', async () => {
  await post(`/articles/${ids[2]}/hold`, { reason: 'צו' });
  assert.ok(!(await home()).includes('ידיעה 2<'));
  await page.goto(`${program.url}/newsroom/fronts/home`);
  await page.getByText('מעוכבת: אינה מוצגת').waitFor();
  await post(`/articles/${ids[2]}/release`, {});
  assert.equal(leadOf(await home()), ids[2]);
});

test('two front editors at once: the second is shown what differs, and nothing of either is lost', async () => {
  await page.goto(`${program.url}/newsroom/fronts/home`);
  await page.getByRole('button', { name: 'הזזה מטה: תרבות' }).waitFor();
  const there = await (await api('/fronts/home')).json();
  const { slots } = there.arrangement;
  slots[1].pins = [{ article: ids[5], until: null, headline: '', kicker: '', picture: 'own' }];
  const headers = { 'if-match': `"${there.version}"` };
  const saved = await api('/fronts/home', { method: 'PUT', headers, body: JSON.stringify({ arrangement: { slots } }) });
  assert.equal(saved.status, 200);
  await page.getByRole('button', { name: 'הזזה מטה: תרבות' }).press('Enter');
  const asked = page.getByRole('alertdialog');
  await asked.getByText('ידיעה 5').waitFor();
  await asked.getByRole('button', { name: 'להמשיך בסידור שלו' }).press('Enter');
  await slot('secondary').getByRole('row', { name: 'ידיעה 5' }).waitFor();
  const history = await (await api('/fronts/home/history')).json();
  assert.equal(history.items[0].kind, 'kept');
});

test('breaking news goes up and comes off on the very next request, and ends by itself', async () => {
  await page.goto(`${program.url}/newsroom/fronts`);
  await page.getByRole('button', { name: 'מבזק חדש' }).press('Enter');
  await page.getByLabel('נוסח המבזק').fill('SpaceX: הנמל נסגר');
  await page.getByRole('button', { name: 'העלאה' }).press('Enter');
  await page.getByText('מוצג עכשיו').waitFor();
  for (const path of ['/', `/a/${ids[4]}`, '/about'])
    assert.match(await text(path), /class="ribbon".*<bdi dir="rtl">SpaceX: הנמל נסגר/, path);
  await page.getByRole('button', { name: 'הורדה עכשיו' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'הורדה עכשיו' }).press('Enter');
  await page.getByText('אין מבזק.').waitFor();
  assert.doesNotMatch(await home(), /class="ribbon"/);
  const endsAt = new Date(Date.now() + 1500).toISOString();
  await post('/ribbons', { message: 'רגע אחד', endsAt });
  assert.match(await home(), /רגע אחד/);
  await until(async () => !(await home()).includes('רגע אחד'));
  assert.ok(Date.now() >= Date.parse(endsAt));
});

test('an article before a reader’s eyes is counted, with no cookie, and not for one who asked not to be', async () => {
  const reads = async () => (await (await api('/reads')).json()).total as number;
  const context = await browser.newContext();
  const reader = await context.newPage();
  const visit = async () => {
    await reader.goto(`${program.url}/a/${ids[6]}`);
    await reader.waitForTimeout(6000);
  };
  await context.setExtraHTTPHeaders({ 'sec-gpc': '1' });
  await visit();
  await context.setExtraHTTPHeaders({ 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' });
  await visit();
  assert.deepEqual(await context.cookies(), []);
  await until(async () => (await reads()) === 1, 20_000);
  await context.close();
});

test('axe finds nothing on the pages of the fronts', async () => {
  for (const path of ['/newsroom/fronts', '/newsroom/fronts/home']) {
    await page.goto(program.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.evaluate(axe);
    const result = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
    assert.deepEqual(
      result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
      path,
    );
  }
});

/** Enter on the handle, Tab from place to place, Enter where it is to stand. */
async function dragByKeyboard(headline: string, target: string): Promise<void> {
  const row = page.getByRole('grid', { name: 'כתבות' }).getByRole('row', { name: headline, exact: true });
  await pressInRow(row, `גרירה: ${headline}`);
  for (let step = 0; step < 40; step++) {
    await page.waitForTimeout(60);
    const here = await page.evaluate(
      '(document.activeElement?.closest("[role=grid]") ?? document.activeElement)?.getAttribute("aria-label")',
    );
    if (here === target) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`The place ${target} was not reached by Tab.`);
}

/** Into the row, with Tab to its button, Enter. */
async function pressInRow(row: Locator, name: string): Promise<void> {
  await row.focus();
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate('document.activeElement?.getAttribute("aria-label")');
    if (here === name) return page.keyboard.press('Enter');
  }
  throw new Error(`The button ${name} was not reached by Tab.`);
}

function slot(key: string) {
  return page.locator(`[data-slot=${key}]`);
}

function leadOf(html: string): string | undefined {
  return /card-lead[\s\S]*?href="\/a\/([0-9a-z]{8})\//.exec(html)?.[1];
}

async function text(path: string): Promise<string> {
  return (await fetch(program.url + path)).text();
}

function home(): Promise<string> {
  return text('/');
}

function api(path: string, init: { method?: string; headers?: object; body?: string } = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  return fetch(`${program.url}/api/v1${path}`, { ...init, headers });
}

async function post(path: string, body: object): Promise<{ id: string }> {
  const response = await api(path, { method: 'POST', body: JSON.stringify(body) });
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.json() as Promise<{ id: string }>;
}

async function publish(headline: string, section: string): Promise<string> {
  const { id } = await post('/articles', { headline, body: '<p>א</p>', authors: [], section });
  await post(`/articles/${id}/publish`, {});
  return id;
}
