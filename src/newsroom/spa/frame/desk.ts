import { createContext, useContext } from 'react';
import { type Permission, roleMay } from '../../../features/people/permission.ts';
import { type FrameWords, frameWords } from '../../../language/strings/newsroom/frame-words.ts';
import { type WordsOf, wordsIn } from '../../../language/strings/newsroom/words.ts';
import { STAFF_ROLES, type StaffRole } from '../../../platform/actor.ts';

/** Who sits here, and in which language the desk speaks. */
export type Desk = {
  publication: string;
  /** The newsroom's, as this person chose it. */
  language: string;
  /** The readers'. */
  publicationLanguage: string;
  timeZone: string;
  /** Empty for what is no person. */
  personId: string;
  name: string;
  role: StaffRole;
  /** Nobody has said yet what the publication is called. */
  isUnnamed: boolean;
  words: FrameWords;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this component.');
  return desk;
}

/** An area's words in the desk's language. */
export function useWords<Words>(area: WordsOf<Words>): Words {
  return wordsIn(area, useDesk().language);
}

/** Whether the one who sits here may. The server asks again. */
export function useMay(permission: Permission): boolean {
  return roleMay(useDesk().role, permission);
}

/** From the data attributes that the server puts on the page. */
export function readDesk(element: HTMLElement): Desk {
  const { publication = '', language = 'he', publicationLanguage = language, timeZone = 'UTC' } = element.dataset;
  const { person: personId = '', name = '', role } = element.dataset;
  const known = STAFF_ROLES.find((one) => one === role) ?? 'reporter';
  const words = wordsIn(frameWords, language);
  return {
    publication,
    language,
    publicationLanguage,
    timeZone,
    personId,
    name,
    role: known,
    isUnnamed: element.dataset.unnamed === 'yes',
    words,
  };
}
