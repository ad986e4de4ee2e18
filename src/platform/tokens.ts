import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, for an address or a header. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A random secret needs no salt and no slow hash: there is nothing to guess. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * `text` with a keyed signature behind it: for links that are made for each of a million messages and so are not
 * stored. Base64url throughout, 128 bits of signature.
 */
export function sign(key: Buffer, purpose: string, text: string): string {
  return `${text}.${signature(key, purpose, text)}`;
}

/** The signed text, or null when the signature is not ours (cut in half by a mail program, or guessed). */
export function verifySigned(key: Buffer, purpose: string, signed: string): string | null {
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const text = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1));
  const expected = Buffer.from(signature(key, purpose, text));
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : null;
}

function signature(key: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest().subarray(0, 16).toString('base64url');
}
