import { z } from 'zod';
import { dayIn, startOfDay } from '../../language/dates.ts';

export const RULE_LIMITS = { most: 20, reviewMinutes: 24 * 60 } as const;

/** Editions that compose themselves. What cannot be read falls back to a rule that is off. */
const Rule = z.object({
  isOn: z.boolean().catch(false),
  /** 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).catch([]),
  /** HH:MM in the publication's time zone. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .catch('07:00'),
  /** At most so many articles. */
  most: z.number().int().min(1).max(RULE_LIMITS.most).catch(8),
  /** With fewer there is no edition. */
  fewest: z.number().int().min(1).max(RULE_LIMITS.most).catch(3),
  /** How long before it is sent an edition is composed, to be looked at, changed or stopped. */
  reviewMinutes: z.number().int().min(0).max(RULE_LIMITS.reviewMinutes).catch(30),
});
export type AutomaticRule = z.output<typeof Rule>;

export function parseRule(stored: unknown): AutomaticRule {
  return Rule.parse(typeof stored === 'object' && stored !== null ? stored : {});
}

export const NO_RULE: AutomaticRule = parseRule({});

/** When the rule sends next after a moment; null when it never does. An hour that a change of clocks skips is the next. */
export function nextSlot(rule: AutomaticRule, after: Date, timeZone: string): Date | null {
  if (!rule.isOn || rule.days.length === 0) return null;
  const today = dayIn(after, timeZone);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = dayAfter(today, ahead);
    if (!rule.days.includes(new Date(`${day}T00:00:00Z`).getUTCDay())) continue;
    const slot = momentOf(day, rule.time, timeZone);
    if (slot > after) return slot;
  }
  return null;
}

/** When the edition of that slot is composed. */
export function composeAt(rule: AutomaticRule, slot: Date): Date {
  return new Date(slot.getTime() - rule.reviewMinutes * 60_000);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The offset at the hour itself, which on the day of a change is not midnight's. */
function momentOf(day: string, time: string, timeZone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const guess = new Date(startOfDay(day, timeZone).getTime() + (hours * 60 + minutes) * 60_000);
  const wall = guess.getTime() - wallOf(guess, timeZone);
  return new Date(Date.parse(`${day}T${time}:00Z`) + wall);
}

/** What the clock on the wall shows, as if it were UTC. */
function wallOf(date: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(date);
  return Date.parse(`${parts.replace(' ', 'T')}Z`);
}
