import { createContext, useContext } from 'react';
import { type NewsroomWords, newsroomWords } from '../../language/strings/newsroom.ts';

/** Who sits here, and in which language the desk speaks. */
export type Desk = {
  publication: string;
  language: string;
  timeZone: string;
  name: string;
  role: 'reporter' | 'editor' | 'admin';
  words: NewsroomWords;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this component.');
  return desk;
}

/** From the data attributes that the server puts on the page. */
export function readDesk(element: HTMLElement): Desk {
  const { publication = '', language = 'he', timeZone = 'UTC', name = '', role } = element.dataset;
  const known = role === 'admin' || role === 'editor' ? role : 'reporter';
  return { publication, language, timeZone, name, role: known, words: newsroomWords(language) };
}
