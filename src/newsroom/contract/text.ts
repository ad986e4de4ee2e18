import { z } from 'zod';
import { cleanBlock, cleanLine, hasLoneSurrogate } from '../../language/clean-text.ts';
import { isEmail, normalEmail } from '../../language/email-address.ts';
import { isLanguageTag } from '../../language/language.ts';

/** Text a person typed, cleaned; half a surrogate pair is refused, since no database takes it. */
function text(most: number, clean: (raw: string) => string) {
  const tooLong = { message: `is longer than ${most} characters`, params: { code: 'too-long' }, abort: true };
  return z
    .string()
    .refine((raw) => raw.length <= most * 10 + 1000, tooLong)
    .refine((raw) => !hasLoneSurrogate(raw), {
      message: 'contains half of a surrogate pair, which is not text',
      params: { code: 'lone-surrogate' },
      abort: true,
    })
    .transform(clean)
    .refine((cleaned) => [...cleaned].length <= most, tooLong);
}

/** One line, trimmed and cleaned, of at most so many characters. */
export function line(most: number) {
  return text(most, cleanLine);
}

/** Several lines. */
export function block(most: number) {
  return text(most, cleanBlock);
}

/** One line that is not empty. */
export function required(most: number) {
  return line(most).refine((cleaned) => cleaned !== '', { message: 'is empty', params: { code: 'missing' } });
}

export const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not an id');

export const Time = z.iso
  .datetime({ offset: true, message: 'is not a time as RFC 3339 writes it' })
  .transform((raw) => new Date(raw))
  // With its offset a time at the edge of the calendar leaves it, and no database takes it then.
  .refine((at) => at.getUTCFullYear() >= 1000 && at.getUTCFullYear() <= 9999, {
    message: 'is before the year 1000 or after 9999',
    params: { code: 'out-of-range' },
  });

export const LanguageTag = z.string().refine(isLanguageTag, 'is not a language tag (BCP 47)');

export const Email = z
  .string()
  .max(254)
  .transform(normalEmail)
  .refine(isEmail, { message: 'is not a mail address', params: { code: 'not-an-address' } });
