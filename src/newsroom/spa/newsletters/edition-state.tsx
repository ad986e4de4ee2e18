import type { EditionState as State } from '../../../features/newsletter/newsletter.ts';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import { useWords } from '../frame/desk.ts';

/** Where an edition stands, in a word. */
export function EditionState({ state }: { state: State }) {
  const words = useWords(editionWords);
  return <span className={`state edition-${state}`}>{words.states[state]}</span>;
}
