import { knownLanguage, type Language } from '../language.ts';
import { choicesAr } from './choices-ar.ts';
import { choicesEn } from './choices-en.ts';
import { choicesFa } from './choices-fa.ts';
import { type Choices, choicesHe } from './choices-he.ts';

const WORDS: Readonly<Record<Language, Choices>> = { he: choicesHe, en: choicesEn, ar: choicesAr, fa: choicesFa };

/** What is said to a reader who chooses newsletters, or changes the address. */
export function choices(language: string): Choices {
  return WORDS[knownLanguage(language)];
}
