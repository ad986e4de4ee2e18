import { rankKeys } from '../../../language/analyzer.ts';
import { FIELD_WEIGHTS, FIELDS } from './indexed-document.ts';
import type { SearchIndex } from './search-index.ts';

const DIMENSIONS = 64;
/** The archive is learnt from so many of its articles, evenly over the years; the others are placed by them. */
const MOST_SAMPLED = 2000;
const ITERATIONS = 5;
const LEAST_HOLDING = 2;
const MOST_HOLDING = 0.1;
const INFORMATION_POWER = 1.5;
/** A key that is trusted less than this does not place a document. */
const LEAST_WEIGHT = 0.2;
const STEPS = 127;
/** How long the thread is held at a time, so that queries are answered meanwhile. */
const SLICE_MS = 5;

/** Features of a document (numbers of keys) and how much each weighs; of length 1. */
type Row = { features: Uint32Array; values: Float32Array };

/**
 * The archive's own latent semantics: words that keep the same company become one direction, so that two stories are
 * near that share no word. A truncated singular value decomposition of its articles by the keys of their words.
 *
 * @see S. Deerwester and others, Indexing by latent semantic analysis (1990); N. Halko, P. G. Martinsson and J. A.
 * Tropp, Finding structure with randomness (2011), for the iteration
 */
export class LatentSpace {
  readonly #index: SearchIndex;
  readonly #numbers = new Map<number, number>();
  #information: Float32Array = new Float32Array(0);
  /** By feature, its place in each dimension. */
  #directions: Float32Array = new Float32Array(0);
  readonly #places = new Map<string, Int8Array>();
  readonly #featuresOfWord = new Map<number, { features: number[]; weights: number[] }>();

  private constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Learns the archive, giving way to others every few milliseconds. */
  static async learn(index: SearchIndex, giveWay: () => Promise<void>): Promise<LatentSpace> {
    const space = new LatentSpace(index);
    const pace = pacer(giveWay);
    const rows = await space.#sample(pace);
    await space.#decompose(rows, pace);
    space.#featuresOfWord.clear();
    return space;
  }

  /** Places the whole archive ahead of the questions. */
  async placeAll(giveWay: () => Promise<void>): Promise<void> {
    const pace = pacer(giveWay);
    for (let document = 0; document < this.#index.documents.size; document++) {
      if (this.#index.documents.isAlive.at(document)) this.placeOf(document);
      await pace();
    }
  }

  forget(id: string): void {
    this.#places.delete(id);
  }

  placeOf(document: number): Int8Array {
    const id = this.#index.documents.ids[document] ?? '';
    let place = this.#places.get(id);
    if (!place) {
      place = this.#placed(this.#rowOf(document));
      this.#places.set(id, place);
    }
    return place;
  }

  /** The cosine of two documents' places. */
  likeness(a: number, b: number): number {
    const [x, y] = [this.placeOf(a), this.placeOf(b)];
    let product = 0;
    for (let at = 0; at < DIMENSIONS; at++) product += (x[at] as number) * (y[at] as number);
    return product / (STEPS * STEPS);
  }

  async #sample(pace: () => Promise<void>): Promise<Row[]> {
    const { documents } = this.#index;
    const alive: number[] = [];
    for (let number = 0; number < documents.size; number++) if (documents.isAlive.at(number)) alive.push(number);
    const step = Math.max(1, alive.length / MOST_SAMPLED);
    const sampled: number[] = [];
    for (let at = 0; at < alive.length; at += step) sampled.push(alive[Math.floor(at)] as number);
    const holding = new Map<number, number>();
    for (const document of sampled) {
      for (const hash of this.#keysOf(document).keys()) holding.set(hash, (holding.get(hash) ?? 0) + 1);
      await pace();
    }
    const information: number[] = [];
    for (const [hash, count] of holding) {
      if (count < LEAST_HOLDING || count > Math.max(LEAST_HOLDING + 1, sampled.length * MOST_HOLDING)) continue;
      this.#numbers.set(hash, information.length);
      information.push(Math.log(sampled.length / count) ** INFORMATION_POWER);
    }
    this.#information = Float32Array.from(information);
    const rows: Row[] = [];
    for (const document of sampled) {
      rows.push(this.#rowOf(document));
      await pace();
    }
    return rows;
  }

  async #decompose(rows: readonly Row[], pace: () => Promise<void>): Promise<void> {
    const featureCount = this.#information.length;
    let basis = randomBasis(rows.length);
    for (let round = 0; round < ITERATIONS; round++) {
      orthonormalize(basis, rows.length);
      await pace();
      const directions = await byFeatures(rows, basis, featureCount, pace);
      basis = await byRows(rows, directions, pace);
    }
    orthonormalize(basis, rows.length);
    const directions = await byFeatures(rows, basis, featureCount, pace);
    scaleColumns(directions, featureCount);
    this.#directions = directions;
  }

  /** The keys of a document's words, each with the square root of how often it occurs, in fields of weight. */
  #keysOf(document: number): Map<number, number> {
    const fields = this.#index.documents.wordsOf(document);
    const counts = new Map<number, number>();
    for (const field of FIELDS) {
      for (const word of fields[field]) counts.set(word, (counts.get(word) ?? 0) + FIELD_WEIGHTS[field]);
    }
    const keys = new Map<number, number>();
    for (const [word, count] of counts) {
      const { features, weights } = this.#featuresOf(word);
      for (let at = 0; at < features.length; at++) {
        const hash = features[at] as number;
        keys.set(hash, (keys.get(hash) ?? 0) + count * (weights[at] as number));
      }
    }
    return keys;
  }

