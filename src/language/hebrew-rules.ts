/**
 * How Hebrew words are built, as tables. Every row holds an example; the tests read the examples. Letters are written
 * in their ordinary (non-final) shape, as `withoutFinals` makes them.
 *
 * Sources: [G] Lewis Glinert, The Grammar of Modern Hebrew (1989); [CB] Edna Amir Coffin and Shmuel Bolozky, A
 * Reference Grammar of Modern Hebrew (2005); [AK] the Academy of the Hebrew Language, rules of spelling without niqqud
 * (1993, revised 2017).
 */

type Rule = { example: string; source: string };

/**
 * Particles written as one with the word, in the order in which they may follow each other: at most one of each row.
 * `''` is no particle. [G], on the particles; [CB], on prepositions and on the conjunctions.
 */
export const PARTICLE_ROWS: readonly (Rule & { what: string; forms: readonly string[] })[] = [
  { what: 'and', forms: ['', 'ו'], example: 'ומים ← מים', source: 'CB, coordinating conjunctions' },
  {
    what: 'that, when, from when',
    forms: ['', 'ש', 'כש', 'לכש', 'מש', 'מכש', 'בש'],
    example: 'כשהגיע ← הגיע',
    source: 'G, subordinating particles',
  },
  {
    what: 'in, as, to, from, the; the article melts into ב, כ and ל',
    forms: ['', 'ב', 'כ', 'ל', 'מ', 'ה', 'מה', 'בה', 'כה', 'לה', 'כב', 'מב', 'של'],
    example: 'מהעיר ← עיר',
    source: 'CB, prepositions and the definite article',
  },
];

/** Number, gender, construct and possession at a word's end: the longest that fit are tried. */
export const ENDINGS: readonly (Rule & { what: string; forms: readonly string[] })[] = [
  {
    what: 'plural with a possessor',
    forms: [
      ...['ויותיהמ', 'ויותיהנ', 'יותיהמ', 'יותיהנ', 'ותיהמ', 'ותיהנ', 'ותיכמ', 'ותינו', 'ותיו', 'ותיה', 'ותיי', 'ותיכ'],
      ...['יותיו', 'יותיה', 'יהמ', 'יהנ', 'יכמ', 'יכנ', 'ינו', 'יו', 'יה', 'יי', 'ותי'],
    ],
    example: 'תוכניותיהמ ← תוכנ',
    source: 'CB, possessive suffixes of plural nouns',
  },
  {
    what: 'plural and dual',
    forms: ['ויות', 'יות', 'יימ', 'ות', 'ימ', 'ינ'],
    example: 'ספרימ ← ספר',
    source: 'G, number of nouns',
  },
  {
    what: 'feminine, abstract and construct',
    forms: ['ית', 'ה', 'ת', 'י'],
    example: 'ממשלת ← ממשל',
    source: 'CB, gender of nouns, construct state',
  },
  {
    what: 'singular with a possessor; persons of the past',
    forms: ['תמ', 'תנ', 'תי', 'נו', 'המ', 'הנ', 'כמ', 'ו', 'מ', 'נ', 'כ'],
    example: 'ביתמ ← בית',
    source: 'CB, possessive suffixes of singular nouns; past tense',
  },
];

/** Endings of the verb, by where they may stand. */
export const VERB_ENDINGS = {
  any: ['', 'תימ', 'תמ', 'תנ', 'תי', 'נו', 'נה', 'ימ', 'ות', 'ת', 'ו', 'ה', 'י'],
  none: [''],
  past: ['', 'ה', 'ו', 'תי', 'ת', 'נו', 'תמ', 'תנ'],
  pastPersons: ['תי', 'ת', 'נו', 'תמ', 'תנ'],
  shortPast: ['', 'תי', 'ת', 'נו', 'ה', 'ו'],
  present: ['', 'ימ', 'ות', 'ת', 'ה'],
  presentAndThey: ['', 'ימ', 'ות', 'ו', 'ה'],
  presentShort: ['', 'ימ', 'ות', 'ת'],
  future: ['', 'ו', 'י', 'נה'],
  futureShort: ['', 'ו', 'י'],
  plural: ['ימ', 'ות'],
  finalHe: ['ה', 'תה', 'ית', 'יתי', 'ינו', 'ו', 'ות', 'ימ'],
  finalHePast: ['ה', 'תה', 'ית', 'יתי', 'ינו', 'יתמ', 'ו'],
  finalHePresent: ['ה', 'ימ', 'ות'],
  finalHeIntensive: ['ה', 'ו', 'ות', 'ימ'],
  finalHeFuture: ['ה', 'ו', 'י'],
  ot: ['ות'],
  t: ['ת'],
} as const satisfies Record<string, readonly string[]>;

