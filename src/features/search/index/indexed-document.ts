/** The parts of a story that are searched, and how many words of the body one word there is worth. */
export const FIELD_WEIGHTS = { headline: 5, deck: 2.5, kicker: 2.5, names: 3, body: 1, captions: 1 } as const;
export type Field = keyof typeof FIELD_WEIGHTS;
export const FIELDS = Object.keys(FIELD_WEIGHTS) as Field[];

/** A section, topic or author, as a document bears it. */
export type IndexedName = { id: string; slug: string; name: string };

/** One story as the index takes it. `stamp` differs whenever anything of it does. */
export type IndexedDocument = {
  id: string;
  stamp: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  language: string;
  section: IndexedName;
  authors: IndexedName[];
  topics: IndexedName[];
  fields: Record<Field, string>;
};
