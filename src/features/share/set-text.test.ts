import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { typeset } from '../../language/typography.ts';
import { type SetText, setText, type TextSetting } from './set-text.ts';

const RTL: TextSetting = {
  ...{ face: 'serif', colour: '#000000', direction: 'rtl' },
  ...{ maxWidth: 900, maxHeight: 300, sizes: [60, 40, 24] },
};

async function set(text: string, changes: Partial<TextSetting> = {}): Promise<SetText> {
  const made = await setText(text, { ...RTL, ...changes });
  assert.ok(made, text);
  return made;
}

const pixels = async (made: SetText) => (await sharp(made.data).raw().toBuffer()).toString('base64');

/** Whether two texts come out as the same picture. */
async function paintAlike(one: string, other: string, changes: Partial<TextSetting> = {}): Promise<boolean> {
  const [a, b] = [await set(one, changes), await set(other, changes)];
  return a.width === b.width && a.height === b.height && (await pixels(a)) === (await pixels(b));
}

test('a line is painted in the order of the bidirectional algorithm', async () => {
  // U+202D forces the characters into the order in which they stand: the visual order, written out.
  const painted = async (logical: string, visual: string, direction: 'rtl' | 'ltr' = 'rtl') =>
    assert.ok(await paintAlike(logical, `\u202D${visual}\u202C`, { direction }), logical);
  await painted('אבג abc דה', 'הד abc גבא');
  await painted('מחיר 25', '25 ריחמ');
  await painted('abc אבג def', 'abc גבא def', 'ltr');
  await painted(typeset('עד 2027–2030', 'he'), '2027–2030 דע');
  await painted(typeset('שפת C++ חדשה', 'he'), 'השדח C++ תפש');
});

test('the right edge is where a right-to-left text begins, and the left one where the other does', async () => {
  const long = 'מילה אחר מילה אחר מילה אחר מילה אחר מילה ועוד';
  const right = await inkOfLastLine(await set(long));
  assert.ok(right.end < 4 && right.start > 100, JSON.stringify(right));
  const left = await inkOfLastLine(
    await set('word after word after word after word after word on', { direction: 'ltr' }),
  );
  assert.ok(left.start < 6 && left.end > 100, JSON.stringify(left));
});

test('a text that is too long is set smaller, and at last cut with three dots within its box', async () => {
  const short = await set('כותרת');
  const longer = await set('כותרת ארוכה '.repeat(9));
  const endless = await set('כותרת ארוכה '.repeat(200));
  const oneWord = await set('א'.repeat(5000));
  assert.ok(short.height > 30);
  for (const made of [short, longer, endless, oneWord]) assert.ok(made.width <= 900 && made.height <= 300);
  assert.ok(!(await paintAlike('כותרת ארוכה '.repeat(200), 'כותרת ארוכה '.repeat(9))));
});

test('what is only pictures or marks without width is nothing, and no markup is read', async () => {
  for (const empty of ['', '  ', '\u200F\u202E', '😀 👩🏽‍🚀']) assert.equal(await setText(empty, RTL), null, empty);
  assert.ok(await paintAlike('פתיחה 😀', 'פתיחה'));
  assert.ok((await set('<b>&amp;</b>')).width > (await set('b')).width * 5);
});

test('Arabic has a face of its own', async () => {
  // Joined letters are narrower than the same letters held apart (U+200C).
  assert.ok((await set('مدينة')).width < (await set('م\u200Cد\u200Cي\u200Cن\u200Cة')).width);
});

/** How far the last line's ink is from the box's edges, in pixels. */
async function inkOfLastLine(made: SetText): Promise<{ start: number; end: number }> {
  const top = Math.round(made.height * 0.75);
  const line = sharp(made.data).extract({ left: 0, top, width: made.width, height: made.height - top });
  const { data, info } = await line.extractChannel('alpha').raw().toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: info.width }, (_, x) => x).filter((x) =>
    Array.from({ length: info.height }, (_, y) => data[y * info.width + x] ?? 0).some((alpha) => alpha > 128),
  );
  return { start: columns[0] ?? -1, end: info.width - 1 - (columns.at(-1) ?? -1) };
}
