import type { SearchIndex } from './search-index.ts';
import { lettersOf } from './vocabulary.ts';

/** A word that fewer documents hold may be a slip; and what is offered instead must be so many times as common. */
const RARE = 2;
const TIMES = 5;
const SHORTEST = 3;

/** The archive's own words in place of those that it hardly knows; null when there is nothing better to offer. */
export function suggestSpelling(
  index: SearchIndex,
  words: readonly string[],
  holding: readonly number[],
): { typed: string; word: string }[] | null {
  const meant = words.flatMap((typed, at) => {
    const known = holding[at] ?? 0;
    if (known > RARE || typed.length < SHORTEST) return [];
    const word = nearest(index, typed, Math.max(1, known * TIMES));
    return word === null ? [] : [{ typed, word }];
  });
  return meant.length > 0 ? meant : null;
}

/** The word of the archive that one slip parts from this one (two from a long one), the commonest of the nearest. */
function nearest(index: SearchIndex, typed: string, atLeast: number): string | null {
  const most = typed.length >= 7 ? 2 : 1;
  const { vocabulary } = index;
  const letters = lettersOf(typed);
  let best: string | null = null;
  let bestDistance = most + 1;
  let bestCount = 0;
  for (let number = 0; number < vocabulary.size; number++) {
    const count = vocabulary.counts.at(number);
    if (count < atLeast || !vocabulary.mayBeSlips(number, typed, letters, most)) continue;
    const word = vocabulary.word(number);
    if (word === typed) continue;
    const distance = slips(typed, word, Math.min(most, bestDistance));
    if (distance > bestDistance || distance > most || (distance === bestDistance && count <= bestCount)) continue;
    [best, bestDistance, bestCount] = [word, distance, count];
  }
  return best;
}

/** Letters to add, leave out, exchange or swap with their neighbour (Damerau and Levenshtein); more than `most` is most + 1. */
function slips(a: string, b: string, most: number): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [x, y] = [a.slice(start, endA), b.slice(start, endB)];
  if (Math.min(x.length, y.length) === 0) return Math.max(x.length, y.length);
  if (Math.max(x.length, y.length) > most * 3) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: y.length + 1 }, (_, at) => at);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const same = x[i - 1] === y[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[y.length] as number;
}
