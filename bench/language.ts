import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatentSpace } from '../src/features/search/index/latent-space.ts';
import { moreLikeThis } from '../src/features/search/index/more-like-this.ts';
import { rankKeys } from '../src/language/analyzer.ts';
import { placedWords } from '../src/language/words.ts';
import type { Db } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { projectRoot } from '../src/platform/paths.ts';
import { newTestDatabase } from '../src/platform/testing/test-cluster.ts';
import { averagePrecision, discountedGain, harmonicMean, mean, reciprocalRank } from './language/measures.ts';
import { exactRanker, ownRanker, postgresRanker, type Ranker } from './language/rankers.ts';
import { readTreebank } from './language/treebank.ts';
import type { Row } from './table.ts';

const TREEBANKS = ['he_wiki-dev.conllu', 'he_knesset-dev.conllu'];
const QUIET_ROUNDS = 5;

type Article = { paragraphs: { context: string; qas: { question: string }[] }[] };

/**
 * What the analysis finds, on open data with known answers: `GILYON_LANGUAGE_DATA` names their folder. Each beside exact
 * words and PostgreSQL's `simple` in the same run. docs/search.md says where the data is had.
 */
export async function measureLanguage(): Promise<Row[]> {
  const folder = process.env.GILYON_LANGUAGE_DATA ?? join(projectRoot, '../shared/data/language');
  if (!existsSync(join(folder, TREEBANKS[0] as string))) {
    return [
      { what: `no data in ${folder}: set GILYON_LANGUAGE_DATA (docs/search.md says where it is had)`, figure: '—' },
      ...measureSpeed(readFileSync(join(projectRoot, 'src/language/strings/he.ts'), 'utf8')),
    ];
  }
  const database = await newTestDatabase();
  const { db, close } = openDatabase(database.connection, { max: 2 });
  try {
    const text = TREEBANKS.map((file) => readTreebank(join(folder, file)).sentences.join('\n')).join('\n');
    return [
      ...(await measureLemmas(db, folder)),
      ...(await measurePassages(db, folder, 'ar', 0.83)),
      ...(await measurePassages(db, folder, 'en', 0.955)),
      ...(await measureTopics(db, folder)),
      ...measureSpeed(text),
    ];
  } finally {
    await close();
    await database.drop();
  }
}

/** A lemma, or one of its forms, must find every other sentence that holds a form of it. */
async function measureLemmas(db: Db, folder: string): Promise<Row[]> {
  const scores = { own: emptyScores(), exact: emptyScores(), postgres: emptyScores() };
  for (const file of TREEBANKS) {
    const { sentences, queries } = readTreebank(join(folder, file));
    const rankers = {
      own: ownRanker(sentences),
      exact: exactRanker(sentences),
      postgres: await postgresRanker(db, sentences),
    };
    for (const { lemma, form, from, relevant } of queries) {
      for (const name of ['own', 'exact', 'postgres'] as const) {
        const ranker: Ranker = rankers[name];
        scores[name].lemma.push(averagePrecision(await ranker.rank(lemma), relevant));
        scores[name].match.push(harmonicMean(await ranker.match(lemma), relevant));
        if (form === null) continue;
        const others = new Set([...relevant].filter((sentence) => sentence !== from));
        const ranking = (await ranker.rank(form)).filter((sentence) => sentence !== from);
        scores[name].form.push(averagePrecision(ranking, others));
      }
    }
  }
  const row = (what: string, of: 'lemma' | 'form' | 'match', aim: number): Row =>
    beside(`Hebrew ${what} (${scores.own[of].length} queries)`, mean(scores.own[of]), aim, [
      mean(scores.exact[of]),
      mean(scores.postgres[of]),
    ]);
  return [
    row('MAP by lemma', 'lemma', 0.88),
    row('MAP by one form', 'form', 0.86),
    row('F1 of what counts as found', 'match', 0.76),
  ];
}

