import { createHash, type Hash, randomBytes } from 'node:crypto';
import { type CanonicalHeaders, type DkimKey, dkimSignature, relaxedHeader } from './dkim.ts';
import type { MailAddress } from './mail.ts';
import { encodeWords, headerLine, headerText, mailbox, mailDate } from './mail-header.ts';

/**
 * A message for many: what is the same for all is encoded and hashed once. In `text`, `html` and the headers a slot,
 * written by `slot(name)`, stands for what each recipient has of his own.
 */
export type TemplateSource = {
  from: MailAddress;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  headers: Readonly<Record<string, string>>;
};

export type Recipient = {
  to: MailAddress;
  /** With its angle brackets. */
  messageId: string;
  date: Date;
  slots: Readonly<Record<string, string>>;
};

export type MessageTemplate = {
  /** The whole message, ready for DATA: CRLF throughout, no line begins with a dot. Signed when there is a key. */
  compose: (recipient: Recipient, key: DkimKey | null) => Promise<Buffer>;
};

/** Where a recipient's own words come in. The signs around the name stand in no text that a person typed. */
export function slot(name: string): string {
  return `\u0001${name}\u0001`;
}

/** In base64 a line of 76 characters holds 57 bytes. */
const LINE_BYTES = 57;
const LINE_CHARACTERS = 76;

export function compileMessage(source: TemplateSource): MessageTemplate {
  const boundary = `=_${randomBytes(15).toString('hex')}`;
  const partHead = (type: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  const text = compilePart(partHead('text/plain'), source.text.replace(/\r?\n/g, '\r\n'));
  const html = compilePart(partHead('text/html'), source.html.replace(/\r?\n/g, '\r\n'));
  const end = Buffer.from(`--${boundary}--\r\n`);
  // The hash of what comes before the first slot is taken once and copied for each.
  const begun = createHash('sha256').update(text.head);
  const heads = compileHeaders(source, boundary);
  return {
    compose: async (recipient, key) => {
      const tail = Buffer.concat([text.rest(recipient.slots), html.head, html.rest(recipient.slots), end]);
      const { lines, canonical } = heads(recipient);
      const signature = key ? await dkimSignature(key, canonical, hashOf(begun.copy(), tail), recipient.date) : '';
      return Buffer.concat([Buffer.from(`${signature}${lines}\r\n`), text.head, tail]);
    },
  };
}

function hashOf(begun: Hash, tail: Buffer): string {
  return begun.update(tail).digest('base64');
}

type Part = { head: Buffer; rest: (slots: Recipient['slots']) => Buffer };

/** The lines before the first slot stand encoded; from there on each recipient's are encoded anew. */
function compilePart(partHead: string, content: string): Part {
  const pieces = content.split('\u0001');
  const first = Buffer.from(pieces[0] ?? '');
  const aligned = pieces.length === 1 ? first.length : first.length - (first.length % LINE_BYTES);
  const head = Buffer.concat([Buffer.from(partHead), base64Lines(first.subarray(0, aligned))]);
  if (pieces.length === 1) return { head, rest: () => Buffer.alloc(0) };
  const left = first.subarray(aligned).toString('latin1');
  // Bytes as latin1 strings: joining those costs a tenth of joining buffers.
  const rest = pieces.map((piece, index) => (index % 2 === 1 ? piece : Buffer.from(piece).toString('latin1')));
  rest[0] = left;
  return {
    head,
    rest: (slots) => {
      let joined = '';
      for (let index = 0; index < rest.length; index++) {
        const piece = rest[index] ?? '';
        joined += index % 2 === 1 ? latin1Of(slots[piece] ?? '') : piece;
      }
      return base64Lines(Buffer.from(joined, 'latin1'));
    },
  };
}

function latin1Of(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Base64 in lines of 76 with CRLF after each. */
function base64Lines(data: Buffer): Buffer {
  const encoded = data.toString('base64');
  const count = Math.ceil(encoded.length / LINE_CHARACTERS);
  const lines = Buffer.allocUnsafe(encoded.length + count * 2);
  let to = 0;
  for (let from = 0; from < encoded.length; from += LINE_CHARACTERS) {
    to += lines.write(encoded.slice(from, from + LINE_CHARACTERS), to, 'latin1');
    lines[to++] = 0x0d;
    lines[to++] = 0x0a;
  }
  return lines.subarray(0, to);
}

type Heads = (recipient: Recipient) => { lines: string; canonical: CanonicalHeaders };

/** Headers that are the same for all are folded and canonical already; only those with a slot are made anew. */
function compileHeaders(source: TemplateSource, boundary: string): Heads {
  const fixed: [name: string, value: string][] = [
    ['From', mailbox(source.from)],
    ...(source.replyTo ? ([['Reply-To', mailbox({ name: '', address: source.replyTo })]] as [string, string][]) : []),
    ['Subject', encodeWords(source.subject)],
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/alternative; boundary="${boundary}"`],
  ];
  const own: [name: string, pieces: string[]][] = [];
  for (const [name, value] of Object.entries(source.headers)) {
    if (value.includes('\u0001')) own.push([name, value.split('\u0001')]);
    else fixed.push([name, encodeWords(value)]);
  }
  const fixedLines = fixed.map(([name, value]) => headerLine(name, value)).join('');
  const fixedCanonical = fixed.map(([name, value]) => [name.toLowerCase(), relaxedHeader(name, value)] as const);
  return (recipient) => {
    const made: [string, string][] = [
      ['To', mailbox(recipient.to)],
      ['Date', mailDate(recipient.date)],
      ['Message-ID', headerText(recipient.messageId)],
    ];
    for (const [name, pieces] of own) {
      const value = pieces.map((piece, index) => (index % 2 === 1 ? (recipient.slots[piece] ?? '') : piece)).join('');
      made.push([name, headerText(value)]);
    }
    const canonical = new Map(fixedCanonical);
    let lines = fixedLines;
    for (const [name, value] of made) {
      const line = headerLine(name, value);
      lines += line;
      canonical.set(name.toLowerCase(), relaxedHeader(name, line.slice(name.length + 1)));
    }
    return { lines, canonical };
  };
}
