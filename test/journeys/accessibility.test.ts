import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram } from './running-program.ts';

/** Every kind of page of the demo publication, looked at by axe-core in both themes, on a phone and on a desk. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let paths: string[] = [];

before(async () => {
  program = await startProgram({ demo: true });
  browser = await launchBrowser();
  const home = await (await fetch(program.url)).text();
  const article = /href="(\/a\/[^"]+)"/.exec(home)?.[1] ?? '';
  assert.ok(article);
  paths = [
    '/',
    article,
    '/section/sport',
    '/topic/harbour',
    '/author/dana-peretz-or',
    '/search?q=%D7%A0%D7%9E%D7%9C',
    '/newsletters',
    '/account/sign-in',
    '/about',
    '/nothing',
  ];
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

for (const [width, colorScheme] of [
  [360, 'light'],
  [1280, 'dark'],
] as const) {
  test(`axe finds nothing at ${width} px, ${colorScheme}, and nothing sticks out`, async () => {
    // The policy of our pages would keep the inspector out.
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(program.url + path, { waitUntil: 'load' });
      await page.evaluate(axe);
      const result = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
      const found = result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
      assert.deepEqual(found, [], path);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.ok(Number(overflow) <= 0, `${path} sticks out by ${overflow}`);
    }
    await context.close();
  });
}

test('the demo newspaper is whole: sixty articles, and six others offered under each, none twice', async () => {
  const sitemap = await (await fetch(`${program.url}/sitemap.xml`)).text();
  const articles = [...sitemap.matchAll(/<loc>([^<]+\/a\/([0-9a-z]{8})\/[^<]+)<\/loc>/g)];
  assert.ok(articles.length >= 60, `${articles.length} articles`);
  for (const [, address = '', id] of articles) {
    const html = await (await fetch(address)).text();
    const offered = html.slice(html.indexOf('class="related"'));
    const ids = [...offered.matchAll(/<h3[^>]*><a href="\/a\/([0-9a-z]{8})\//g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, 6, address);
    assert.ok(ids.length === 6 && !ids.includes(id), address);
  }
});

test('on a phone the menu begins where the page does, and runs on', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.goto(program.url);
  const [item, name] = await Promise.all([
    page.locator('.sections li').first().boundingBox(),
    page.locator('.footer-name').boundingBox(),
  ]);
  assert.ok(item && name);
  assert.ok(Math.abs(item.x + item.width - (name.x + name.width)) < 1, `${item.x + item.width}`);
  await page.close();
});

test('a page that outlived its day bears the reader’s day, and yesterday’s hours become a day', async () => {
  const page = await browser.newPage();
  await page.goto(program.url);
  const hours = page.locator('[data-hour-or-day]');
  const made = await hours.allInnerTexts();
  await page.clock.setFixedTime(Date.now() + 2 * 86_400_000);
  await page.goto(program.url);
  const later = await hours.allInnerTexts();
  assert.equal(later.length, made.length);
  for (const text of later) assert.match(text, /^\d{1,2}\.\d{1,2}$/);
  await page.close();
});
