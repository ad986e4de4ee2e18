import { composed } from './clean-text.ts';

/** As it is compared and stored: composed, trimmed, in lower case. */
export function normalEmail(raw: string): string {
  return composed(raw).trim().toLowerCase();
}

/**
 * One @, something on both sides, a domain with a dot; no spaces, no controls, no direction marks (RFC 5321 and 6531
 * without quoted local parts and address literals); nothing that a broken encoding left.
 */
export function isEmail(text: string): boolean {
  if (text.length > 254 || text.includes('..') || !text.isWellFormed() || text.includes('\uFFFD')) return false;
  return /^[^\s@<>()[\]\\,;:"\u0000-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.\p{L}{2,}$/u.test(
    text,
  );
}

/** Enough for its owner to recognise it: the first letter and the domain. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}…${email.slice(at)}`;
}
