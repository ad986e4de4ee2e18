import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, type Fault, Invalid } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { isReadable } from './colour.ts';
import { type PublicationSettings, settingsOf } from './publication.ts';
import { publication } from './publication-queries.ts';
import { lockPublication, storePublication } from './publication-store.ts';
import type { PublicImage } from './settings.ts';

export type SettingsChange = {
  /** What the changed fields were when the one who changes them looked. */
  was: Partial<PublicationSettings>;
  change: Partial<PublicationSettings>;
};

/**
 * Changes some of the settings, all or none; every page is made anew. Two people may change different fields at once:
 * only a field that has changed under the other's hands is refused. Emits `publication-changed` with the fields.
 *
 * @throws Conflict `stale-settings`, naming the fields; Invalid `invalid-input`: an accent that cannot be read, a zone
 * that there is not, an image that was never uploaded
 */
export async function changeSettings(
  ctx: Ctx,
  by: Actor,
  { was, change }: SettingsChange,
): Promise<PublicationSettings> {
  mustBeAllowed(by, 'manage-publication');
  const faults = [...faultsOf(change), ...(await imageFaults(ctx, change))];
  if (faults.length > 0) throw new Invalid('invalid-input', 'What was sent is not valid; see errors.', faults);
  return ctx.transact(async (trx, emit) => {
    await lockPublication(trx);
    const before = await publication(trx);
    const current = settingsOf(before);
    const fields = Object.keys(change) as (keyof PublicationSettings)[];
    const stale = fields.filter((field) => !isDeepStrictEqual(current[field], was[field]));
    if (stale.length > 0)
      throw new Conflict('stale-settings', `Somebody else changed this meanwhile: ${stale.join(', ')}.`, {
        fields: stale.join(' '),
      });
    const changed = fields.filter((field) => !isDeepStrictEqual(current[field], change[field]));
    if (changed.length === 0) return current;
    const next = { ...current, ...change };
    const { name, tagline, language, timeZone, publisherName, contactEmail, contactAddress, about, ...settings } = next;
    const facts = { name, tagline, language, timeZone, publisherName, contactEmail, contactAddress, about };
    await storePublication(trx, { ...facts, demo: before.demo, settings }, ctx.now());
    await emit({ name: 'publication-changed', fields: changed }, by);
    return next;
  });
}

function faultsOf({ accent, timeZone }: Partial<PublicationSettings>): Fault[] {
  const faults: Fault[] = [];
  for (const appearance of ['light', 'dark'] as const) {
    if (accent && !isReadable(accent[appearance], appearance))
      faults.push({
        path: `accent/${appearance}`,
        code: 'low-contrast',
        message: 'cannot be read on the paper of this appearance',
      });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone))
    faults.push({ path: 'timeZone', code: 'unknown-zone', message: 'is not a time zone (IANA)' });
  return faults;
}

async function imageFaults(ctx: Pick<Ctx, 'storage'>, change: Partial<PublicationSettings>): Promise<Fault[]> {
  const images: [string, PublicImage | null | undefined][] = [
    ['logo/light', change.logo?.light],
    ['logo/dark', change.logo?.dark],
    ['shareImage', change.shareImage],
  ];
  const faults: Fault[] = [];
  for (const [path, image] of images) {
    if (image && (await ctx.storage.read(imageKey(image.file))) === null)
      faults.push({ path, code: 'unknown-image', message: 'is no image that was uploaded' });
  }
  return faults;
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Where an image of the publication is in the storage. */
export function imageKey(file: string): string {
  return `publication/${file}`;
}
