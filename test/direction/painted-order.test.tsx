import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import bidiFactory from 'bidi-js';
import type { Browser } from 'playwright-core';
import { renderToString } from 'preact-render-to-string';
import sharp from 'sharp';
import { isolateMail } from '../../src/features/publication/mail-layout.ts';
import { type SetText, setText } from '../../src/features/share/set-text.ts';
import { directionOf } from '../../src/language/direction.ts';
import { typeset } from '../../src/language/typography.ts';
import { Card } from '../../src/site/parts/card.tsx';
import { Bidi, Text } from '../../src/site/parts/text.tsx';
import { card, frameFor } from '../../src/site/testing/fixtures.ts';
import { launchBrowser } from '../journeys/browser.ts';
import { MIXED_STRINGS } from './mixed-strings.ts';

// Its types are of the ES module, which is not what Node loads.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

type Painted = { text: string; direction: 'rtl' | 'ltr'; order: number[] };

/** For each element of the class `tried`, its characters' places in the text, as they stand from left to right. */
async function paint(blocks: readonly string[]): Promise<Painted[]> {
  const page = await browser.newPage({ viewport: { width: 4000, height: 800 } });
  await page.setContent(
    `<!doctype html><html dir="rtl" lang="he"><meta charset="utf-8"><style>body{font:24px sans-serif}*{white-space:nowrap;font-kerning:none;font-variant-ligatures:none}</style>${blocks.join('\n')}</html>`,
  );
  const painted = await page.evaluate(() =>
    [...document.querySelectorAll('.tried')].map((element) => {
      const text = element.textContent ?? '';
      const places: { index: number; left: number }[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let from = 0;
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        for (let at = 0; at < node.data.length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, width } = range.getBoundingClientRect();
          if (width > 0 && node.data.charAt(at).trim() !== '') places.push({ index: from + at, left });
        }
        from += node.data.length;
      }
      places.sort((a, b) => a.left - b.left);
      const direction = getComputedStyle(element).direction as 'rtl' | 'ltr';
      return { text, direction, order: places.map((place) => place.index) };
    }),
  );
  await page.close();
  return painted;
}

/** The order that UAX #9 demands of the text in that direction, of the characters that are seen. */
function demanded({ text, direction, order }: Painted): number[] {
  const seen = new Set(order);
  return bidi
    .getReorderedIndices(text, bidi.getEmbeddingLevels(text, direction))
    .filter((index: number) => seen.has(index));
}

function compare(painted: readonly Painted[]): void {
  assert.equal(painted.length, MIXED_STRINGS.length);
  for (const one of painted) {
    assert.ok(one.order.length > 1 || one.text.length < 3, one.text);
    const read = (order: number[]) => order.map((index) => one.text[index]).join('');
    assert.equal(read(one.order), read(demanded(one)), `${one.direction}: ${one.text}`);
  }
}

test('there are at least two hundred of them', () => {
  assert.ok(MIXED_STRINGS.length >= 200, String(MIXED_STRINGS.length));
});

test('a headline on its page stands as the algorithm demands, also where it runs against the page', async () => {
  const frame = frameFor();
  const blocks = MIXED_STRINGS.map((text) =>
    renderToString(
      <Text in={frame} as="h1" class="tried" language="he">
        {text}
      </Text>,
    ),
  );
  const painted = await paint(blocks);
  compare(painted);
  assert.deepEqual(new Set(painted.map((one) => one.direction)), new Set(['rtl', 'ltr']));
});

test('and on a card', async () => {
  const frame = frameFor();
  const blocks = MIXED_STRINGS.map((headline, n) =>
    renderToString(
      <Card frame={frame} article={card(n, { headline, shortHeadline: '' })} look="plain" heading="h3" />,
    ).replace('class="card-headline"', 'class="card-headline tried"'),
  );
  compare(await paint(blocks));
});

test('a name within a line changes neither its own order nor the line around it', async () => {
  const frame = frameFor();
  const blocks = MIXED_STRINGS.map((text) =>
    renderToString(
      <p>
        נכתב בידי{' '}
        <Bidi in={frame} class="tried">
          {text}
        </Bidi>
        , 12:30
      </p>,
    ),
  );
  compare(await paint(blocks));
  const around = await paint(
    MIXED_STRINGS.map((text) =>
      renderToString(
        <p class="tried">
          <span>לפני</span> <Bidi in={frame}>{text}</Bidi> <span>אחרי</span>
        </p>,
      ),
    ),
  );
  for (const { text, order } of around) {
    const first = order
      .slice(0, 4)
      .map((index) => text[index])
      .join('');
    const last = order
      .slice(-4)
      .map((index) => text[index])
      .join('');
    assert.deepEqual([last, first], ['ינפל', 'ירחא'], text);
  }
});

test('and in a mail', async () => {
  const blocks = MIXED_STRINGS.map(
    (text) => `<p>${isolateMail(text, 'he').replace('<span', '<span class="tried"')}</p>`,
  );
  compare(await paint(blocks));
});

test('and in a share picture', async () => {
  // Arabic is left out: its letters change their form with the order that the comparison forces on them.
  for (const text of MIXED_STRINGS.filter((one) => !/\p{Script=Arabic}/u.test(one))) {
    const words = typeset(text, 'he');
    const direction = directionOf(text, 'rtl');
    const levels = bidi.getEmbeddingLevels(words, direction);
    const mirrored = bidi.getMirroredCharactersMap(words, levels.levels);
    const visual = bidi
      .getReorderedIndices(words, levels)
      .map((index: number) => mirrored.get(index) ?? words[index])
      .filter((character: string | undefined) => character !== '\u200E' && character !== '\u200F')
      .join('');
    const setting = { ...PICTURE, direction };
    const logical = await setText(words, setting);
    // U+202D holds the characters in the order in which they are given.
    const forced = await setText(`\u202D${visual}\u202C`, setting);
    assert.ok(logical && forced);
    const apart = await difference(logical, forced);
    assert.ok(apart < ALIKE, `${text}: ${apart}`);
  }
  const [right, wrong] = [await setText('עד 2027 C++', PICTURE), await setText('\u202D2027 דע C++\u202C', PICTURE)];
  assert.ok(right && wrong && (await difference(right, wrong)) > 2 * ALIKE, 'another order is seen as another');
});

const PICTURE = {
  face: 'sans',
  colour: '#000',
  direction: 'rtl',
  maxWidth: 3000,
  maxHeight: 200,
  sizes: [24],
} as const;
/** Pieces that were set apart are kerned otherwise than in one piece, by a pixel or two. */
const ALIKE = 0.25;

/** How much of the ink of two lines of text lies elsewhere, softened by three pixels: 0 to 2. */
async function difference(one: SetText, other: SetText): Promise<number> {
  const width = Math.max(one.width, other.width);
  const height = Math.max(one.height, other.height);
  const ink = async ({ data }: SetText) => {
    const padded = sharp(data).resize({ width, height, fit: 'contain', position: 'left', background: '#00000000' });
    return sharp(await padded.png().toBuffer())
      .extractChannel('alpha')
      .blur(3)
      .raw()
      .toBuffer();
  };
  const [a, b] = [await ink(one), await ink(other)];
  const sum = (pixels: Iterable<number>) => Array.from(pixels).reduce((total, pixel) => total + pixel, 0);
  return sum(a.map((pixel, at) => Math.abs(pixel - (b[at] ?? 0)))) / Math.max(1, sum(a));
}
