import type { Fault } from '../../platform/errors.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import type { Section } from '../articles/article.ts';

/** The home page, or a section's front. */
export type FrontId = 'home' | `section:${string}`;

export const HOME: FrontId = 'home';

/** How a pinned card's picture is cut: as it is everywhere, not shown, or to a shape around its focal point. */
export const PICTURES = ['own', 'none', '1x1', '4x3', '16x9'] as const;
export type PictureChoice = (typeof PICTURES)[number];

/** An article put in its place by hand. What is empty is the article's own. */
export type Pin = {
  article: ArticleId;
  /** RFC 3339: from then on the next pin or the rule stands there. */
  until: string | null;
  headline: string;
  kicker: string;
  picture: PictureChoice;
};

/** What fills a slot where nothing is pinned. `section` null: the whole publication. */
export type Rule =
  | { by: 'newest'; section: SectionId | null }
  | { by: 'most-read'; section: SectionId | null }
  | { by: 'nothing' };

export const SLOT_KINDS = ['lead', 'secondary', 'latest', 'list', 'strip', 'opinion', 'most-read'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

export type Slot = {
  /** Names the slot in its front, also after it was moved. */
  key: string;
  kind: SlotKind;
  /** Empty: the section's name, or what the kind is called. */
  title: string;
  rule: Rule;
  /** How many cards stand in it. Pins beyond wait for their turn. */
  count: number;
  pins: Pin[];
};

export type Arrangement = { slots: Slot[] };

export const FRONT_LIMITS = { title: 60, headline: 120, kicker: 80, slots: 40, pins: 20 } as const;

/** Fewest and most cards of each kind of slot. */
export const COUNTS: Readonly<Record<SlotKind, readonly [number, number]>> = {
  lead: [1, 1],
  secondary: [0, 8],
  latest: [0, 20],
  // What is left of the newest: the whole page of the section.
  list: [0, 0],
  strip: [1, 12],
  opinion: [1, 8],
  'most-read': [3, 10],
};

/** Stand where they are; the others can be moved and taken away. */
const FIXED: Readonly<Record<'home' | 'section', readonly SlotKind[]>> = {
  home: ['lead', 'secondary', 'latest'],
  section: ['lead', 'secondary', 'list'],
};

export function sectionOfFront(id: FrontId): SectionId | null {
  return id === HOME ? null : (id.slice('section:'.length) as SectionId);
}

export function frontOfSection(id: SectionId): FrontId {
  return `section:${id}`;
}

export function isFrontId(id: string): id is FrontId {
  return id === HOME || /^section:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

export function isMovable(kind: SlotKind): boolean {
  return kind === 'strip' || kind === 'opinion' || kind === 'most-read';
}

export function newPin(article: ArticleId): Pin {
  return { article, until: null, headline: '', kicker: '', picture: 'own' };
}

/** Whether the pin holds at that moment. */
export function isHeld(pin: Pin, now: Date): boolean {
  return pin.until === null || Date.parse(pin.until) > now.getTime();
}

/** When the next pin ends, of those that hold now. */
export function nextPinEnd(arrangement: Arrangement, now: Date): Date | null {
  const ends = arrangement.slots
    .flatMap((slot) => slot.pins)
    .flatMap(({ until }) => (until && Date.parse(until) > now.getTime() ? [Date.parse(until)] : []));
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

/** Before anybody has arranged by hand: all by rule. `opinion`: the slug of the section whose pieces stand apart. */
export function frontByRule(id: FrontId, sections: readonly Section[], opinion = 'opinion'): Arrangement {
  const section = sectionOfFront(id);
  const newest = (of: SectionId | null): Rule => ({ by: 'newest', section: of });
  const slot = (key: string, kind: SlotKind, rule: Rule, count: number): Slot => {
    return { key, kind, title: '', rule, count, pins: [] };
  };
  if (section) {
    return {
      slots: [
        slot('lead', 'lead', newest(section), 1),
        slot('secondary', 'secondary', newest(section), 2),
        slot('list', 'list', newest(section), 0),
      ],
    };
  }
  const apart = sections.find(({ slug }) => slug === opinion);
  const strips = sections
    .filter((one) => one !== apart)
    .map((one) => slot(`strip-${one.id.slice(-12)}`, 'strip', newest(one.id), 4));
  const opinions = apart ? [slot('opinion', 'opinion', newest(apart.id), 4)] : [];
  const mostRead = slot('most-read', 'most-read', { by: 'most-read', section: null }, 5);
  return {
    slots: [
      slot('lead', 'lead', newest(null), 1),
      slot('secondary', 'secondary', newest(null), 4),
      slot('latest', 'latest', newest(null), 12),
      ...strips.slice(0, 2),
      ...opinions,
      ...strips.slice(2, 4),
      mostRead,
      ...strips.slice(4),
    ],
  };
}

/** What is wrong with an arrangement of that front, every fault by its path; see `Invalid`. */
export function frontFaults(id: FrontId, { slots }: Arrangement): Fault[] {
  const fixed = FIXED[id === HOME ? 'home' : 'section'];
  const wrongPlace = fixed.flatMap((kind, index) =>
    slots[index]?.kind === kind
      ? []
      : [{ path: `arrangement/slots/${index}`, code: 'fixed-slot', message: `is always the slot "${kind}"` }],
  );
  const keys = new Set<string>();
  const inSlots = slots.flatMap((slot, index): Fault[] => {
    const at = (field: string) => `arrangement/slots/${index}/${field}`;
    const isTwice = keys.has(slot.key);
    keys.add(slot.key);
    const [least, most] = COUNTS[slot.kind];
    const isStray = index >= fixed.length && !(id === HOME && isMovable(slot.kind));
    return [
      ...(isTwice ? [{ path: at('key'), code: 'twice', message: 'is there twice' }] : []),
      ...(isStray ? [{ path: at('kind'), code: 'fixed-slot', message: 'does not stand here' }] : []),
      ...(slot.count < least || slot.count > most
        ? [{ path: at('count'), code: 'wrong-count', message: `is from ${least} to ${most}` }]
        : []),
    ];
  });
  return [...wrongPlace, ...inSlots];
}
