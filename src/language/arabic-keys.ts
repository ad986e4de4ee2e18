/**
 * Arabic and Persian by light rules: the exact form and one stem or two, which beats deeper stemming. Sources: Leah
 * Larkey, Lisa Ballesteros and Margaret Connell, Light stemming for Arabic information retrieval (2007), for Arabic;
 * Kazem Taghva, Russell Beckley and Mohammad Sadeh, A stemming algorithm for the Farsi language (2005), for Persian.
 */

type Rule = { what: string; forms: readonly string[]; example: string };

/** Letters that stand for each other in print. Example: إسرائيل = اسرائيل, مكتبة = مكتبه, ك = ک. */
const SAME_LETTERS: Readonly<Record<string, string>> = {
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ی', ي: 'ی', ئ: 'ی', ؤ: 'و', ة: 'ه', ۀ: 'ه', ك: 'ک' },
  ...{ '\u200c': '', ء: '' },
};
const VARIANT = /[أإآٱىيئؤةۀكء\u200c]/g;
/** Letters that Arabic does not have, and those that Persian writes with another character. */
const PERSIAN = /[پچژگ]/;

export const ARABIC_PARTICLES: readonly Rule[] = [
  { what: 'and or so with the article', forms: ['وال', 'فال'], example: 'والمدينة ← مدين' },
  { what: 'preposition with the article', forms: ['بال', 'کال', 'ولل', 'لل'], example: 'للمدينة ← مدين' },
  { what: 'the article', forms: ['ال'], example: 'المدينة ← مدين' },
  { what: 'and', forms: ['و'], example: 'وقال ← قال' },
];
export const ARABIC_ENDINGS: readonly Rule[] = [
  { what: 'possession of a feminine', forms: ['تها', 'تهم', 'تنا', 'ته'], example: 'مدينتها ← مدين' },
  { what: 'possession', forms: ['ها', 'هم', 'نا'], example: 'بيتها ← بيت' },
  { what: 'dual and plural', forms: ['ان', 'ات', 'ون', 'ین'], example: 'معلمون ← معلم' },
  { what: 'feminine and relation', forms: ['یه', 'ه', 'ی'], example: 'عربية ← عرب' },
];
export const PERSIAN_OPENINGS: readonly Rule[] = [
  { what: 'continuous, and not', forms: ['نمی', 'می'], example: 'می‌روند ← روند' },
];
export const PERSIAN_ENDINGS: readonly Rule[] = [
  {
    what: 'plural, with ezafe or a possessor',
    forms: ['هایشان', 'هایمان', 'هایتان', 'هایش', 'هایم', 'هایت', 'هایی', 'های', 'ها'],
    example: 'کتاب‌های ← کتاب',
  },
  { what: 'more and most', forms: ['ترین', 'تر'], example: 'بزرگ‌ترین ← بزرگ' },
  { what: 'possession', forms: ['شان', 'مان', 'تان', 'اش', 'ام'], example: 'کتابشان ← کتاب' },
  { what: 'plural of persons, relation', forms: ['ان', 'ات', 'ی'], example: 'کارگران ← کارگر' },
];

const LEAST_LEFT = 3;

/** The letters as every writer means them. */
export function arabicLetters(word: string): string {
  return word.replace(VARIANT, (letter) => SAME_LETTERS[letter] ?? letter);
}

/** The stems of a word in Arabic letters (`arabicLetters`): of Arabic, of Persian, or of both where nothing tells. */
export function arabicStems(word: string, written: string): string[] {
  const isPersian = PERSIAN.test(word) || written.includes('\u200c');
  const persian = withoutOne(withoutOpening(word, PERSIAN_OPENINGS), PERSIAN_ENDINGS);
  return isPersian ? [persian] : [withoutOne(withoutOpening(word, ARABIC_PARTICLES), ARABIC_ENDINGS), persian];
}

function withoutOpening(word: string, rules: readonly Rule[]): string {
  for (const { forms } of rules) {
    for (const form of forms)
      if (word.startsWith(form) && word.length - form.length >= LEAST_LEFT) return word.slice(form.length);
  }
  return word;
}

function withoutOne(word: string, rules: readonly Rule[]): string {
  for (const { forms } of rules) {
    for (const form of forms)
      if (word.endsWith(form) && word.length - form.length >= LEAST_LEFT) return word.slice(0, -form.length);
  }
  return word;
}
