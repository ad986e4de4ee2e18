/** Longer than this, in characters, a headline takes more lines of a card or a subject than there are. */
export const CARD_HEADLINE = 70;
const LEAST = 18;

export function isLongForCard(headline: string): boolean {
  return [...headline].length > CARD_HEADLINE;
}

/**
 * The part of a long headline that can stand alone: up to a colon, a dash, a semicolon or a comma, the longest that
 * fits. Null where it has no such place; then only a person can shorten it.
 */
export function shortened(headline: string): string | null {
  if (!isLongForCard(headline)) return null;
  const breaks = [...headline.matchAll(/\s*(?:[:;|]|\s[-–—]|,)\s+/g)].map((match) => match.index);
  const fitting = breaks
    .map((at) => headline.slice(0, at).trim())
    .filter((part) => [...part].length <= CARD_HEADLINE && [...part].length >= LEAST && hasPairedQuotes(part));
  return fitting.at(-1) ?? null;
}

/** A cut inside a quotation would leave it open. */
function hasPairedQuotes(text: string): boolean {
  const quotes = text.match(/(?<![\u05D0-\u05EA])["”“]|["”“](?![\u05D0-\u05EA])/g) ?? [];
  return quotes.length % 2 === 0;
}
