import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accentContrast, contrast, GROUNDS, inkOn, isReadable, nearestReadable, STANDARD_ACCENT } from './colour.ts';

test('contrast is what WCAG defines: black on white is 21, a colour on itself 1', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#9d1f1b', '#9d1f1b'), 1);
  assert.ok(Math.abs(contrast('#767676', '#ffffff') - 4.54) < 0.01);
});

test('the grounds and the standard accents are those of the readers’ style sheet', () => {
  const css = readFileSync(join(import.meta.dirname, '../../site/styles/tokens.css'), 'utf8');
  for (const colour of [...GROUNDS.light, ...GROUNDS.dark, ...Object.values(STANDARD_ACCENT)])
    assert.ok(css.includes(colour), colour);
  assert.ok(isReadable(STANDARD_ACCENT.light, 'light') && isReadable(STANDARD_ACCENT.dark, 'dark'));
});

test('every colour has a readable neighbour, and words on it are readable too', () => {
  for (const colour of ['#ffff00', '#00ff00', '#ffffff', '#000000', '#7f7f7f', '#0000ff', '#ff69b4']) {
    for (const appearance of ['light', 'dark'] as const) {
      const readable = nearestReadable(colour, appearance);
      assert.ok(accentContrast(readable, appearance) >= 4.5, `${colour} ${appearance}`);
      assert.ok(contrast(inkOn(readable), readable) >= 4.5, `${colour} ${appearance}`);
    }
  }
});
