import { type Replacement, replacements, STYLE_RULES, type StyleFinding, type StyleRuleId } from './style-rules.ts';

export type HouseStyle = {
  /** The rules that are on. */
  rules: readonly StyleRuleId[];
  replacements: readonly Replacement[];
};

/** Where nobody has chosen. */
export const USUAL_STYLE: HouseStyle = {
  rules: [...STYLE_RULES.filter(({ usual }) => usual).map(({ id }) => id), 'replacement'],
  replacements: [],
};

/**
 * What the house would write otherwise in a piece of text, in its order, none over another.
 *
 * @param protectedRanges links, code and whatever else keeps its characters: `[from, to)`
 */
export function checkStyle(
  text: string,
  language: string,
  style: HouseStyle,
  protectedRanges: readonly (readonly [number, number])[] = [],
): StyleFinding[] {
  const isHebrew = language.startsWith('he');
  const untouched = [...protectedRanges, ...latinPassages(text)];
  const found: StyleFinding[] = [];
  for (const rule of STYLE_RULES) {
    if (!style.rules.includes(rule.id) || (rule.hebrew && !isHebrew)) continue;
    // One house prints one kind of quotation marks.
    if (rule.id === 'straight-quotes' && style.rules.includes('printed-quotes')) continue;
    for (const finding of rule.find(text)) found.push({ rule: rule.id, ...finding });
  }
  if (style.rules.includes('replacement')) {
    for (const finding of replacements(text, style.replacements)) found.push({ rule: 'replacement', ...finding });
  }
  const allowed = found.filter(
    ({ from, to, rule }) =>
      !untouched.some(
        ([start, end]) =>
          from < end && to > start && !(rule === 'direction-character' && !isInside(protectedRanges, from, to)),
      ),
  );
  return withoutOverlaps(allowed);
}

/** The text with every finding mended. */
export function fixStyle(text: string, findings: readonly StyleFinding[]): string {
  return [...findings]
    .sort((a, b) => b.from - a.from)
    .reduce((fixed, { from, to, fix }) => fixed.slice(0, from) + fix + fixed.slice(to), text);
}

const LATIN = '[A-Za-z\\u00C0-\\u024F]';
const PASSAGE = new RegExp(
  `[^\\s\\u0590-\\u05FF]*${LATIN}(?:[^\\u0590-\\u05FF]*${LATIN})?[^\\s\\u0590-\\u05FF,;:!?]*`,
  'g',
);

/** From a Latin letter to the last one before the next Hebrew letter, with what clings to them. */
function latinPassages(text: string): [number, number][] {
  return [...text.matchAll(PASSAGE)].map((match) => [match.index, match.index + match[0].length]);
}

function isInside(ranges: readonly (readonly [number, number])[], from: number, to: number): boolean {
  return ranges.some(([start, end]) => from < end && to > start);
}

/** The earlier rule of the table wins where two want the same characters. */
function withoutOverlaps(findings: readonly StyleFinding[]): StyleFinding[] {
  const kept: StyleFinding[] = [];
  for (const finding of findings) {
    if (!kept.some(({ from, to }) => finding.from < to && finding.to > from)) kept.push(finding);
  }
  return kept.sort((a, b) => a.from - b.from);
}
