/**
 * The English stemmer of Snowball ("Porter2"), by its published description.
 *
 * @see M. F. Porter and R. Boulton, The English (Porter2) stemming algorithm, snowballstem.org
 */

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', idly: 'idl', gently: 'gentl' },
  ...{ ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl', sky: 'sky', news: 'news', howe: 'howe' },
  ...{ atlas: 'atlas', cosmos: 'cosmos', bias: 'bias', andes: 'andes' },
};
const WHOLE_AFTER_PLURAL = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));
const VOWEL = /[aeiouy]/;
const DOUBLE = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;

/** [ending, what stands instead, what must precede it]; the longest that fits is taken, and only within R1 or R2. */
type Step = readonly (readonly [ending: string, instead: string, before?: RegExp])[];

/** Example: relational → relate. */
const STEP_2: Step = [
  ...([
    ['ization', 'ize'],
    ['ational', 'ate'],
    ['fulness', 'ful'],
    ['ousness', 'ous'],
    ['iveness', 'ive'],
  ] as const),
  ...([
    ['tional', 'tion'],
    ['biliti', 'ble'],
    ['lessli', 'less'],
    ['entli', 'ent'],
    ['ation', 'ate'],
  ] as const),
  ...([
    ['alism', 'al'],
    ['aliti', 'al'],
    ['ousli', 'ous'],
    ['iviti', 'ive'],
    ['fulli', 'ful'],
  ] as const),
  ...([
    ['enci', 'ence'],
    ['anci', 'ance'],
    ['abli', 'able'],
    ['izer', 'ize'],
    ['ator', 'ate'],
  ] as const),
  ...([
    ['alli', 'al'],
    ['bli', 'ble'],
    ['ogi', 'og', /l$/],
    ['li', '', /[cdeghkmnrt]$/],
  ] as const),
];
/** Example: electrical → electric. */
const STEP_3: Step = [
  ...([
    ['ational', 'ate'],
    ['tional', 'tion'],
    ['alize', 'al'],
    ['icate', 'ic'],
    ['iciti', 'ic'],
  ] as const),
  ...([
    ['ical', 'ic'],
    ['ness', ''],
    ['ful', ''],
  ] as const),
];
/** Example: adjustment → adjust. */
const STEP_4: Step = [
  ...([
    ['ement', ''],
    ['ance', ''],
    ['ence', ''],
    ['able', ''],
    ['ible', ''],
    ['ment', ''],
    ['ant', ''],
  ] as const),
  ...([
    ['ent', ''],
    ['ism', ''],
    ['ate', ''],
    ['iti', ''],
    ['ous', ''],
    ['ive', ''],
    ['ize', ''],
  ] as const),
  ...([
    ['ion', '', /[st]$/],
    ['al', ''],
    ['er', ''],
    ['ic', ''],
  ] as const),
];

export function englishStem(written: string): string {
  const word = written.replace(/^'/, '');
  if (word.length <= 2) return word;
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  // A y that is a consonant is written Y meanwhile.
  const marked = word.replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const r1 = regionOne(marked);
  const r2 = regionAfter(marked, r1);
  const singular = withoutPlural(marked.replace(/'s?'?$/, ''));
  if (WHOLE_AFTER_PLURAL.has(singular)) return singular;
  let stem = withoutTense(singular, r1);
  if (stem.length > 2 && /[^aeiouy][yY]$/.test(stem)) stem = `${stem.slice(0, -1)}i`;
  stem = take(stem, STEP_2, r1);
  stem = /ative$/.test(stem) && stem.length - 5 >= r2 ? stem.slice(0, -5) : take(stem, STEP_3, r1);
  stem = take(stem, STEP_4, r2);
  return withoutLast(stem, r1, r2).toLowerCase();
}

function regionOne(word: string): number {
  const [exception] = /^(?:gener|commun|arsen)/.exec(word) ?? [];
  return exception ? exception.length : regionAfter(word, 0);
}

/** Behind the first consonant that follows a vowel, from `start` on. */
function regionAfter(word: string, start: number): number {
  const found = word.slice(start).search(/[aeiouy][^aeiouy]/);
  return found < 0 ? word.length : start + found + 2;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(us|ss)$/.test(word) || !word.endsWith('s')) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, r1: number): string {
  const [eed] = /eed(ly)?$/.exec(word) ?? [];
  if (eed) return word.length - eed.length >= r1 ? `${word.slice(0, -eed.length)}ee` : word;
  const [ending] = /(?:ingly|edly|ing|ed)$/.exec(word) ?? [];
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  if (!VOWEL.test(stem)) return word;
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return r1 >= stem.length && endsShort(stem) ? `${stem}e` : stem;
}

function take(word: string, step: Step, region: number): string {
  for (const [ending, instead, before] of step) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    return stem.length >= region && (!before || before.test(stem)) ? stem + instead : word;
  }
  return word;
}

function withoutLast(word: string, r1: number, r2: number): string {
  const at = word.length - 1;
  if (word.endsWith('e')) return at >= r2 || (at >= r1 && !endsShort(word.slice(0, -1))) ? word.slice(0, -1) : word;
  return word.endsWith('ll') && at >= r2 ? word.slice(0, -1) : word;
}

/** A vowel between two consonants at the end, or one that begins the word. */
function endsShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word);
}
