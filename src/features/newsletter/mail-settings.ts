import { z } from 'zod';

/** How newsletters go out. What cannot be read falls back alone: mail is never lost to a setting. */
const Stored = z.object({
  /** Connections at once, in each worker. */
  lanes: z.number().int().min(1).max(50).catch(10),
  /** Of them to one receiving domain, where there is no relay. */
  domainLanes: z.number().int().min(1).max(50).catch(3),
  /** Where bounces come back to: before its `+` and `@`; empty: the newsletter's own address. */
  bounceAddress: z.string().max(254).catch(''),
  /** The day, YYYY-MM-DD, on which a new sending domain began. */
  warmUpFrom: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .nullable()
    .catch(null),
  /** Messages on its first day, its second, …; behind the list there is no cap. */
  warmUpCaps: z.array(z.number().int().positive()).max(60).catch([]),
  /** So many soft bounces in a row suppress an address. */
  softBounces: z.number().int().min(1).max(50).catch(5),
});
export type MailSettings = z.output<typeof Stored>;

export function parseMailSettings(stored: unknown): MailSettings {
  return Stored.parse(typeof stored === 'object' && stored !== null ? stored : {});
}

/** How many messages may go out on a day; null: as many as there are. */
export function capOf(settings: MailSettings, day: string): number | null {
  if (!settings.warmUpFrom) return null;
  const since = Math.round((Date.parse(day) - Date.parse(settings.warmUpFrom)) / 86_400_000);
  return since < 0 ? (settings.warmUpCaps[0] ?? null) : (settings.warmUpCaps[since] ?? null);
}
