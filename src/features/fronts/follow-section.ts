import { sql } from 'kysely';
import { z } from 'zod';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import type { SectionId } from '../../platform/ids.ts';
import { type Arrangement, FRONT_LIMITS, type FrontId, frontOfSection, type Slot } from './front.ts';
import { allArrangements, allFronts, keepArrangement, removeFront, renameFront, rewrite } from './front-store.ts';

const Job = z.object({ sectionId: z.string(), intoId: z.string().nullable() });

/**
 * What was arranged of a section stands under the one that it was merged into: its own front, unless that one has been
 * arranged as well (then it is kept in that one's history), and the slots of every front that it filled, in the history
 * too. The front of a section that was deleted goes. A job; does nothing the second time. Emits `fronts-followed`.
 */
export async function followSection(ctx: Ctx, data: unknown): Promise<void> {
  const { sectionId, intoId } = Job.parse(data);
  const from = sectionId as SectionId;
  await ctx.transact(async (trx, emit) => {
    const fronts = await allFronts(trx);
    const into = intoId && (await standing(trx, intoId));
    const own = fronts.find(({ id }) => id === frontOfSection(from));
    if (!into) {
      if (own) await removeFront(trx, own.id);
      return;
    }
    const touched = new Set<FrontId>();
    const target = frontOfSection(into);
    if (own && fronts.some(({ id }) => id === target)) {
      const arrangement = merged(own.working, from, into);
      await keepArrangement(trx, target, { kind: 'kept', arrangement, by: own.savedBy, at: ctx.now() });
      await removeFront(trx, own.id);
    } else if (own) {
      await renameFront(trx, own.id, target, into);
      touched.add(target);
    }
    for (const kept of await allArrangements(trx)) {
      if (!names(kept.arrangement, from)) continue;
      await rewrite(trx, kept, merged(kept.arrangement, from, into));
      touched.add(kept.frontId);
    }
    if (touched.size > 0)
      await emit({ name: 'fronts-followed', frontIds: [...touched], fromId: from, sectionId: into }, SYSTEM);
  });
}

/** Where that section is now: another merge may have come before this job did. Null when it is nowhere. */
async function standing(trx: Trx, id: string): Promise<SectionId | null> {
  const row = await trx.selectFrom('sections').select('id').where('id', '=', id).executeTakeFirst();
  if (row) return row.id as SectionId;
  const merge = await trx
    .selectFrom('event_log')
    .select('payload')
    .where('name', '=', 'names-merged')
    .where(sql`payload ->> 'fromId'`, '=', id)
    .executeTakeFirst();
  const next = (merge?.payload as { intoId?: string } | undefined)?.intoId;
  return next && next !== id ? standing(trx, next) : null;
}

function names({ slots }: Arrangement, section: SectionId): boolean {
  return slots.some((slot) => sectionOf(slot) === section);
}

function sectionOf({ rule }: Slot): SectionId | null {
  return rule.by === 'nothing' ? null : rule.section;
}

/** Two strips that became one section's are one, with the pins of both; those that bear a name of their own stay apart. */
function merged({ slots }: Arrangement, from: SectionId, into: SectionId): Arrangement {
  const result: Slot[] = [];
  const moved = new Set<string>();
  for (const slot of slots) {
    const isMoved = sectionOf(slot) === from;
    const now = isMoved ? { ...slot, rule: { ...slot.rule, section: into } as Slot['rule'] } : slot;
    if (isMoved) moved.add(slot.key);
    const at = result.findIndex((one) => isTwin(one, now) && (isMoved || moved.has(one.key)));
    const twin = result[at];
    if (twin) result[at] = { ...twin, pins: joined(twin, now) };
    else result.push(now);
  }
  return { slots: result };
}

function isTwin(a: Slot, b: Slot): boolean {
  const isPlain = (slot: Slot) => slot.kind === 'strip' && slot.title === '' && sectionOf(slot) !== null;
  return isPlain(a) && isPlain(b) && a.rule.by === b.rule.by && sectionOf(a) === sectionOf(b);
}

function joined(a: Slot, b: Slot): Slot['pins'] {
  const pinned = new Set(a.pins.map(({ article }) => article));
  return [...a.pins, ...b.pins.filter(({ article }) => !pinned.has(article))].slice(0, FRONT_LIMITS.pins);
}
