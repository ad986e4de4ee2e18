/** What an editor decides of one article in another's list; `found`: nothing, so that the search decides again. */
export const RELATED_CHOICES = ['pin', 'ban', 'found'] as const;
export type RelatedChoice = (typeof RELATED_CHOICES)[number];

/** So many stand under an article. */
export const RELATED_SHOWN = 6;
/** A list has so many places, and an editor decides of so many articles. */
export const LAST_PLACE = 19;
export const MOST_CHOICES = 60;

/** `place`: of a pin, from 0; null: banned. */
export type Chosen<Id extends string> = { id: Id; place: number | null };

/** The list with the editor's choices in it: what is banned is out, and what is pinned stands at its place, once. */
export function withChoices<Item extends { id: string }>(
  found: readonly Item[],
  pinned: readonly (Item & { place: number })[],
  banned: ReadonlySet<string>,
): Item[] {
  const own = new Set(pinned.map(({ id }) => id));
  const list = found.filter(({ id }) => !own.has(id) && !banned.has(id));
  // From the first place on, so that each later one finds those before it standing.
  for (const pin of [...pinned].sort((a, b) => a.place - b.place)) list.splice(pin.place, 0, pin);
  return list;
}
