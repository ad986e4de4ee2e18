import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SlotKind } from '../features/fronts/front.ts';
import type { FilledFront, FilledSlot } from '../features/fronts/front-queries.ts';
import type { ArticleId } from '../platform/ids.ts';
import { homePage } from './home-page.tsx';
import { card, frameFor, NOW, SECTIONS } from './testing/fixtures.ts';

const slot = (kind: SlotKind, from: number, count: number, slug?: string): FilledSlot => ({
  key: slug ?? kind,
  kind,
  title: '',
  section: SECTIONS.find((one) => one.slug === slug) ?? null,
  cards: Array.from({ length: count }, (_, n) => ({ ...card(from + n), isPinned: false, picture: 'own' as const })),
});
const front: FilledFront = {
  slots: [
    slot('lead', 0, 1),
    slot('secondary', 1, 4),
    slot('latest', 5, 3),
    slot('strip', 30, 4, 'news'),
    slot('opinion', 20, 4, 'opinion'),
    slot('most-read', 50, 5),
    slot('strip', 40, 4, 'sport'),
  ],
  pinned: [],
  endsAt: null,
};

test('the paper is the first heading, the lead the second, and each strip names its section', () => {
  const html = homePage(frameFor(), front, null);
  assert.equal(html.match(/<h1/g)?.length, 1);
  assert.match(html, /<h1 class="masthead-name"><a href="\/" aria-current="page">/);
  assert.match(html, /id="strip-sport"/);
  assert.ok(html.indexOf('card-lead') < html.indexOf('card-column'));
});

test('the strips stand in the order of the front, under the names that its editor gave', () => {
  const [lead, second] = front.slots as [FilledSlot, FilledSlot];
  const strips = front.slots.slice(3).reverse();
  const renamed = { ...front, slots: [lead, second, ...strips.map((one) => ({ ...one, title: `שם ${one.key}` }))] };
  const html = homePage(frameFor(), renamed, null);
  const places = ['sport', 'most-read', 'opinion', 'news'].map((key) => html.indexOf(`שם ${key}`));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((place) => place > 0));
});

test('a picture is hidden or cut as the editor wants', () => {
  const [lead] = front.slots as [FilledSlot];
  const cut = { ...lead, cards: lead.cards.map((one) => ({ ...one, picture: '1x1' as const })) };
  assert.match(homePage(frameFor(), { ...front, slots: [cut] }, null), /card-photo card-photo-1x1/);
});

test('only the lead photo is asked for at once', () => {
  const html = homePage(frameFor(), front, null);
  assert.equal(html.match(/fetchpriority="high"/g)?.length, 1);
});

test('a publication without an article says so and stays composed', () => {
  const empty = { ...front, slots: front.slots.map((one) => ({ ...one, cards: [] })) };
  assert.match(homePage(frameFor(), empty, null), /עדיין אין כאן כתבות/);
});

test('an English publication mirrors, and isolates Hebrew names in it', () => {
  const html = homePage(frameFor({ language: 'en', name: 'The Lighthouse' }), front, null);
  assert.match(html, /<html lang="en" dir="ltr">/);
  assert.match(html, /<bdi dir="rtl">נועה בר־ים<\/bdi>/);
  assert.match(html, />Sign in</);
});

test('breaking news stands over the page while it lasts, isolated, and leads only to what is public', () => {
  const ribbon = {
    id: 'r',
    message: 'SpaceX: הנמל נסגר',
    article: null,
    scope: 'all' as const,
    startsAt: new Date(NOW.getTime() - 1000),
    endsAt: new Date(NOW.getTime() + 1000),
  };
  const page = (changes: object, now = NOW) =>
    homePage({ ...frameFor(), now, ribbons: [{ ...ribbon, ...changes }] }, front, null);
  assert.match(page({}), /<aside class="ribbon" aria-label="מבזק">.*<bdi dir="rtl">SpaceX: הנמל נסגר<\/bdi>/);
  assert.doesNotMatch(page({}, ribbon.endsAt), /class="ribbon"/);
  const id = 'abcdefgh' as ArticleId;
  assert.match(page({ article: { id, slug: 'נמל' } }), /ribbon-text"><a href="\/a\/abcdefgh\//);
  assert.doesNotMatch(page({ article: { id, slug: null } }), /class="ribbon"/);
});

test('the newest bear the hour when they are of today, and the day when they are older', () => {
  const [today] = slot('latest', 1, 1).cards;
  assert.ok(today);
  const older = { ...today, publishedAt: new Date('2026-11-19T19:30:00Z') };
  const slots = [slot('lead', 0, 1), { ...slot('latest', 1, 1), cards: [today, older] }];
  const html = homePage(frameFor(), { ...front, slots }, null);
  assert.match(html, /<time class="time" dateTime="2026-11-24T17:43:00\+02:00" data-hour-or-day="true">17:43<\/time>/i);
  assert.match(html, /dateTime="2026-11-19T21:30:00\+02:00" data-hour-or-day="true">19\.11<\/time>/i);
  assert.match(homePage(frameFor({ language: 'en' }), { ...front, slots }, null), />19 Nov<\/time>/);
});
