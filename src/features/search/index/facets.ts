import type { DocumentTable, NameKind } from './document-table.ts';

export type Facet = { slug: string; name: string; count: number };
export type Facets = { sections: Facet[]; authors: Facet[]; topics: Facet[]; years: { year: number; count: number }[] };

const MOST_SHOWN = 8;
/** Years differ by the zone for a few hours of them; nobody counts on those. */
const firstOfYear = new Map<number, number>();

/** How many of the documents bear each name, and are of each year: the commonest names, the latest years. */
export function countFacets(documents: DocumentTable, found: readonly number[]): Facets {
  const byName = new Uint32Array(documents.names.length);
  const byYear = new Map<number, number>();
  for (const document of found) {
    for (const name of documents.namesOf(document)) byName[name] = (byName[name] as number) + 1;
    const year = yearOf(documents.publishedAt.at(document));
    byYear.set(year, (byYear.get(year) ?? 0) + 1);
  }
  const listed = (kind: NameKind): Facet[] =>
    documents.names
      .map(({ slug, name, kind: own }, number) => ({ slug, name, own, count: byName[number] as number }))
      .filter(({ own, count }) => own === kind && count > 0)
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_SHOWN)
      .map(({ slug, name, count }) => ({ slug, name, count }));
  const years = [...byYear].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year);
  return {
    sections: listed('section'),
    authors: listed('author'),
    topics: listed('topic'),
    years: years.slice(0, MOST_SHOWN),
  };
}

function yearOf(moment: number): number {
  let year = 1970 + Math.floor(moment / 31_556_952_000);
  while (moment < beginningOf(year)) year--;
  while (moment >= beginningOf(year + 1)) year++;
  return year;
}

function beginningOf(year: number): number {
  let beginning = firstOfYear.get(year);
  if (beginning === undefined) {
    beginning = Date.UTC(year, 0, 1);
    firstOfYear.set(year, beginning);
  }
  return beginning;
}
