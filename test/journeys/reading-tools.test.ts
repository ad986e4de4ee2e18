import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram } from './running-program.ts';

let program: Program;
let browser: Browser;
let address: string;

before(async () => {
  program = await startProgram({ demo: true });
  browser = await launchBrowser();
  const home = await (await fetch(program.url)).text();
  address = program.url + (/href="(\/a\/[^"]+)"/.exec(home)?.[1] ?? '');
});
after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

async function open(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 768, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: program.url });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const textSize = (page: Page) =>
  page.locator('.story .body').evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize));

test("the text grows and shrinks within bounds, by keyboard as well, and stays so on the reader's next page", async () => {
  const page = await open();
  const first = await textSize(page);
  const larger = page.getByRole('button', { name: 'הגדלת האותיות' });
  const smaller = page.getByRole('button', { name: 'הקטנת האותיות' });
  await larger.focus();
  await page.keyboard.press('Enter');
  assert.ok((await textSize(page)) > first);
  await page.reload();
  assert.ok((await textSize(page)) > first, 'after a new page');
  for (let presses = 0; presses < 3; presses++) await larger.click();
  assert.equal(await larger.isDisabled(), true);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  for (let presses = 0; presses < 5; presses++) await smaller.click();
  assert.equal(await smaller.isDisabled(), true);
  assert.ok((await textSize(page)) < first);
  await page.context().close();
});

test('a marked passage is copied between quotation marks, with an address that leads to it', async () => {
  const page = await open();
  const bar = page.locator('.quote-bar');
  assert.equal(await bar.isVisible(), false);
  const paragraph = page.locator('.story .body > p').first();
  const text = await paragraph.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    getSelection()?.selectAllChildren(element);
    return element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  });
  await bar.waitFor();
  const box = await bar.boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 768, JSON.stringify(box));
  await bar.getByRole('button', { name: 'העתקת הציטוט' }).click();
  assert.equal(await bar.isVisible(), false);
  await page.locator('.share-status', { hasText: 'הציטוט הועתק עם קישור' }).waitFor();
  const [quoted, link] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  assert.equal(quoted, `"${text}"`);
  assert.match(link ?? '', /\/a\/[a-z0-9]+#:~:text=[^ ]+$/);
  // The passage is still marked: Escape would put the bar away, a few letters are no passage.
  await paragraph.evaluate((element) => {
    const range = document.createRange();
    const [first] = [document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text];
    range.setStart(first, 0);
    range.setEnd(first, 4);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await page.waitForTimeout(400);
  assert.equal(await bar.isVisible(), false);
  await page.context().close();
});

test('the line at the top grows from the side where reading begins', async () => {
  const page = await open();
  const line = () =>
    page.locator('.read-progress').evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      return { left, right, width: right - left };
    });
  const start = await line();
  await page.locator('.story .body > :last-child').scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (width) => (document.querySelector('.read-progress')?.getBoundingClientRect().width ?? 0) > width,
    start.width,
  );
  const end = await line();
  assert.ok(end.width > start.width + 50, JSON.stringify([start, end]));
  assert.ok(Math.abs(end.right - 768) < 20, `from the right on a Hebrew page: ${JSON.stringify(end)}`);
  await page.context().close();
});

test('it is read aloud where there is a voice for it, sentence by sentence, and stops at the second press', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => [{ lang: 'he-IL', localService: true, name: 'Carmit' }],
        speak: (piece: { text: string }) => spoken.push(piece.text),
        cancel: () => spoken.push('(cancel)'),
        addEventListener: () => {},
      },
    });
    // The browser takes only a voice of its own.
    Object.assign(window, {
      SpeechSynthesisUtterance: class extends EventTarget {
        text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      },
    });
  });
  const page = await context.newPage();
  await page.goto(address);
  const listen = page.locator('[data-listen]');
  await listen.click();
  assert.equal(await listen.getAttribute('aria-pressed'), 'true');
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  const pieces = (await spoken()).filter((text) => text !== '(cancel)');
  assert.equal(pieces[0], await page.locator('h1').textContent());
  assert.ok(pieces.length > 5);
  await listen.click();
  assert.equal((await spoken()).at(-1), '(cancel)');
  assert.equal(await listen.getAttribute('aria-pressed'), 'false');
  await context.close();
  const silent = await open();
  assert.equal(await silent.locator('[data-listen]').isVisible(), false, 'this browser has no Hebrew voice');
  await silent.context().close();
});
