import type { Reads } from '../../platform/context.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import { mostRead } from '../analytics/read-queries.ts';
import type { ArticleCard, Section } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import { candidatesByIds, newestBySection, newestCandidates } from '../articles/candidate-queries.ts';
import { type FilledPlace, fillFront, type Material } from './fill-front.ts';
import {
  type Arrangement,
  type FrontId,
  frontByRule,
  frontOfSection,
  HOME,
  nextPinEnd,
  type PictureChoice,
  type Slot,
  type SlotKind,
} from './front.ts';
import { parseArrangement } from './stored-arrangement.ts';

/** A card in its place, with what the front's editor has set over the article's own words. */
export type FrontCard = ArticleCard & { isPinned: boolean; picture: PictureChoice };
export type FilledSlot = {
  key: string;
  kind: SlotKind;
  title: string;
  /** The section that its rule fills from. */
  section: Section | null;
  cards: FrontCard[];
};
export type FilledFront = {
  slots: FilledSlot[];
  /** Every pinned article, public or not: when one comes or goes, the page changes. */
  pinned: ArticleId[];
  /** When the page changes by the clock: a pin ends, or the most read is counted anew. */
  endsAt: Date | null;
};

/** How long back the most read is counted, and how long a page stands on one count. */
const MOST_READ_HOURS = 24;
const MOST_READ_FRESH_MS = 5 * 60_000;
const MOST_CANDIDATES = 400;

/** The home page as readers have it now: as it was published by hand, or all by rule. */
export async function homeFront(db: Reads, now: Date, sections: readonly Section[]): Promise<FilledFront> {
  const arrangement = (await liveArrangement(db, HOME)) ?? frontByRule(HOME, sections);
  return filledFront(db, now, arrangement, sections);
}

/** The first page of a section; `onPage`: how many of the newest stand on it, those in the other slots included. */
export async function sectionFront(
  db: Reads,
  now: Date,
  section: Section,
  sections: readonly Section[],
  onPage: number,
): Promise<FilledFront> {
  const id = frontOfSection(section.id);
  const arrangement = (await liveArrangement(db, id)) ?? frontByRule(id, sections);
  return filledFront(db, now, arrangement, sections, onPage);
}

/** What readers see of that front by hand; null when nobody has published it yet. */
export async function liveArrangement(db: Reads, id: FrontId): Promise<Arrangement | null> {
  const row = await db
    .selectFrom('fronts as f')
    .innerJoin('front_arrangements as a', (join) =>
      join.onRef('a.front_id', '=', 'f.id').onRef('a.number', '=', 'f.live'),
    )
    .where('f.id', '=', id)
    .select('a.arrangement')
    .executeTakeFirst();
  return row ? parseArrangement(row.arrangement) : null;
}

/** An arrangement with the articles that stand in it at that moment. Reads what is public and nothing else. */
export async function filledFront(
  db: Reads,
  now: Date,
  arrangement: Arrangement,
  sections: readonly Section[],
  onPage?: number,
): Promise<FilledFront> {
  const pinned = [...new Set(arrangement.slots.flatMap(({ pins }) => pins.map((pin) => pin.article)))];
  const filled = fillFront(arrangement, await materialFor(db, now, arrangement, pinned, onPage), now);
  const cards = await cardsByIds(
    db,
    filled.flatMap(({ places }) => places.map(({ id }) => id)),
  );
  const known = new Map(cards.map((card) => [card.id, card]));
  const usesReads = arrangement.slots.some(({ rule }) => rule.by === 'most-read');
  const ends = [
    nextPinEnd(arrangement, now)?.getTime() ?? Number.POSITIVE_INFINITY,
    usesReads ? now.getTime() + MOST_READ_FRESH_MS : Number.POSITIVE_INFINITY,
  ];
  const end = Math.min(...ends);
  return {
    slots: filled.map(({ slot, places }) => ({
      key: slot.key,
      kind: slot.kind,
      title: slot.title,
      section: sections.find(({ id }) => id === sectionOf(slot)) ?? null,
      // An article taken away between the two readings is simply not there.
      cards: places.flatMap((place) => frontCard(known.get(place.id), place)),
    })),
    pinned,
    endsAt: Number.isFinite(end) ? new Date(end) : null,
  };
}

async function materialFor(
  db: Reads,
  now: Date,
  arrangement: Arrangement,
  pinned: readonly ArticleId[],
  onPage: number | undefined,
): Promise<Material> {
  const { slots } = arrangement;
  // In the worst case everything else on the page comes out of the same list.
  const wanted = slots.reduce((sum, { count, pins }) => sum + count + pins.length, 0);
  const limit = Math.min(MOST_CANDIDATES, wanted);
  const apart = slots.filter(({ kind }) => kind === 'opinion').flatMap((slot) => sectionOf(slot) ?? []);
  const ofSections = [...new Set(slots.flatMap((slot) => sectionOf(slot) ?? []))];
  const isWide = slots.some(({ rule }) => rule.by !== 'nothing' && rule.section === null);
  const isRead = slots.some(({ rule }) => rule.by === 'most-read');
  const since = new Date(now.getTime() - MOST_READ_HOURS * 3_600_000);
  const [publicPins, newest, newestOf, counts] = await Promise.all([
    candidatesByIds(db, pinned),
    isWide ? newestCandidates(db, { except: apart, limit }) : [],
    newestBySection(db, ofSections, onPage ?? limit),
    isRead ? mostRead(db, { since, limit: MOST_CANDIDATES }) : [],
  ]);
  const read = await candidatesByIds(
    db,
    counts.map(({ id }) => id),
  );
  return { pinned: new Map(publicPins.map((one) => [one.id, one])), newest, newestOf, mostRead: read };
}

function sectionOf({ rule }: Slot): SectionId | null {
  return rule.by === 'nothing' ? null : rule.section;
}

function frontCard(card: ArticleCard | undefined, { pin }: FilledPlace): FrontCard[] {
  if (!card) return [];
  const headline = pin?.headline ? { headline: pin.headline, shortHeadline: pin.headline } : {};
  const kicker = pin?.kicker ? { kicker: pin.kicker } : {};
  const picture = pin?.picture ?? 'own';
  const lead = picture === 'none' ? { lead: null } : {};
  return [{ ...card, ...headline, ...kicker, ...lead, isPinned: pin !== null, picture }];
}
