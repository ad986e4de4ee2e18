import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PERMISSIONS } from '../features/people/permission.ts';
import { problemWords } from '../language/strings/newsroom/problem-words.ts';

const source = join(import.meta.dirname, '..');
const here = join(source, 'language/strings/newsroom');

test('every area of the newsroom has every word in Hebrew and in English', async () => {
  const areas = readdirSync(here).filter((name) => name.endsWith('-words.ts'));
  assert.ok(areas.length > 0);
  for (const file of areas) {
    const module = (await import(join(here, file))) as Record<string, { he: object; en: object }>;
    for (const [name, area] of Object.entries(module)) {
      assert.deepEqual(keysOf(area.en), keysOf(area.he), `${file}: ${name}`);
      for (const [key, word] of leavesOf(area)) assert.ok(word !== '', `${file}: ${key} is empty`);
    }
  }
});

test('every refusal of a feature or of the API has its sentence', () => {
  const thrown = /new (?:NotFound|Gone|Unauthenticated|Forbidden|Conflict|Invalid|TooLarge|TooMany)\(\s*'([a-z-]+)'/g;
  const codes = new Set(Object.keys(PERMISSIONS).map((permission) => `may-not-${permission}`));
  for (const folder of ['features', 'newsroom']) {
    for (const entry of readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(entry) || entry.includes('.test.')) continue;
      for (const [, code] of readFileSync(join(source, folder, entry), 'utf8').matchAll(thrown)) codes.add(code ?? '');
    }
  }
  const without = [...codes].filter((code) => !(code in problemWords.he.codes));
  assert.deepEqual(without, []);
});

function keysOf(words: object): string[] {
  return leavesOf(words)
    .map(([key]) => key)
    .sort();
}

function leavesOf(words: object, above = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? leavesOf(value, `${above}${key}.`) : [[above + key, value]],
  );
}
