import type { ComparedBlock, Piece } from '../../document/compare-documents.ts';

/** What the API gives for two revisions of an article. `fields`: those that differ, in the order of the page. */
export type RevisionComparison = {
  /** Of the newer one. */
  language: string;
  fields: { field: string; pieces: Piece[] }[];
  /** The lead photo before and after, when it was replaced. */
  photos: { before: string | null; after: string | null } | null;
  body: ComparedBlock[];
};