/** A question must find the passage that answers it. */
async function measurePassages(db: Db, folder: string, language: string, aim: number): Promise<Row[]> {
  const { data } = JSON.parse(readFileSync(join(folder, `xquad-${language}.json`), 'utf8')) as { data: Article[] };
  const passages = data.flatMap((article) => article.paragraphs);
  const texts = passages.map(({ context }) => context);
  const rankers: Ranker[] = [ownRanker(texts), exactRanker(texts), await postgresRanker(db, texts)];
  const found: number[] = [];
  for (const ranker of rankers) {
    const ranks: number[] = [];
    for (const [number, { qas }] of passages.entries()) {
      for (const { question } of qas) ranks.push(reciprocalRank(await ranker.rank(question), number, 10));
    }
    found.push(mean(ranks));
  }
  const [own = 0, ...others] = found;
  return [beside(`XQuAD ${language} MRR@10`, own, aim, others)];
}

/** The six likest of a sentence must be of its topic, which nothing was told. */
async function measureTopics(db: Db, folder: string): Promise<Row[]> {
  const rows = readFileSync(join(folder, 'sib-heb_Hebr.tsv'), 'utf8').trim().split('\n').slice(1);
  const given = rows.map((row) => row.split('\t'));
  const texts = given.map(([, , text = '']) => text);
  const gain = (ranking: readonly number[], number: number) =>
    discountedGain(ranking, (other) => given[other]?.[1] === given[number]?.[1], 6);
  const { index } = ownRanker(texts);
  const latent = await LatentSpace.learn(index, async () => {});
  const like = (number: number, space: LatentSpace | null) => {
    const document = index.documents.numberOf(String(number)) ?? -1;
    return moreLikeThis(index, document, { limit: 6, now: 0, latent: space }).map(({ id }) => Number(id));
  };
  const exact = exactRanker(texts);
  const postgres = await postgresRanker(db, texts);
  const gains = { words: [] as number[], latent: [] as number[], exact: [] as number[], postgres: [] as number[] };
  for (const [number, text] of texts.entries()) {
    const without = (ranking: number[]) => ranking.filter((other) => other !== number).slice(0, 6);
    gains.words.push(gain(like(number, null), number));
    gains.latent.push(gain(like(number, latent), number));
    gains.exact.push(gain(without(await exact.rank(text)), number));
    gains.postgres.push(gain(without(await postgres.rank(text)), number));
  }
  const others = [mean(gains.exact), mean(gains.postgres)];
  return [
    beside('SIB-200 Hebrew nDCG@6, words alone', mean(gains.words), null, others),
    beside('SIB-200 Hebrew nDCG@6, with latent semantics', mean(gains.latent), 0.53, others),
  ];
}

/** What a word costs that was never seen, and an article of 500 words; beside ICU's own word breaker over the same. */
function measureSpeed(text: string): Row[] {
  const words = [...new Set(placedWords(text).map(({ word }) => word))];
  const article = text.split(/\s+/).slice(0, 500).join(' ');
  const segmenter = new Intl.Segmenter('he', { granularity: 'word' });
  const perWord = best(() => {
    for (const word of words) rankKeys(word);
  });
  const perArticle = best(() => {
    for (const { word } of placedWords(article)) rankKeys(word);
  });
  const reference = best(() => {
    for (const part of segmenter.segment(article)) if (part.isWordLike === undefined) throw new Error('no words');
  });
  const wordUs = (perWord * 1000) / words.length;
  return [
    {
      what: `analysis of a new word (${words.length} of them)`,
      figure: `${wordUs.toFixed(2)} µs`,
      aim: 'at most 15 µs',
      holds: wordUs <= 15,
    },
    {
      what: `analysis of an article of 500 words (ICU breaks it in ${reference.toFixed(2)} ms)`,
      ...{ figure: `${perArticle.toFixed(2)} ms`, aim: 'at most 5 ms', holds: perArticle <= 5 },
    },
  ];
}

/** Milliseconds of the quickest of some rounds: what others do on the machine only ever adds. */
function best(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < QUIET_ROUNDS; round++) {
    const startedAt = performance.now();
    work();
    least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}

function emptyScores() {
  return { lemma: [] as number[], form: [] as number[], match: [] as number[] };
}

function beside(what: string, own: number, aim: number | null, [exact = 0, postgres = 0]: readonly number[]): Row {
  return {
    what: `${what} (exact ${exact.toFixed(3)}, simple ${postgres.toFixed(3)})`,
    figure: own.toFixed(3),
    ...(aim === null ? {} : { aim: `at least ${aim}`, holds: own >= aim }),
  };
}
