import { clean } from './normalize.ts';

const LONGEST = 80;

/**
 * An address's readable part: letters and digits of any script, joined by hyphens; quotes inside words fall away
 * (ארה"ב becomes ארהב), so that an address never needs more than percent-encoding. Never empty.
 */
export function slugFor(headline: string): string {
  const words = clean(headline)
    .replace(/["']/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  let slug = '';
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug || words?.[0]?.slice(0, LONGEST) || 'article';
}