export type VerbEndings = keyof typeof VERB_ENDINGS;

/**
 * A verb's shape. In `shape` 1, 2 and 3 stand for the root's letters, `<…>` after one says which it may be, `[…]` is one
 * letter out of those, and what stands before `?` may be missing. One of `openings` precedes it. The label keeps the stems apart: two forms of one verb share
 * label and root. `weight`: how far such a reading is to be trusted, 0 to 1.
 */
export type VerbPattern = Rule & {
  stem: string;
  label: string;
  openings: readonly string[];
  shape: string;
  endings: VerbEndings;
  weight: number;
};

/** Infinitive, present and future of the stems that begin with ה in the past. */
const H = ['ה', 'לה', 'מ', 'י', 'ת', 'א', 'נ'];
const PERSONS = ['י', 'ת', 'א', 'נ'];
const BARE = [''];

export const VERB_PATTERNS: readonly VerbPattern[] = [
  ...stem("hitpa'el", 'T', 'CB, the hitpa’el verb pattern; metathesis of sibilants', [
    [H, 'ת1ו?י?2י?3', 'any', 0.6, 'התפטרו ← פטר'],
    [H, '1<סש>ת2י?3', 'any', 0.6, 'השתתפ ← שתפ'],
    [H, '1<צ>ט2י?3', 'any', 0.6, 'הצטרפה ← צרפ'],
    [H, '1<ז>ד2י?3', 'any', 0.6, 'הזדקנ ← זקנ'],
    [H, 'ת12', 'finalHe', 0.4, 'התגלה ← גל'],
  ]),
  ...stem("hif'il", 'H', 'CB, the hif’il verb pattern', [
    [H, '12י3', 'presentAndThey', 0.6, 'מסבירימ ← סבר'],
    [['ה'], '123', 'pastPersons', 0.5, 'הסברתי ← סבר'],
    [H, '1י2', 'presentAndThey', 0.45, 'הגיע ← גע'],
  ]),
  ...stem("hif'il of roots in final he", 'Hh', 'CB, hif’il, roots whose third letter is he', [
    [H, '12', 'finalHe', 0.35, 'הראה ← רא'],
  ]),
  ...stem("hif'il of roots in first yod", 'Hw', 'CB, hif’il, roots whose first letter is yod', [
    [H, 'ו1י2', 'presentAndThey', 0.6, 'הודיע ← דע'],
    [['ה'], 'ו12', 'pastPersons', 0.5, 'הודעתי ← דע'],
  ]),
  ...stem("huf'al", 'O', 'CB, the huf’al verb pattern', [
    [['ה', 'מ', ...PERSONS], 'ו123', 'any', 0.5, 'הוסברה ← סבר'],
    [['ה', 'מ', ...PERSONS], 'ו12', 'any', 0.4, 'הוגש ← גש'],
  ]),
  ...stem("nif'al", 'N', 'CB, the nif’al verb pattern', [
    [['נ'], '123', 'any', 0.45, 'נכתבו ← כתב'],
    [['להי'], '123', 'none', 0.6, 'להיכנס ← כנס'],
    [['יי', 'תי', 'אי', 'ני'], '123', 'future', 0.45, 'ייכנס ← כנס'],
    [PERSONS, '123', 'future', 0.2, 'יכנס ← כנס'],
  ]),
  ...stem("nif'al of roots in final he", 'Nh', 'CB, nif’al, roots whose third letter is he', [
    [['נ'], '12', 'finalHe', 0.35, 'נבנתה ← בנ'],
    [['להי'], '12', 'ot', 0.5, 'להיבנות ← בנ'],
  ]),
  ...stem("pi'el and its participles", 'D', 'CB, the pi’el verb pattern', [
    [BARE, '1י2י?3', 'any', 0.5, 'דיברו ← דבר'],
    [['מ', 'ל', ...PERSONS], '123', 'any', 0.3, 'מדברת ← דבר'],
    [BARE, '123', 'shortPast', 0.2, 'דברו ← דבר'],
  ]),
  ...stem("pi'el of roots in final he", 'Dh', 'CB, pi’el, roots whose third letter is he', [
    [BARE, '1י2', 'finalHePast', 0.4, 'שינה ← שנ'],
    [['מ', 'ל', ...PERSONS], '12', 'finalHeIntensive', 0.25, 'לשנות ← שנ'],
  ]),
  ...stem("pu'al", 'U', 'CB, the pu’al verb pattern', [[['', 'מ', ...PERSONS], '1ו23', 'any', 0.4, 'מדוברת ← דבר']]),
  ...stem("pa'al", 'P', 'CB, the pa’al verb pattern', [
    [BARE, '123', 'past', 0.45, 'כתבה ← כתב'],
    [BARE, '1ו23', 'present', 0.45, 'כותבת ← כתב'],
    [['ל', ...PERSONS], '12ו3', 'none', 0.6, 'לכתוב ← כתב'],
    [PERSONS, '123', 'future', 0.35, 'יכתבו ← כתב'],
    [['ל'], '123', 'none', 0.3, 'לשלח ← שלח'],
  ]),
  ...stem("pa'al of roots in final he", 'Ph', 'CB, pa’al, roots whose third letter is he', [
    [BARE, '12', 'finalHePast', 0.45, 'קנתה ← קנ'],
    [BARE, '1ו2', 'finalHePresent', 0.4, 'קונימ ← קנ'],
    [PERSONS, '12', 'finalHeFuture', 0.4, 'יקנה ← קנ'],
    [['ל'], '12', 'ot', 0.5, 'לקנות ← קנ'],
  ]),
  ...stem("pa'al of hollow roots", 'Pw', 'CB, pa’al, roots whose second letter is vav or yod', [
    [BARE, '12', 'shortPast', 0.35, 'קמו ← קמ'],
    [['ל', ...PERSONS], '1[וי]2', 'futureShort', 0.45, 'יקומו ← קמ'],
    [BARE, '12', 'plural', 0.3, 'קמימ ← קמ'],
  ]),
  ...stem("pa'al of roots in first yod", 'Py', 'CB, pa’al, roots whose first letter is yod', [
    [['י'], '12', 'shortPast', 0.4, 'ישבו ← שב'],
    [['יו'], '12', 'presentShort', 0.45, 'יושבת ← שב'],
    [PERSONS, 'י?12', 'futureShort', 0.3, 'ישבו ← שב'],
    [['ל'], '12', 't', 0.45, 'לשבת ← שב'],
  ]),
  ...stem("pa'al of roots in first nun", 'Pn', 'CB, pa’al, roots whose first letter is nun', [
    [['נ'], '12', 'shortPast', 0.4, 'נפלו ← פל'],
    [['נו'], '12', 'presentShort', 0.45, 'נופלת ← פל'],
    [['ל', ...PERSONS], 'י1ו?2', 'futureShort', 0.35, 'ייפול ← פל'],
  ]),
];

type PatternRow = [openings: readonly string[], shape: string, endings: VerbEndings, weight: number, example: string];

function stem(name: string, label: string, source: string, rows: readonly PatternRow[]): VerbPattern[] {
  return rows.map(([openings, shape, endings, weight, example]) => ({
    ...{ stem: name, label, source, openings, shape, endings, weight, example },
  }));
}
