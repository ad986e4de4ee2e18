const HEBREW_MARKS = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]/g;
const ARABIC_MARKS = /[\u064B-\u0655\u0670\u0640\u06D6-\u06ED]/g;
const INVISIBLE = /[\u00AD\u200B\u200D-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/**
 * One writing for what a reader takes for the same: compatibility forms, niqqud and harakat, the many quotation marks
 * to `"` and `'`, invisible marks, case. `ארה"ב`, `ארה״ב`, `ארה”ב` and `ארה''ב` become one; ٧ becomes 7.
 */
export function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(HEBREW_MARKS, '')
    .replace(ARABIC_MARKS, '')
    .replace(/[\u05F4\u201C\u201D\u201E\u201F\u2033]/g, '"')
    .replace(/[\u05F3\u2018\u2019\u201A\u201B\u2032`\u00B4]/g, "'")
    .replaceAll("''", '"')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .toLowerCase();
}

const FINALS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** Final Hebrew letters in their ordinary shape. */
export function withoutFinals(word: string): string {
  return word.replace(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter);
}

/** Geresh and gershayim stay inside a word; a hyphen or a maqaf splits it. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:["'\u200C][\p{L}\p{N}\p{M}]+)*'?/gu;

/** The words of a text, cleaned. */
export function wordsOf(text: string): string[] {
  return clean(text).match(WORD) ?? [];
}
