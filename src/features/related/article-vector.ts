import { plainText } from '../../document/document-text.ts';
import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { PublishedArticle } from '../articles/article.ts';

/** Damped frequency by key. */
export type Vector = Record<string, number>;

const KEYS_KEPT = 120;
/** A word said five times is worth about three said once. */
const DAMPING = 0.7;
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

/** How much of an archive's information a key carries, 0 to 1: its inverse document frequency by the archive's own size. */
export function informationOf(articlesWith: number, articleCount: number): number {
  return Math.log(1 + (articleCount + 1) / (articlesWith + 1)) / Math.log(2 + articleCount);
}

/**
 * The 120 keys that weigh most, each with its damped frequency. How much a key tells is not stored: it changes with the
 * archive, and is asked anew at each comparison.
 */
export function vectorOf(counts: ReadonlyMap<string, number>, information: ReadonlyMap<string, number>): Vector {
  const damped = [...counts].map(([key, count]): [string, number] => [key, Math.round(count ** DAMPING * 1000) / 1000]);
  const weight = ([key, frequency]: [string, number]) => frequency * (information.get(key) ?? 1);
  return Object.fromEntries(damped.sort((a, b) => weight(b) - weight(a)).slice(0, KEYS_KEPT));
}

/** Cosine with each shared key counted by what it tells now (0 to 1), and the plain one that tells repetitions. */
export function similarity(
  a: Vector,
  b: Vector,
  information: ReadonlyMap<string, number>,
): { telling: number; plain: number } {
  let telling = 0;
  let plain = 0;
  for (const key in a) {
    const product = (a[key] ?? 0) * (b[key] ?? 0);
    if (product === 0) continue;
    plain += product;
    telling += product * (information.get(key) ?? 1) ** 2;
  }
  const lengths = Math.hypot(...Object.values(a)) * Math.hypot(...Object.values(b)) || 1;
  return { telling: telling / lengths, plain: plain / lengths };
}

/** The keys that two articles share most weightily, as words to show: why the one was found for the other. */
export function sharedKeys(a: Vector, b: Vector, information: ReadonlyMap<string, number>, most: number): string[] {
  const weight = (key: string) => (a[key] ?? 0) * (b[key] ?? 0) * (information.get(key) ?? 1) ** 2;
  const shared = Object.keys(a)
    .filter((key) => b[key] !== undefined)
    .sort((x, y) => weight(y) - weight(x))
    .map((key) => key.replace(/^~/, ''));
  return shared
    .filter((word, index) => !shared.slice(0, index).some((before) => before.includes(word) || word.includes(before)))
    .slice(0, most);
}
