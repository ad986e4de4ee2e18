import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';

/** What a photo is found by. */
type Said = { caption: string; alt: string; credits: readonly string[]; fileName: string };

const CREDIT = 'credit:';
const MOST_WORDS = 12;

/** Every key of every word, as PostgreSQL's own notation of a tsvector; the words of a credit also by themselves. */
export function photoKeys(said: Said): string {
  const keys = new Set<string>();
  const name = said.fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/[_.]/g, ' ');
  for (const word of wordsOf([said.caption, said.alt, ...said.credits, name].join('\n')))
    for (const { key } of matchKeys(word)) keys.add(key);
  for (const word of wordsOf(said.credits.join('\n'))) keys.add(CREDIT + word);
  return [...keys].map(quoted).join(' ');
}

/**
 * A tsquery: a form of each word, and of the last one also what begins with it, since it may not be typed to its end;
 * and each word of the credit.
 *
 * @returns null when nothing is asked
 */
export function photoQuery(asked: { words?: string | undefined; credit?: string | undefined }): string | null {
  const words = [...new Set(wordsOf(asked.words ?? ''))].slice(0, MOST_WORDS);
  const credits = [...new Set(wordsOf(asked.credit ?? ''))].slice(0, MOST_WORDS);
  const parts = [
    ...words.map((word, index) => {
      const keys = matchKeys(word).map(({ key }) => quoted(key));
      const begun = matchKeys(word)[0]?.key ?? word;
      return `(${[...keys, ...(index === words.length - 1 ? [`${quoted(begun)}:*`] : [])].join('|')})`;
    }),
    ...credits.map((word) => `${quoted(CREDIT + word)}:*`),
  ];
  return parts.length === 0 ? null : parts.join('&');
}

function quoted(key: string): string {
  return `'${key.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
}
