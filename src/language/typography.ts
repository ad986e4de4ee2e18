const HEBREW = '\\u05D0-\\u05EA';
const GERSHAYIM = new RegExp(`(?<=[${HEBREW}])"(?=[${HEBREW}](?![${HEBREW}]))`, 'g');
const GERESH_AFTER = new RegExp(`(?<=[גזצתדחטעסר])'(?=[${HEBREW}])`, 'g');
const GERESH_END = new RegExp(`(?<=(?<![${HEBREW}])[${HEBREW}]{1,4})'(?![${HEBREW}'])`, 'g');
const DASH = / ([–—]) /g;
const NUMBER_AND_UNIT =
  /(?<=\d) (?=(?:ק״ג|ק״מ|קמ״ר|ס״מ|מ״ר|מ״ק|מ״מ|ק״ג|דק׳|שנ׳|ש״ח|שקל|שקלים|אחוז|אחוזים|מיליון|מיליארד|אלף|%|₪)(?![\u05D0-\u05EA]))/g;

/**
 * Signs that the bidirectional algorithm (UAX #9) counts to the Hebrew around them and sets on the wrong side: those
 * that end a Latin name (C++, C#), the dash of a range (2025–2031 runs from the left in Hebrew), the sign of a number
 * (+972, -5). A mark without width makes them part of what they belong to, in a mail or a tab as well as on a page.
 */
const LATIN_END = /(?<=[A-Za-z][+#]{1,2})(?![A-Za-z\d+#])/g;
const RANGE_DASH = /(?<=\d)(?=[–—]\d)/g;
const SIGN = /(?<=^|[\s("“„])(?=[+\-−]\d)/g;
const LEFT_TO_RIGHT = '\u200E';

/**
 * Hebrew typography on output: gershayim before an acronym's last letter, geresh where an apostrophe stands for one, a
 * space that does not break before a dash and between a number and its unit. Stored text stays as it was typed; code
 * and addresses never come here. @see docs on typography: Academy of the Hebrew Language, rules of punctuation.
 */
export function typeset(text: string, language: string): string {
  if (!language.startsWith('he') || !/[\u05D0-\u05EA]/.test(text)) return text;
  return text
    .replace(GERSHAYIM, '\u05F4')
    .replace(GERESH_AFTER, '\u05F3')
    .replace(GERESH_END, (mark, at: number, whole: string) => (closesQuote(whole, at) ? mark : '\u05F3'))
    .replace(DASH, '\u00A0$1 ')
    .replace(NUMBER_AND_UNIT, '\u00A0')
    .replace(LATIN_END, LEFT_TO_RIGHT)
    .replace(RANGE_DASH, LEFT_TO_RIGHT)
    .replace(SIGN, LEFT_TO_RIGHT);
}

/** Whether the apostrophe at `at` ends a quotation within a quotation that another began: 'אי אפשר'. */
export function closesQuote(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const opened = Math.max(...[...before.matchAll(OPENING)].map((match) => match.index), -1);
  return opened >= 0 && !CLOSING.test(before.slice(opened + 1));
}

/** At the start of a word, perhaps behind one of the letters that are written together with the word. */
const OPENING = /(?<=(?:^|[\s"“”„(־-])[והבלמשכ]?)'(?=\S)/g;
const CLOSING = new RegExp(`'(?![${HEBREW}])`);

/** A score, a range of years, a telephone number: broken at its hyphen it reads as two numbers. */
export const UNBREAKABLE_NUMBER = /(\d+(?:\u200E?[-–:.,/]\d+)+)/;
