import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { sections } from '../articles/article-queries.ts';
import { type FrontId, frontByRule, frontOfSection, HOME, type SlotKind, sectionOfFront } from './front.ts';
import { filledFront, liveArrangement } from './front-queries.ts';
import { parseArrangement } from './stored-arrangement.ts';

/** A front on which a photo stands, as the lead of one of its articles. */
export type PhotoFront = {
  frontId: FrontId;
  /** Empty for the home page. */
  section: string;
  /** 'published': readers see it there now; 'working': the arrangement that is not published yet pins it. */
  copies: ('published' | 'working')[];
  slots: SlotKind[];
};

/** Whose cards have pictures. A section's list is its articles and no choice of the front's. */
const PICTURED: readonly SlotKind[] = ['lead', 'secondary', 'strip'];

/** The fronts that show the photo, by hand or by rule: the home page first, then in the sections' order. */
export async function frontsShowing(db: Reads, now: Date, photoId: string): Promise<PhotoFront[]> {
  const uses = await db
    .selectFrom('photo_uses as u')
    .leftJoin('published_articles as p', 'p.id', 'u.article_id')
    .select(['u.article_id', 'u.copy', 'p.section_id'])
    .where('u.shown_id', '=', photoId)
    .where('u.role', '=', 'lead')
    .execute();
  if (uses.length === 0) return [];
  const articles = new Set(uses.map((use) => use.article_id as ArticleId));
  const isPublic = new Set(uses.filter(({ copy }) => copy === 'published').map(({ article_id }) => article_id));
  const itsSections = new Set(uses.flatMap(({ section_id }) => (section_id ? [section_id] : [])));
  const all = await sections(db);
  const rows = await db.selectFrom('fronts').select(['id', 'working']).execute();
  const working = new Map(rows.map((row) => [row.id as FrontId, parseArrangement(row.working)]));
  const found: PhotoFront[] = [];
  for (const id of [HOME, ...all.map((section) => frontOfSection(section.id))]) {
    const section = sectionOfFront(id);
    const live = await liveArrangement(db, id);
    const copies = new Map<PhotoFront['copies'][number], SlotKind[]>();
    // By rule a section's front shows its own articles alone.
    if (isPublic.size > 0 && (live || section === null || itsSections.has(section))) {
      const filled = await filledFront(db, now, live ?? frontByRule(id, all), all);
      const shown = filled.slots.filter(({ cards }) =>
        cards.some((card) => isPublic.has(card.id) && card.picture !== 'none'),
      );
      copies.set('published', kindsOf(shown));
    }
    const pinned = (working.get(id)?.slots ?? []).filter(({ pins }) =>
      pins.some((pin) => articles.has(pin.article) && pin.picture !== 'none'),
    );
    copies.set('working', kindsOf(pinned));
    const given = [...copies].filter(([, kinds]) => kinds.length > 0);
    if (given.length === 0) continue;
    const name = all.find((one) => one.id === section)?.name ?? '';
    const slots = [...new Set(given.flatMap(([, kinds]) => kinds))];
    found.push({ frontId: id, section: name, copies: given.map(([copy]) => copy), slots });
  }
  return found;
}

function kindsOf(slots: readonly { kind: SlotKind }[]): SlotKind[] {
  return slots.map(({ kind }) => kind).filter((kind) => PICTURED.includes(kind));
}
