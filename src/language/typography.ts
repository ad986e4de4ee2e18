const HEBREW = '\\u05D0-\\u05EA';
const GERSHAYIM = new RegExp(`(?<=[${HEBREW}])"(?=[${HEBREW}](?![${HEBREW}]))`, 'g');
const GERESH_AFTER = new RegExp(`(?<=[גזצתדחטעסר])'(?=[${HEBREW}])`, 'g');
const GERESH_END = new RegExp(`(?<=(?<![${HEBREW}])[${HEBREW}]{1,4})'(?![${HEBREW}'])`, 'g');
const DASH = / ([–—]) /g;
const NUMBER_AND_UNIT =
  /(?<=\d) (?=(?:ק״ג|ק״מ|קמ״ר|ס״מ|מ״ר|מ״ק|מ״מ|ק״ג|דק׳|שנ׳|ש״ח|שקל|שקלים|אחוז|אחוזים|מיליון|מיליארד|אלף|%|₪)(?![\u05D0-\u05EA]))/g;

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
    .replace(GERESH_END, '\u05F3')
    .replace(DASH, '\u00A0$1 ')
    .replace(NUMBER_AND_UNIT, '\u00A0');
}
