import { knownLanguage } from '../../language.ts';

/** An area's words in the languages that the newsroom speaks. The Hebrew ones say which there are; none may be missing. */
export type WordsOf<Words> = { he: Words; en: Words; ar?: Words; fa?: Words };

/** The languages a member of the staff can choose for the newsroom. */
export const DESK_LANGUAGES = ['he', 'en'] as const;

/** Newsrooms whose language has no words yet read English. */
export function wordsIn<Words>(area: WordsOf<Words>, language: string): Words {
  return area[knownLanguage(language)] ?? area.en;
}
