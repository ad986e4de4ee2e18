import { knownLanguage, type Language } from '../language.ts';
import { standingAr } from './standing-ar.ts';
import { standingEn } from './standing-en.ts';
import { standingFa } from './standing-fa.ts';
import { type Standing, standingHe } from './standing-he.ts';

const PAGES: Readonly<Record<Language, Standing>> = { he: standingHe, en: standingEn, ar: standingAr, fa: standingFa };

export function standing(language: string): Standing {
  return PAGES[knownLanguage(language)];
}
