import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** What is dragged by the mouse: dates in the calendar, articles and strips on a front, links of the menu. */

let program: Program;
let browser: Browser;
let page: Page;
let api: ReturnType<typeof apiClient>;

before(async () => {
  program = await startProgram();
  api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'admin').trim());
  for (const section of ['חדשות', 'ספורט', 'תרבות']) {
    for (let n = 1; n <= 3; n++) {
      const { json } = await api.post('/articles', { headline: `${section} ${n}`, body: '<p>א</p>', section });
      assert.equal((await api.post(`/articles/${json.id}/publish`)).status, 200);
    }
  }
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('a date is dragged to another day of the calendar, keeps its hour, and the toast takes it back', async () => {
  const { json } = await api.post('/articles', { headline: 'תזוז', body: '<p>א</p>', section: 'חדשות' });
  // In the middle of the next month, so that a week later is on the same page and no day of it is over.
  const today = new Date();
  const at = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 10, 9));
  await api.post(`/articles/${json.id}/publish`, { at: at.toISOString() });
  const scheduled = async () => new Date(String((await api.get(`/articles/${json.id}`)).json.scheduledAt)).getTime();
  const planned = await scheduled();
  await page.goto(`${program.url}/newsroom/calendar`);
  await page.getByRole('button', { name: 'קדימה', exact: true }).click();
  const entry = page.getByRole('row', { name: /תזוז/ });
  await entry.waitFor();
  const days = page.locator('.calendar-day');
  const here = await days.evaluateAll((all) => all.findIndex((day) => day.textContent?.includes('תזוז')));
  await drag(entry, days.nth(here + 7).getByRole('grid'));
  await page.getByText('המועד שונה.').waitFor();
  // The clock may be changed in that week; the hour on it is not.
  assert.ok(Math.abs((await scheduled()) - planned - 7 * 86_400_000) <= 3_600_000);
  await days
    .nth(here + 7)
    .getByRole('row', { name: /תזוז/ })
    .waitFor();
  await page.getByRole('button', { name: 'ביטול פעולה' }).last().click();
  await until(async () => (await scheduled()) === planned);
  await days.nth(here).getByRole('row', { name: /תזוז/ }).waitFor();
});

test('an article is dragged from the shelf into an empty slot, another before it, and the strips change places', async () => {
  await page.goto(`${program.url}/newsroom/fronts/home`);
  const shelf = page.getByRole('grid', { name: 'כתבות' });
  const second = page.getByRole('grid', { name: 'נעוצות: משניות' });
  await shelf.getByRole('row', { name: 'ספורט 2' }).waitFor();
  await drag(shelf.getByRole('row', { name: 'ספורט 2' }), second);
  await second.getByRole('row', { name: 'ספורט 2' }).waitFor();
  await saved();
  await drag(shelf.getByRole('row', { name: 'תרבות 1' }), second.getByRole('row', { name: 'ספורט 2' }), 'before');
  await until(async () => (await namesIn(second)).join() === 'תרבות 1,ספורט 2');
  await saved();
  await drag(second.getByRole('row', { name: 'ספורט 2' }), second.getByRole('row', { name: 'תרבות 1' }), 'before');
  await until(async () => (await namesIn(second)).join() === 'ספורט 2,תרבות 1');
  await saved();
  const lead = page.getByRole('grid', { name: 'נעוצות: ראשית' });
  await drag(second.getByRole('row', { name: 'תרבות 1' }), lead);
  await until(async () => (await namesIn(lead)).join() === 'תרבות 1' && (await namesIn(second)).join() === 'ספורט 2');

  const order = page.getByRole('grid', { name: 'סדר הרצועות' });
  const before = await namesIn(order);
  await saved();
  await drag(order.getByRole('row').last(), order.getByRole('row').first(), 'before');
  await until(async () => (await namesIn(order)).join() === [before.at(-1), ...before.slice(0, -1)].join());
  await saved();
  const { arrangement } = (await api.get('/fronts/home')).json as {
    arrangement: { slots: { kind: string; pins: unknown[] }[] };
  };
  assert.deepEqual(
    arrangement.slots.slice(0, 2).map(({ pins }) => pins.length),
    [1, 1],
  );
});

test('a link of the menu is dragged to its place, and stands there for the reader', async () => {
  await page.goto(`${program.url}/newsroom/publication?part=menu`);
  await page.getByLabel('כל המדורים, לפי סדרם').uncheck();
  const links = page.locator('.link-rows');
  await until(async () => (await links.getByRole('row').count()) >= 3);
  const before = await namesIn(links);
  await drag(links.getByRole('row').nth(2), links.getByRole('row').first(), 'before');
  await until(
    async () => (await namesIn(links)).join() === [before[2], before[0], before[1], ...before.slice(3)].join(),
  );
  await page.getByRole('button', { name: 'שמירה', exact: true }).click();
  await page.getByText('הכול שמור.').waitFor();
  const nav = /<nav class="sections"[\s\S]*?<\/nav>/.exec(await (await fetch(program.url)).text())?.[0] ?? '';
  const places = [before[2], before[0], before[1]].map((name) => nav.indexOf(`${name}`));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok(places.every((place) => place >= 0));
});

/** As a hand does it: in steps, let go over the middle of the other, or at its beginning. */
async function drag(from: Locator, to: Locator, where: 'on' | 'before' = 'on'): Promise<void> {
  const size = await to.boundingBox();
  assert.ok(size);
  const targetPosition = { x: size.width / 2, y: where === 'on' ? size.height / 2 : 3 };
  await from.dragTo(to, { targetPosition, steps: 12 });
}

/** What stands in a front is saved, and the articles that this moved have taken their places. */
async function saved(): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^נשמר$/ })
    .waitFor();
}

async function namesIn(grid: Locator): Promise<string[]> {
  const texts = await grid
    .getByRole('row')
    .locator('.front-card-headline, .front-card-text, .link-name')
    .allInnerTexts();
  const names = texts.map((text) => text.split('\n')[0]?.trim() ?? '');
  return names.filter((name, index) => name !== names[index - 1]);
}
