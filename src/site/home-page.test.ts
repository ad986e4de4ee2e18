import assert from 'node:assert/strict';
import { test } from 'node:test';
import { homePage } from './home-page.tsx';
import { card, frameFor, SECTIONS } from './testing/fixtures.ts';

const strip = (slug: string, from: number) => {
  const section = SECTIONS.find((one) => one.slug === slug);
  assert.ok(section);
  return { section, cards: [0, 1, 2, 3].map((n) => card(from + n)) };
};
const front = {
  lead: card(0),
  secondary: [1, 2, 3, 4].map((n) => card(n)),
  latest: [5, 6, 7].map((n) => card(n)),
  opinion: strip('opinion', 20),
  strips: [strip('news', 30), strip('sport', 40)],
};

test('the paper is the first heading, the lead the second, and each strip names its section', () => {
  const html = homePage(frameFor(), front, null);
  assert.equal(html.match(/<h1/g)?.length, 1);
  assert.match(html, /<h1 class="masthead-name"><a href="\/" aria-current="page">/);
  assert.match(html, /id="strip-sport"/);
  assert.ok(html.indexOf('card-lead') < html.indexOf('card-column'));
});

test('only the lead photo is asked for at once', () => {
  const html = homePage(frameFor(), front, null);
  assert.equal(html.match(/fetchpriority="high"/g)?.length, 1);
});

test('a publication without an article says so and stays composed', () => {
  const html = homePage(frameFor(), { lead: null, secondary: [], latest: [], opinion: null, strips: [] }, null);
  assert.match(html, /עדיין אין כאן כתבות/);
});

test('an English publication mirrors, and isolates Hebrew names in it', () => {
  const html = homePage(frameFor({ language: 'en', name: 'The Lighthouse' }), front, null);
  assert.match(html, /<html lang="en" dir="ltr">/);
  assert.match(html, /<bdi dir="rtl">נועה בר־ים<\/bdi>/);
  assert.match(html, />Sign in</);
});
