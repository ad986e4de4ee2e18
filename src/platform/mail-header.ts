import type { MailAddress } from './mail.ts';

/** What a header value may not bring in: line ends and other control characters (header injection). */
export function headerText(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

const MOST_IN_LINE = 76;

/** `Name: value` with its CRLF, folded at its spaces where it is long (RFC 5322, 2.2.3). */
export function headerLine(name: string, value: string): string {
  const line = `${name}: ${value}`;
  if (line.length <= MOST_IN_LINE) return `${line}\r\n`;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    // Nothing is folded right behind the name: an empty first line is more than some receivers read.
    if (current !== '' && !current.endsWith(':') && current.length + 1 + word.length > MOST_IN_LINE) {
      lines.push(current);
      current = ` ${word}`;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return `${[...lines, current].join('\r\n')}\r\n`;
}

/** Words as a header carries them: as they are in ASCII, or else as encoded words of whole characters (RFC 2047). */
export function encodeWords(text: string): string {
  const clean = headerText(text);
  if (/^[\u0020-\u007e]*$/.test(clean) && !clean.includes('=?')) return clean;
  const words: string[] = [];
  let current = '';
  for (const character of clean) {
    if (Buffer.byteLength(current + character) > MOST_ENCODED_BYTES) {
      words.push(current);
      current = '';
    }
    current += character;
  }
  return [...words, current].map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** An encoded word is at most 75 characters: 12 of frame, and base64 in groups of four for three bytes. */
const MOST_ENCODED_BYTES = 45;

/** A mailbox: the name quoted or encoded, the address as it is. */
export function mailbox({ name, address }: MailAddress): string {
  const clean = headerText(name);
  const bare = headerText(address).replace(/[<>\s]/g, '');
  if (clean === '') return bare;
  const said = /^[\u0020-\u007e]*$/.test(clean)
    ? /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(clean) && !clean.includes('=?')
      ? clean
      : `"${clean.replace(/["\\]/g, '\\$&')}"`
    : encodeWords(clean);
  return `${said} <${bare}>`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322, 3.3, in UTC. */
export function mailDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return `${DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${time} +0000`;
}
