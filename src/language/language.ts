/** The languages whose interface words we have. A publication or an article may be in any other; then English words serve. */
export const LANGUAGES = ['he', 'en', 'ar', 'fa'] as const;
export type Language = (typeof LANGUAGES)[number];

const RTL = new Set(['he', 'ar', 'fa', 'ur', 'yi', 'iw']);

/** The base direction of a language (BCP 47). */
export function directionOfLanguage(language: string): 'rtl' | 'ltr' {
  return RTL.has(primary(language)) ? 'rtl' : 'ltr';
}

export function knownLanguage(language: string): Language {
  const base = primary(language);
  return (LANGUAGES as readonly string[]).includes(base) ? (base as Language) : 'en';
}

/** Whether the tag is well formed enough to stand in `lang`: BCP 47, language with optional subtags. */
export function isLanguageTag(tag: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag);
}

function primary(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
