import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDocument } from './parse-json.ts';
import { parsePaste } from './parse-paste.ts';
import { withoutWideTables } from './wide-tables.ts';

const table = (columns: number) =>
  `<p>לפני</p><table>${'<tr>'.concat(Array.from({ length: columns }, (_, n) => `<td>תא ${n}</td>`).join(''), '</tr>').repeat(2)}</table>`;

test('a table of five hundred columns becomes lines with every word of it; one that fits stays', () => {
  const wide = withoutWideTables(parsePaste(table(500)).document);
  assert.equal(wide.widest, 500);
  assert.ok(isDocument(wide.document));
  assert.deepEqual(
    wide.document.content?.map(({ type }) => type),
    ['paragraph', 'paragraph', 'paragraph'],
  );
  const line = wide.document.content?.[1]?.content?.[0]?.text ?? '';
  for (let n = 0; n < 500; n++) assert.ok(line.includes(`תא ${n}`));
  const narrow = parsePaste(table(30)).document;
  assert.deepEqual(withoutWideTables(narrow), { document: narrow, widest: 0 });
});
