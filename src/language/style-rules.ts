import { closesQuote } from './typography.ts';

/** A passage that a rule would write otherwise. `from` and `to` in UTF-16 units of the text it was found in. */
export type StyleFinding = { rule: StyleRuleId; from: number; to: number; found: string; fix: string };

export type Replacement = { from: string; to: string };

export type StyleRule = {
  id: StyleRuleId;
  /** Holds in Hebrew texts alone. */
  hebrew: boolean;
  /** Whether it is on where the house has not chosen. */
  usual: boolean;
  find: (text: string) => Iterable<Omit<StyleFinding, 'rule'>>;
  example: { wrong: string; right: string };
};

export const STYLE_RULE_IDS = [
  'gershayim',
  'geresh',
  'straight-quotes',
  'printed-quotes',
  'maqaf',
  'dash',
  'double-space',
  'space-before-punctuation',
  'direction-character',
  'replacement',
] as const;
export type StyleRuleId = (typeof STYLE_RULE_IDS)[number];

const LETTER = '[\\u05D0-\\u05EA]';
const NOT_LETTER = '(?![\\u05D0-\\u05EA])';
const PREFIXES = 'משהוכלב';

/**
 * The rules of Hebrew typesetting that a writer's keyboard breaks. Each with an example that a test holds it to.
 * @see Academy of the Hebrew Language, rules of punctuation
 */
export const STYLE_RULES: readonly StyleRule[] = [
  {
    id: 'gershayim',
    hebrew: true,
    usual: true,
    find: gershayim,
    example: { wrong: `ארה"ב ומנכ"לית`, right: 'ארה״ב ומנכ״לית' },
  },
  {
    id: 'geresh',
    hebrew: true,
    usual: true,
    find: geresh,
    example: { wrong: `צ'ק, דק' ורח' הנמל`, right: 'צ׳ק, דק׳ ורח׳ הנמל' },
  },
  {
    id: 'straight-quotes',
    hebrew: true,
    usual: true,
    find: (text) => replaced(text, /[“”„«»]/g, '"'),
    example: { wrong: 'אמרה: “שלום”', right: 'אמרה: "שלום"' },
  },
  {
    id: 'printed-quotes',
    hebrew: true,
    usual: false,
    find: (text) => replaced(text, /["“„«»]/g, '”'),
    example: { wrong: 'אמרה: "שלום"', right: 'אמרה: ”שלום”' },
  },
  {
    id: 'maqaf',
    hebrew: true,
    usual: true,
    find: (text) => replaced(text, /(?<=[\u05D0-\u05EA׳'])[-‐‑](?=[\u05D0-\u05EA\d])/g, '־'),
    example: { wrong: 'דו-צדדי, כ-3,500 איש', right: 'דו־צדדי, כ־3,500 איש' },
  },
  {
    id: 'dash',
    hebrew: true,
    usual: true,
    find: (text) => replaced(text, /(?<=\S )(?:--?|—)(?= \S)/g, '–'),
    example: { wrong: 'הגשר - שנפתח אתמול -- נסגר', right: 'הגשר – שנפתח אתמול – נסגר' },
  },
  {
    id: 'double-space',
    hebrew: false,
    usual: true,
    find: (text) => replaced(text, /[ \u00A0]{2,}/g, ' '),
    example: { wrong: 'שתי  מילים', right: 'שתי מילים' },
  },
  {
    id: 'space-before-punctuation',
    hebrew: false,
    usual: true,
    find: (text) => replaced(text, /(?<=\S) +(?=[,;:!?](?:\s|$)|\.(?:\s|$))/g, ''),
    example: { wrong: 'שלום , עולם .', right: 'שלום, עולם.' },
  },
  {
    id: 'direction-character',
    hebrew: false,
    usual: true,
    find: (text) => replaced(text, /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g, ''),
    example: { wrong: 'שלום\u200E עולם\u202E', right: 'שלום עולם' },
  },
];

/** What a house's list replaces: whole words, alone or behind the letters that are written together with a word. */
export function* replacements(text: string, list: readonly Replacement[]): Iterable<Omit<StyleFinding, 'rule'>> {
  for (const { from, to } of list) {
    if (from === '' || !text.includes(from)) continue;
    const word = new RegExp(`(?<![\\p{L}\\p{N}])([${PREFIXES}]{0,3})(${escapeRegExp(from)})(?![\\p{L}\\p{N}])`, 'gu');
    for (const match of text.matchAll(word)) {
      const at = match.index + (match[1] ?? '').length;
      if (text.slice(at, at + to.length) !== to) yield { from: at, to: at + from.length, found: from, fix: to };
    }
  }
}

const QUOTE_IN_WORD = new RegExp(`(${LETTER}+)(["“”„]|'')(${LETTER}+)`, 'g');

/** A quotation mark inside a word stands for gershayim, unless it opens a quotation behind a prefix: ב"הארץ". */
function* gershayim(text: string): Iterable<Omit<StyleFinding, 'rule'>> {
  for (const match of text.matchAll(QUOTE_IN_WORD)) {
    const [, before = '', mark = '', after = ''] = match;
    const at = match.index + before.length;
    const isPrefix = [...before].every((letter) => PREFIXES.includes(letter));
    const end = at + mark.length + after.length;
    const closes = /^["“”„]/.test(text.slice(end)) || /^[^"“”„]*["“”„](?![\u05D0-\u05EA])/.test(text.slice(end));
    if (after.length > 1 && isPrefix && closes) continue;
    yield { from: at, to: at + mark.length, found: mark, fix: '״' };
  }
}

const GERESH_IN_WORD = new RegExp(`(?<=[גזצץתדחטעסר])['’‘](?=${LETTER})`, 'g');
const GERESH_AT_END = new RegExp(
  `(?<=(?<!${LETTER})(?:${LETTER}{1,4}|[${PREFIXES}]?פרופ|[${PREFIXES}]?אינג))['’]${NOT_LETTER}(?!['’])`,
  'g',
);
const GERESH_OF_SOUND = new RegExp(`(?<=${LETTER}[גזצץ])['’]${NOT_LETTER}(?!['’])`, 'g');

function* geresh(text: string): Iterable<Omit<StyleFinding, 'rule'>> {
  const seen = new Set<number>();
  for (const pattern of [GERESH_IN_WORD, GERESH_AT_END, GERESH_OF_SOUND]) {
    for (const match of text.matchAll(pattern)) {
      if (seen.has(match.index) || (pattern !== GERESH_IN_WORD && closesQuote(text, match.index))) continue;
      seen.add(match.index);
      yield { from: match.index, to: match.index + 1, found: match[0], fix: '׳' };
    }
  }
}

function* replaced(text: string, pattern: RegExp, fix: string): Iterable<Omit<StyleFinding, 'rule'>> {
  for (const match of text.matchAll(pattern)) {
    if (match[0] !== fix) yield { from: match.index, to: match.index + match[0].length, found: match[0], fix };
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
