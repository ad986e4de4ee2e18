import type { FrontChange } from '../../../features/fronts/front-changes.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import { useWords } from '../frame/desk.ts';
import { changeText } from './front-words-of.ts';

export type NamesOf = { slot: (key: string) => string; article: (id: string) => string };

/** What changes, a sentence each. */
export function ChangeList({ changes, names }: { changes: readonly FrontChange[]; names: NamesOf }) {
  const words = useWords(frontWords);
  if (changes.length === 0) return <p className="quiet">{words.nothingChanged}</p>;
  const sentences = changes.map((change) => changeText(change, words, names));
  return (
    <ul className="front-changes">
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
