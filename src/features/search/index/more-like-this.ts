import { FIELD_WEIGHTS, FIELDS } from './indexed-document.ts';
import type { LatentSpace } from './latent-space.ts';
import { Scores } from './scores.ts';
import type { SearchIndex } from './search-index.ts';
import type { Variant } from './vocabulary.ts';

export type Alike = { id: string; score: number; why: string[] };
export type LikeOptions = { limit: number; now: number; latent: LatentSpace | null };

/** Few telling words is the worst choice everywhere; more than fifty adds nothing. */
const SALIENT = 50;
/** A word of a fifth of the archive tells nothing of an article. */
const MOST_COMMON = 0.2;
/** A reading that is unlikelier than this would bring more chance than it finds. */
const LEAST_LIKENESS = 0.15;
const MOST_FORMS = 40;
const DAMPING = 0.7;
/** So many of the newest are compared: old pages are to point to new stories, and a long archive must not hold a publish. */
const NEWEST = 30_000;
/** What a word of an article weighs in that article, about: the measure where the article itself is not compared. */
const OWN_WEIGHT = 0.8;
const CANDIDATES = 60;
/** How much of the archive's latent meaning counts beside the words. */
const LATENT_SHARE = 0.35;
/** Freshness: a half-life of half a year, never taking more than two fifths. */
const HALF_LIFE_MS = 180 * 86_400_000;
const FRESH_SHARE = 0.4;
/** An article that says the same of itself in the same words is the same story told twice. */
const SAME_STORY = 0.9;
/** Each next one must differ from those before: how much its own likeness counts (maximal marginal relevance). */
const DIVERSITY = 0.85;
/** Below this share of what an article's likeness to itself is, two share words by chance. */
const LEAST_SHARE = 0.04;
const MOST_REASONS = 5;

const scores = new Scores();

type Candidate = { document: number; score: number; words: Map<number, number> };

/** What to read after a document of the index: best first, with the words for which it was found. */
export function moreLikeThis(index: SearchIndex, document: number, { limit, now, latent }: LikeOptions): Alike[] {
  const { documents } = index;
  const own = salientWords(index, document);
  scores.begin(documents.size);
  const from = Math.max(0, index.packedCount - NEWEST);
  let most = 0;
  const formsOf = new Map<number, Variant[]>();
  for (const [word, weight] of own) {
    const variants = index.vocabulary
      .variantsOf(index.vocabulary.word(word))
      .filter((variant) => variant.likeness >= LEAST_LIKENESS)
      .slice(0, MOST_FORMS);
    formsOf.set(word, variants);
    const holding = scores.addWord(index, variants, from, weight);
    most += OWN_WEIGHT * weight * index.information(Math.max(1, holding));
  }
  most = scores.total(document) || most || 1;
  const language = documents.languageOf(document);
  const near: { document: number; score: number }[] = [];
  for (const other of scores.touched) {
    if (other === document || documents.isAlive.at(other) === 0 || documents.languageOf(other) !== language) continue;
    const share = scores.total(other) / most;
    if (share >= LEAST_SHARE) near.push({ document: other, score: share });
  }
  near.sort((a, b) => b.score - a.score);
  const place = latent?.placeOf(document) ?? null;
  const candidates = near.slice(0, CANDIDATES).map(({ document: other, score }): Candidate => {
    const meaning = place && latent ? Math.max(0, latent.likeness(document, other)) : null;
    const blended = meaning === null ? score : score * (1 - LATENT_SHARE) + meaning * LATENT_SHARE * 0.5;
    const ageMs = Math.max(0, now - documents.publishedAt.at(other));
    const freshness = 1 - FRESH_SHARE + FRESH_SHARE * 2 ** (-ageMs / HALF_LIFE_MS);
    return { document: other, score: blended * freshness, words: salientWords(index, other) };
  });
  const different = candidates.filter(({ words }) => overlap(own, words) < SAME_STORY);
  return diverse(different, limit).map(({ document: other, score }) => ({
    id: documents.ids[other] ?? '',
    score: Math.round(score * 1e4) / 1e4,
    why: sharedWords(index, own, formsOf, index.countsOf(other)),
  }));
}

