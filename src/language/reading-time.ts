/** Words read in a minute: Hebrew and Arabic words carry their particles, so fewer make the same text. */
const WORDS_PER_MINUTE: Readonly<Record<string, number>> = { he: 190, ar: 180, fa: 200, en: 230 };

/** Whole minutes, at least one. */
export function readingMinutes(wordCount: number, language: string): number {
  const rate = WORDS_PER_MINUTE[language.split('-')[0] ?? ''] ?? 220;
  return Math.max(1, Math.round(wordCount / rate));
}
