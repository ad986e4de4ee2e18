import { plainText } from '../../document/document-text.ts';
import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { PublishedArticle } from '../articles/article.ts';

/** Weight by key; of unit length once weighed. */
export type Vector = Record<string, number>;

const KEYS_KEPT = 80;
const LEAST_KEY_WEIGHT = 0.25;
/** A word in the headline says as much of the subject as four in the body; in the deck or a topic, as two. */
const FIELD_WEIGHT = { headline: 4, deck: 2, topics: 2, body: 1 };

/** How often each key occurs, its fields weighed; whole words only where a script has no stems. */
export function keyCounts(article: PublishedArticle): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) {
      if (word.length < 2 || /^\d+$/.test(word)) continue;
      const keys = matchKeys(word).filter(
        ({ key, weight: share }) => share >= LEAST_KEY_WEIGHT && (key.startsWith('~') || matchKeys(word).length === 1),
      );
      for (const { key, weight: share } of keys) counts.set(key, (counts.get(key) ?? 0) + weight * share);
    }
  };
  add([article.headline, article.kicker].join(' '), FIELD_WEIGHT.headline);
  add(article.deck, FIELD_WEIGHT.deck);
  add(article.topics.map((topic) => topic.name).join(' '), FIELD_WEIGHT.topics);
  add(plainText(article.body), FIELD_WEIGHT.body);
  return counts;
}

/**
 * Term frequency by inverse document frequency, the 80 weightiest keys, of unit length (Salton and Buckley 1988).
 *
 * @param articleCount how many articles the archive holds in that language
 * @param articlesWith how many of them hold a key
 */
export function weigh(
  counts: ReadonlyMap<string, number>,
  articleCount: number,
  articlesWith: ReadonlyMap<string, number>,
): Vector {
  const weighed = [...counts].map(([key, count]): [string, number] => {
    const idf = Math.log(1 + articleCount / (1 + (articlesWith.get(key) ?? 0)));
    return [key, (1 + Math.log(Math.max(count, 0.3) / 0.3)) * idf * idf];
  });
  const kept = weighed.sort(([, a], [, b]) => b - a).slice(0, KEYS_KEPT);
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1;
  return Object.fromEntries(kept.map(([key, weight]) => [key, Math.round((weight / length) * 1e4) / 1e4]));
}

/** 0 to 1. */
export function similarity(a: Vector, b: Vector): number {
  let sum = 0;
  for (const key in a) sum += (a[key] ?? 0) * (b[key] ?? 0);
  return sum;
}

/** The keys that two articles share most weightily, as words to show: why the one was found for the other. */
export function sharedKeys(a: Vector, b: Vector, most: number): string[] {
  const shared = Object.keys(a)
    .filter((key) => b[key] !== undefined)
    .sort((x, y) => (a[y] ?? 0) * (b[y] ?? 0) - (a[x] ?? 0) * (b[x] ?? 0))
    .map((key) => key.replace(/^~/, ''));
  return shared
    .filter((word, index) => !shared.slice(0, index).some((before) => before.includes(word) || word.includes(before)))
    .slice(0, most);
}
