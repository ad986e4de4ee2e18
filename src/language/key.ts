/** A key of a word: two words that share one may be forms of each other, the likelier the higher both weights (0 to 1). */
export type Key = { key: string; weight: number };

/**
 * A word's keys for ranking, as numbers of 32 bits: what an index keeps. The first `matching` of them are its keys for
 * matching as well; what follows only ranks.
 */
export type RankKeys = { hashes: readonly number[]; weights: readonly number[]; matching: number };

/** The four kinds of key; nothing of one kind ever meets another's. */
export type KeyKind = 'word' | 'stem' | 'consonants' | 'verb';

const SEEDS: Readonly<Record<KeyKind, number>> = {
  word: 0x811c9dc5,
  stem: 0x5f356495,
  consonants: 0x1b873593,
  verb: 0x3c6ef372,
};

/** FNV-1a over UTF-16 units from a start of the kind's own. */
export function keyHash(kind: KeyKind, word: string, from = 0, to = word.length): number {
  let hash = SEEDS[kind];
  for (let at = from; at < to; at++) hash = hashedOn(hash, word.charCodeAt(at));
  return mixed(hash);
}

/** The start of a hash of that kind; goes on with `hashedOn`, ends with `mixed`. */
export function hashBegun(kind: KeyKind): number {
  return SEEDS[kind];
}

export function hashedOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads what short words leave in the low bits over all thirty-two (the finalizer of MurmurHash3). */
export function mixed(hash: number): number {
  let spread = hash ^ (hash >>> 16);
  spread = Math.imul(spread, 0x85ebca6b);
  spread ^= spread >>> 13;
  spread = Math.imul(spread, 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0;
}

/** Collects keys by number; of one that comes twice the heavier stays. */
export class RankKeyList implements RankKeys {
  readonly hashes: number[] = [];
  readonly weights: number[] = [];
  matching = 0;

  put(hash: number, weight: number): void {
    const { hashes, weights } = this;
    for (let at = 0; at < hashes.length; at++) {
      if (hashes[at] !== hash) continue;
      if (weight > (weights[at] as number)) weights[at] = weight;
      return;
    }
    hashes.push(hash);
    weights.push(weight);
  }
}