/** The fifty words that tell most of a document, each with its weight. */
export function salientWords(index: SearchIndex, document: number): Map<number, number> {
  const fields = index.documents.wordsOf(document);
  const counts = new Map<number, number>();
  for (const field of FIELDS) {
    for (const word of fields[field]) counts.set(word, (counts.get(word) ?? 0) + FIELD_WEIGHTS[field]);
  }
  const { vocabulary, documents } = index;
  const mostHolding = Math.max(3, documents.count * MOST_COMMON);
  const weighed: [number, number, number][] = [];
  for (const [word, count] of counts) {
    const holding = vocabulary.counts.at(word);
    if (holding > mostHolding || vocabulary.tells.at(word) === 0) continue;
    const weight = count ** DAMPING;
    weighed.push([word, weight, weight * index.information(Math.max(1, holding))]);
  }
  weighed.sort((a, b) => b[2] - a[2]);
  return new Map(weighed.slice(0, SALIENT).map(([word, weight]) => [word, weight]));
}

/** Greedily: the best, then whatever is best among what is least like those before. */
function diverse(candidates: readonly Candidate[], limit: number): Candidate[] {
  const left = [...candidates].sort((a, b) => b.score - a.score).slice(0, limit * 3);
  const nearest = new Map(left.map((candidate) => [candidate, 0]));
  const chosen: Candidate[] = [];
  while (chosen.length < limit && left.length > 0) {
    const worth = (candidate: Candidate) =>
      candidate.score * (DIVERSITY + (1 - DIVERSITY) * (1 - (nearest.get(candidate) ?? 0)));
    let best = 0;
    for (let at = 1; at < left.length; at++)
      if (worth(left[at] as Candidate) > worth(left[best] as Candidate)) best = at;
    const [next] = left.splice(best, 1) as [Candidate];
    chosen.push(next);
    for (const other of [...left]) {
      const likeness = overlap(next.words, other.words);
      if (likeness >= SAME_STORY) left.splice(left.indexOf(other), 1);
      else nearest.set(other, Math.max(nearest.get(other) ?? 0, likeness));
    }
  }
  return chosen;
}

/** The cosine of two documents by the words that tell most of them. */
function overlap(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let product = 0;
  let [lengthA, lengthB] = [0, 0];
  for (const [word, weight] of a) {
    product += weight * (b.get(word) ?? 0);
    lengthA += weight ** 2;
  }
  for (const weight of b.values()) lengthB += weight ** 2;
  return product / (Math.sqrt(lengthA * lengthB) || 1);
}

/** The words, as the article writes them, that the two share most weightily: of the forms of one word the weightiest. */
function sharedWords(
  index: SearchIndex,
  own: ReadonlyMap<number, number>,
  formsOf: ReadonlyMap<number, readonly Variant[]>,
  other: ReadonlyMap<number, number>,
): string[] {
  const { vocabulary } = index;
  const shared: { word: string; forms: number[]; weight: number }[] = [];
  for (const [word, weight] of own) {
    const variants = formsOf.get(word) ?? [];
    const theirs = variants.find((form) => other.has(form.word));
    if (!theirs) continue;
    const worth = weight * (other.get(theirs.word) ?? 0) ** DAMPING * theirs.likeness;
    const told = worth * index.information(vocabulary.counts.at(word));
    shared.push({ word: vocabulary.word(word), forms: variants.map((form) => form.word), weight: told });
  }
  const reasons: string[] = [];
  const said = new Set<number>();
  for (const { word, forms } of shared.sort((a, b) => b.weight - a.weight)) {
    if (reasons.length === MOST_REASONS) break;
    if (!said.has(vocabulary.numberOf(word) ?? -1)) reasons.push(word);
    for (const form of forms) said.add(form);
  }
  return reasons;
}
