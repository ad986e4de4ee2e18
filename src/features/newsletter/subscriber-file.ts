/** A record of a file; `fields` null: its quotation marks are broken. `line` is where it begins, from 1. */
export type FileRecord = { line: number; fields: string[] | null };

const MOST_LINES_OF_A_RECORD = 10;
const MOST_CHARACTERS_OF_A_RECORD = 4000;
const LOOKED_AT_BYTES = 64 * 1024;
/** What a longer line has more is dropped as it comes: it holds no address that anybody has. */
const LONGEST_LINE = 100_000;

/**
 * The records of a CSV as they arrive. A quotation mark opens a field only at its beginning, so that צה"ל stands as it
 * was typed; one that is not closed within ten lines spoils its own line alone, and reading goes on with the next.
 * UTF-8, or what Hebrew spreadsheets write (windows-1255); comma, semicolon or tab.
 */
export async function* fileRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  let separator: string | null = null;
  let number = 0;
  let open: { line: number; lines: string[]; length: number } | null = null;
  // Lines to be read anew, after one whose quotation mark was never closed.
  const waiting: string[] = [];
  for await (const arrived of linesOf(chunks)) {
    waiting.push(arrived);
    while (waiting.length > 0) {
      const text = waiting.shift() as string;
      number++;
      separator ??= separatorOf(text);
      if (!open && text.trim() === '') continue;
      open = open ?? { line: number, lines: [], length: 0 };
      open.lines.push(text);
      open.length += text.length;
      const fields = fieldsOf(open.lines.join('\n'), separator);
      if (Array.isArray(fields)) {
        yield { line: open.line, fields };
        open = null;
      } else if (
        fields === 'broken' ||
        open.lines.length >= MOST_LINES_OF_A_RECORD ||
        open.length > MOST_CHARACTERS_OF_A_RECORD
      ) {
        yield { line: open.line, fields: null };
        waiting.unshift(...open.lines.slice(1));
        number = open.line;
        open = null;
      }
    }
  }
  // At the end of the file nothing can close it any more.
  while (open) {
    yield { line: open.line, fields: null };
    const rest: string[] = open.lines.slice(1);
    let line = open.line;
    open = null;
    while (rest.length > 0 && !open) {
      const text = rest.shift() as string;
      line++;
      if (text.trim() === '') continue;
      const fields = fieldsOf(text, separator ?? ',');
      if (Array.isArray(fields)) yield { line, fields };
      else open = { line, lines: [text, ...rest], length: 0 };
    }
  }
}

/**
 * `open` while a quoted field is not closed yet. `broken` when, lines further on, a mark stands in it that nobody
 * doubled: it is the next record's, and this one was never closed.
 */
function fieldsOf(text: string, separator: string): string[] | 'open' | 'broken' {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ') at++;
    if (text[at] === '"') {
      let field = '';
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return 'open';
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] === '"') {
          field += '"';
          at++;
          continue;
        }
        const rest = /^ */.exec(text.slice(at, at + 20))?.[0].length ?? 0;
        if (at + rest >= text.length || text[at + rest] === separator) {
          at += rest;
          break;
        }
        if (field.includes('\n')) return 'broken';
        // A mark in the midst of a quoted field that nobody doubled: it is meant as it stands.
        field += '"';
      }
      fields.push(field.trim());
    } else {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end < 0 ? text.length : end).trim());
      at = end < 0 ? text.length : end;
    }
    if (at >= text.length) return fields;
    at++;
  }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let rest = '';
  let first = new Uint8Array();
  for await (const chunk of chunks) {
    if (!decoder) {
      first = Buffer.concat([first, chunk]);
      if (first.length < LOOKED_AT_BYTES) continue;
      decoder = decoderFor(first);
      rest = decoder.decode(first, { stream: true });
    } else rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    yield* lines;
  }
  decoder ??= decoderFor(first);
  rest = rest === '' ? decoder.decode(first.length < LOOKED_AT_BYTES ? first : undefined) : rest + decoder.decode();
  if (rest !== '') yield* rest.replace(/\r\n?$|\n$/, '').split(/\r\n|\n|\r/);
}

function decoderFor(beginning: Uint8Array): TextDecoder {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return new TextDecoder('utf-16le');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('windows-1255');
  }
}

function separatorOf(line: string): string {
  return ['\t', ';', ','].find((one) => line.includes(one)) ?? ',';
}
