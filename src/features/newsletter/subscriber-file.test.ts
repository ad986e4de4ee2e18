import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileRecords } from './subscriber-file.ts';

const LINES = 500_000;
const IN_A_CHUNK = 1000;
/** What the first look at the encoding takes, a chunk under way, and the lines of one open record. */
const MOST_AHEAD = 64 * 1024 + 2 * IN_A_CHUNK * 40;

test('half a million lines with broken quotation marks are read as they come, each error by its line', async () => {
  const isBroken = (line: number) => line % 997 === 0;
  let produced = 0;
  async function* file() {
    for (let line = 1; line <= LINES; line += IN_A_CHUNK) {
      const lines = Array.from({ length: IN_A_CHUNK }, (_, n) =>
        isBroken(line + n) ? `r${line + n}@example.org,"שם שנפתח\n` : `r${line + n}@example.org,נציג צה"ל\n`,
      );
      const chunk = Buffer.from(lines.join(''));
      produced += chunk.length;
      yield chunk;
    }
  }
  const faults: number[] = [];
  let read = 0;
  let consumed = 0;
  let ahead = 0;
  for await (const { line, fields } of fileRecords(file())) {
    read++;
    consumed += Buffer.byteLength(fields ? `${fields.join(',')}\n` : `r${line}@example.org,"שם שנפתח\n`);
    ahead = Math.max(ahead, produced - consumed);
    if (!fields) faults.push(line);
    else if (fields[0] !== `r${line}@example.org` || fields[1] !== 'נציג צה"ל') assert.fail(`line ${line}: ${fields}`);
  }
  assert.equal(read, LINES);
  assert.deepEqual(
    faults,
    Array.from({ length: Math.floor(LINES / 997) }, (_, n) => (n + 1) * 997),
  );
  assert.ok(ahead < MOST_AHEAD, `${ahead} bytes were held at once`);
});

test('a file that is one endless line is given up piece by piece, and what comes behind it is read', async () => {
  async function* file() {
    yield Buffer.from('a@example.org,ראשון\n');
    for (let n = 0; n < 2000; n++) yield Buffer.alloc(16 * 1024, 'x');
    yield Buffer.from('\nb@example.org,אחרון\n');
  }
  const records: [number, string | undefined, number][] = [];
  for await (const { line, fields } of fileRecords(file())) records.push([line, fields?.[0], fields?.[0]?.length ?? 0]);
  assert.deepEqual([records[0]?.[1], records[2]?.[1]], ['a@example.org', 'b@example.org']);
  assert.deepEqual([records.length, records[2]?.[0]], [3, 3]);
  assert.ok((records[1]?.[2] ?? 0) <= 120_000, `${records[1]?.[2]} characters were kept of it`);
});
