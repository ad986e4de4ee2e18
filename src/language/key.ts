/** A key of a word: two words that share one may be forms of each other, the likelier the higher both weights (0 to 1). */
export type Key = { key: string; weight: number };
