import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/paths.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram } from './running-program.ts';

/** Every page of the newsroom, on a full publication, as both languages of the desk see it. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const source = readFileSync(join(projectRoot, 'src/newsroom/spa/frame/pages.ts'), 'utf8');
/** As pages.ts writes them, a name of a part standing for what is in the address. */
const patterns = [...source.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);

const LOOKS = [
  {
    language: 'he',
    direction: 'rtl',
    width: 1440,
    colorScheme: 'light',
    foreign: /^(?!PostgreSQL$|Node$)[A-Z][a-z]+[A-Za-z ,.…]*$/,
  },
  { language: 'en', direction: 'ltr', width: 768, colorScheme: 'dark', foreign: /^(?!.*פרסומת).*[א-ת]/s },
] as const;

let program: Program;
let browser: Browser;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

before(async () => {
  program = await startProgram({ demo: true });
  browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
  signedIn = await page.context().storageState();
  await page.close();
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

for (const look of LOOKS) {
  test(`every page is sound in ${look.language}, ${look.colorScheme}, at ${look.width} px`, async () => {
    const { width, colorScheme } = look;
    // The policy of our pages would keep the inspector out.
    const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true, storageState: signedIn };
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.request.patch(`${program.url}/api/v1/me`, { data: { language: look.language } });
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));

    const waiting = [
      '/',
      '/articles/new',
      '/setup',
      `/photos/${await somePhoto(page)}`,
      `/editions/${await someEdition(page)}`,
      '/nothing',
    ];
    const seen = new Set(waiting.map((path) => (path === '/articles/new' ? path : (patternOf(path) ?? path))));
    const looked = new Set<string>();
    const titles = new Set<string>();
    const faults: string[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await open(page, path);
      const at = new URL(page.url()).pathname;
      if (looked.has(at)) continue;
      looked.add(at);
      const { title, lang, dir, sticksOut, links } = await about(page);
      const said = [
        ...(lang === look.language && dir === look.direction ? [] : [`lang ${lang}, dir ${dir}`]),
        ...(titles.has(title) || !title.includes(' · ') ? [`the title “${title}”`] : []),
        ...(sticksOut > 0 ? [`sticks out by ${sticksOut} px`] : []),
        ...errors.splice(0),
        ...(await foreignText(page, look.foreign)),
        ...(await inspect(page)),
      ];
      titles.add(title);
      faults.push(...said.map((fault) => `${path}: ${fault}`));
      // One page of a kind is enough; the menu leads to each list, and the list to what it lists.
      for (const link of links) {
        const kind = patternOf(link);
        if (!kind || seen.has(kind) || seen.has(link)) continue;
        seen.add(kind);
        waiting.push(link);
      }
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(
      patterns.filter((pattern) => !seen.has(pattern)),
      [],
      'no link leads to it',
    );
    await context.close();
  });
}

/** The library opens a photo by its grid, which has no links. */
async function somePhoto(page: Page): Promise<string> {
  const { items } = (await (await page.request.get(`${program.url}/api/v1/photos`)).json()) as {
    items: { id: string }[];
  };
  assert.ok(items[0]);
  return items[0].id;
}

/** The demo has sent no newsletter yet, and has no readers. */
async function someEdition(page: Page): Promise<string> {
  const newsletters = `${program.url}/api/v1/newsletters`;
  const { items } = (await (await page.request.get(newsletters)).json()) as { items: { id: string }[] };
  assert.ok(items[0]);
  const one = `${newsletters}/${items[0].id}`;
  const consent = { source: 'form', wording: 'כן', at: '2026-11-01T08:00:00Z' };
  const added = await page.request.post(`${one}/subscribers`, { data: { email: 'reader@example.com', consent } });
  assert.ok(added.ok(), await added.text());
  const made = await page.request.post(`${one}/editions`, { data: {} });
  assert.equal(made.status(), 201);
  return ((await made.json()) as { id: string }).id;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${program.url}/newsroom${path}`, { waitUntil: 'load' });
  await page.locator('.desk-main > *').first().waitFor();
  await page.waitForFunction("document.querySelector('.desk-main .loading, .desk-main .side:empty') === null");
}

function patternOf(path: string): string | undefined {
  const fits = (pattern: string) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path);
  return patterns.find((pattern) => pattern === path) ?? patterns.find(fits);
}

type About = { title: string; lang: string; dir: string; sticksOut: number; links: string[] };

async function about(page: Page): Promise<About> {
  return (await page.evaluate(`({
    title: document.title,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    sticksOut: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    links: [...document.querySelectorAll('a[href^="/newsroom/"]')].map((link) => link.pathname.slice('/newsroom'.length)),
  })`)) as About;
}

/** Words of the interface in another language, and words that somebody typed whose direction nobody settled. */
async function foreignText(page: Page, foreign: RegExp): Promise<string[]> {
  const texts = (await page.evaluate(`(() => {
    const settled = 'bdi, body [dir], body [lang], option, .desk-language, code, kbd, svg, script';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [...document.querySelectorAll('body [placeholder]:not([dir=rtl], [dir=ltr])')].map((field) => field.placeholder);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (!parentElement.closest(settled)) found.push(data.trim());
    }
    return found;
  })()`)) as string[];
  return texts.filter((text) => foreign.test(text)).map((text) => `in the interface: ${text}`);
}

async function inspect(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
