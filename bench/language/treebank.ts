import { readFileSync } from 'node:fs';
import { wordsOf } from '../../src/language/normalize.ts';

/** A word that must find every sentence that holds a form of its lemma; `form` is one of those, out of sentence `from`. */
export type LemmaQuery = { lemma: string; form: string | null; from: number; relevant: Set<number> };
export type Treebank = { sentences: string[]; queries: LemmaQuery[] };

const CONTENT = new Set(['NOUN', 'VERB', 'ADJ', 'PROPN']);

/** Sentences with gold lemmas out of a file in CoNLL-U; a query for each content lemma that two sentences hold. */
export function readTreebank(file: string): Treebank {
  const sentences: string[] = [];
  const lemmas = new Map<string, { relevant: Set<number>; forms: Map<string, number> }>();
  let surface = '';
  let surfaceUntil = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# text = ')) {
      sentences.push(line.slice('# text = '.length));
      surfaceUntil = 0;
    }
    if (line === '' || line.startsWith('#')) continue;
    const [number = '', form = '', lemma = '', kind = ''] = line.split('\t');
    const [, until] = number.split('-');
    if (until) [surface, surfaceUntil] = [form, Number(until)];
    if (until || number.includes('.') || !CONTENT.has(kind) || !/[א-ת]{2}/.test(lemma)) continue;
    const written = Number(number) <= surfaceUntil ? surface : form;
    const about = lemmas.get(lemma) ?? { relevant: new Set(), forms: new Map() };
    about.relevant.add(sentences.length - 1);
    if (!about.forms.has(written)) about.forms.set(written, sentences.length - 1);
    lemmas.set(lemma, about);
  }
  const queries = [...lemmas].flatMap(([lemma, { relevant, forms }]): LemmaQuery[] => {
    if (relevant.size < 2 || wordsOf(lemma).length !== 1) return [];
    const [form, from] = [...forms].find(([one]) => one !== lemma && wordsOf(one).length === 1) ?? [null, -1];
    return [{ lemma, form, from, relevant }];
  });
  return { sentences, queries };
}