  #featuresOf(word: number): { features: number[]; weights: number[] } {
    let known = this.#featuresOfWord.get(word);
    if (!known) {
      const { hashes, weights } = rankKeys(this.#index.vocabulary.word(word));
      known = { features: [], weights: [] };
      for (let at = 0; at < hashes.length; at++) {
        if ((weights[at] as number) < LEAST_WEIGHT) continue;
        known.features.push(hashes[at] as number);
        known.weights.push(weights[at] as number);
      }
      if (this.#featuresOfWord.size > 200_000) this.#featuresOfWord.clear();
      this.#featuresOfWord.set(word, known);
    }
    return known;
  }

  #rowOf(document: number): Row {
    const features: number[] = [];
    const values: number[] = [];
    let length = 0;
    for (const [hash, count] of this.#keysOf(document)) {
      const number = this.#numbers.get(hash);
      if (number === undefined) continue;
      const value = Math.sqrt(count) * (this.#information[number] as number);
      features.push(number);
      values.push(value);
      length += value ** 2;
    }
    const scale = 1 / (Math.sqrt(length) || 1);
    return { features: Uint32Array.from(features), values: Float32Array.from(values, (value) => value * scale) };
  }

  #placed({ features, values }: Row): Int8Array {
    const place = new Float32Array(DIMENSIONS);
    for (let at = 0; at < features.length; at++)
      add(place, 0, this.#directions, (features[at] as number) * DIMENSIONS, values[at] as number);
    let length = 0;
    for (const part of place) length += part ** 2;
    const scale = STEPS / (Math.sqrt(length) || 1);
    return Int8Array.from(place, (part) => Math.round(part * scale));
  }
}

function add(to: Float32Array, toAt: number, from: Float32Array, fromAt: number, times: number): void {
  for (let at = 0; at < DIMENSIONS; at++)
    to[toAt + at] = (to[toAt + at] as number) + times * (from[fromAt + at] as number);
}

async function byFeatures(
  rows: readonly Row[],
  basis: Float32Array,
  featureCount: number,
  pace: () => Promise<void>,
): Promise<Float32Array> {
  const product = new Float32Array(featureCount * DIMENSIONS);
  for (const [row, { features, values }] of rows.entries()) {
    for (let at = 0; at < features.length; at++)
      add(product, (features[at] as number) * DIMENSIONS, basis, row * DIMENSIONS, values[at] as number);
    await pace();
  }
  return product;
}

async function byRows(
  rows: readonly Row[],
  directions: Float32Array,
  pace: () => Promise<void>,
): Promise<Float32Array> {
  const product = new Float32Array(rows.length * DIMENSIONS);
  for (const [row, { features, values }] of rows.entries()) {
    for (let at = 0; at < features.length; at++)
      add(product, row * DIMENSIONS, directions, (features[at] as number) * DIMENSIONS, values[at] as number);
    await pace();
  }
  return product;
}

/** The same for the same archive: numbers that look random, of a fixed beginning. */
function randomBasis(rows: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: rows * DIMENSIONS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

/** Gram and Schmidt over the columns. */
function orthonormalize(basis: Float32Array, rows: number): void {
  for (let column = 0; column < DIMENSIONS; column++) {
    for (let before = 0; before < column; before++) {
      let product = 0;
      for (let row = 0; row < rows; row++)
        product += (basis[row * DIMENSIONS + column] as number) * (basis[row * DIMENSIONS + before] as number);
      for (let row = 0; row < rows; row++) {
        const at = row * DIMENSIONS + column;
        basis[at] = (basis[at] as number) - product * (basis[row * DIMENSIONS + before] as number);
      }
    }
    scaleColumn(basis, rows, column);
  }
}

/** To length one, so that `placed` gives each dimension the weight of its singular value. */
function scaleColumns(basis: Float32Array, rows: number): void {
  for (let column = 0; column < DIMENSIONS; column++) scaleColumn(basis, rows, column);
}

function scaleColumn(basis: Float32Array, rows: number, column: number): void {
  let length = 0;
  for (let row = 0; row < rows; row++) length += (basis[row * DIMENSIONS + column] as number) ** 2;
  const scale = length > 1e-12 ? 1 / Math.sqrt(length) : 0;
  for (let row = 0; row < rows; row++)
    basis[row * DIMENSIONS + column] = (basis[row * DIMENSIONS + column] as number) * scale;
}

function pacer(giveWay: () => Promise<void>): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await giveWay();
    since = performance.now();
  };
}
