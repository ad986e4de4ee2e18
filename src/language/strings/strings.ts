import { knownLanguage, type Language } from '../language.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { he, type Strings } from './he.ts';

const CATALOGUE: Readonly<Record<Language, Strings>> = { he, en, ar, fa };

/** The interface's words in that language, or in English where we have none. A missing word is a type error. */
export function strings(language: string): Strings {
  return CATALOGUE[knownLanguage(language)];
}
