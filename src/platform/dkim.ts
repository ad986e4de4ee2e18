import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** A key that signs for a domain; its public half stands in the DNS at SELECTOR._domainkey.DOMAIN. */
export type DkimKey = { domain: string; selector: string; key: KeyObject };

/**
 * What is signed, in this order. Twice where a second header of the name would be shown or obeyed: then none can be
 * added (RFC 6376, 8.15). Receivers ask for both List-Unsubscribe headers to be signed (RFC 8058, 4).
 */
const SIGNED = [
  ...['from', 'from', 'to', 'to', 'subject', 'subject', 'date', 'date', 'message-id', 'reply-to', 'reply-to'],
  ...['mime-version', 'content-type', 'content-transfer-encoding', 'list-id', 'list-unsubscribe'],
  ...['list-unsubscribe', 'list-unsubscribe-post', 'list-unsubscribe-post', 'list-post', 'list-help', 'list-owner'],
  ...['list-subscribe', 'list-archive', 'feedback-id', 'precedence'],
];
const KEY_BITS = 2048;
const signAsync = promisify(sign) as (algorithm: string, data: Buffer, key: KeyObject) => Promise<Buffer>;

/** A header as relaxed canonicalization reads it: `name:value` with its CRLF (RFC 6376, 3.4.2). */
export function relaxedHeader(name: string, value: string): string {
  return `${name.toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}\r\n`;
}

/** Headers by their names in small letters: the signed ones that are there, each with its canonical line. */
export type CanonicalHeaders = ReadonlyMap<string, string>;

/**
 * The DKIM-Signature header with its CRLF: rsa-sha256, relaxed/relaxed.
 *
 * @param bodyHash of the canonical body, in base64
 */
export async function dkimSignature(
  { domain, selector, key }: DkimKey,
  headers: CanonicalHeaders,
  bodyHash: string,
  at: Date,
): Promise<string> {
  const names = signedNames(headers);
  const seconds = Math.floor(at.getTime() / 1000);
  const open =
    `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector}; t=${seconds};\r\n` +
    `\th=${foldedNames(names)};\r\n\tbh=${bodyHash};\r\n\tb=`;
  const seen = new Set<string>();
  let data = '';
  for (const name of names) {
    if (!seen.has(name)) data += headers.get(name) ?? '';
    seen.add(name);
  }
  // Over its own header with an empty b=, without the last line end (3.7).
  data += relaxedHeader('dkim-signature', open).slice(0, -2);
  const signature = (await signAsync('sha256', Buffer.from(data), key)).toString('base64');
  return `DKIM-Signature: ${open}${signature.replace(/.{72}(?=.)/g, '$&\r\n\t ')}\r\n`;
}

/** A new key pair: the private half as PEM, the public as the DNS writes it. */
export async function newDkimKey(): Promise<{ privatePem: string; publicBase64: string }> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS });
  const publicDer = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicBase64: publicDer.toString('base64'),
  };
}

/** Parsed once: doing it for each message costs more than the signature. @throws Error */
export function dkimKey(domain: string, selector: string, privatePem: string): DkimKey {
  return { domain, selector, key: createPrivateKey(privatePem) };
}

/** What is published in the DNS. */
export function dkimRecord(publicBase64: string): string {
  return `v=DKIM1; k=rsa; p=${publicBase64}`;
}

const namesOf = new Map<string, string[]>();

function signedNames(headers: CanonicalHeaders): string[] {
  const key = [...headers.keys()].join(':');
  let names = namesOf.get(key);
  if (!names) {
    const own = new Set(headers.keys());
    names = SIGNED.filter((name, index) => own.has(name) || SIGNED.indexOf(name) < index || name === 'reply-to');
    names = names.filter((name) => own.has(name) || ['from', 'to', 'subject', 'date', 'reply-to'].includes(name));
    namesOf.set(key, names);
  }
  return names;
}

function foldedNames(names: readonly string[]): string {
  const lines: string[] = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    if (line.length + name.length > 66) lines.push(name);
    else lines[lines.length - 1] = line === '' ? name : `${line}:${name}`;
  }
  return lines.join(':\r\n\t');
}
