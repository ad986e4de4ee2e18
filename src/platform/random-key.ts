import { randomBytes } from 'node:crypto';

/** Digits and lower-case letters without i, l, o and u: nothing to mistake when read aloud, no words by accident. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of 5 random bits each. */
export function randomKey(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte & 31]).join('');
}
