import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { ReadCounter } from '../analytics/read-counter.ts';
import { readsByHour } from '../analytics/read-queries.ts';
import { sections } from '../articles/article-queries.ts';
import { type Arrangement, frontByRule, frontOfSection, HOME, newPin, type Slot } from '../fronts/front.ts';
import { deskFront } from '../fronts/front-desk-queries.ts';
import { publishFront } from '../fronts/publish-front.ts';
import { saveFront } from '../fronts/save-front.ts';

/** Articles are named by the number of their file. `reads`: how often each was read in the last hours. */
const Fronts = z.object({
  home: z.object({
    pins: z.record(z.string(), z.array(z.string())),
    strips: z.array(
      z.object({
        section: z.string().optional(),
        kind: z.enum(['strip', 'opinion', 'most-read']).default('strip'),
        key: z.string(),
        title: z.string().default(''),
        count: z.number().default(4),
        pins: z.array(z.string()).default([]),
        byHand: z.boolean().default(false),
      }),
    ),
  }),
  sections: z.record(z.string(), z.array(z.string())),
  reads: z.record(z.string(), z.number()),
});

/**
 * Arranges the demo's home page and sections as its editors would, and lets its readers, invented like the town, have
 * read. What somebody has arranged already is left alone.
 */
export async function loadFronts(ctx: Ctx, file: string, ids: ReadonlyMap<string, ArticleId>): Promise<void> {
  const demo = Fronts.parse(JSON.parse(readFileSync(file, 'utf8')));
  const all = await sections(ctx.db);
  const bySlug = new Map(all.map((section) => [section.slug, section.id]));
  const pins = (numbers: readonly string[] = []) =>
    numbers.flatMap((number) => {
      const id = ids.get(number);
      return id ? [newPin(id)] : [];
    });
  const publish = async (id: Parameters<typeof frontOfSection>[0] | null, arrangement: Arrangement) => {
    const front = id ? frontOfSection(id) : HOME;
    if ((await deskFront(ctx.db, front, all)).version > 0) return;
    const { version } = await saveFront(ctx, SYSTEM, { id: front, version: 0, arrangement });
    await publishFront(ctx, SYSTEM, { id: front, version });
  };
  const strips = demo.home.strips.map((strip): Slot => {
    const section = bySlug.get(strip.section ?? '') ?? null;
    const by = strip.kind === 'most-read' ? 'most-read' : 'newest';
    const rule = strip.byHand ? ({ by: 'nothing' } as const) : ({ by, section } as const);
    const { key, kind, title, count } = strip;
    return { key, kind, title, rule, count, pins: pins(strip.pins) };
  });
  const top = frontByRule(HOME, all)
    .slots.slice(0, 3)
    .map((slot) => ({ ...slot, pins: pins(demo.home.pins[slot.key]) }));
  await publish(null, { slots: [...top, ...strips] });
  for (const [slug, numbers] of Object.entries(demo.sections)) {
    const id = bySlug.get(slug);
    if (!id) continue;
    const { slots } = frontByRule(frontOfSection(id), all);
    await publish(id, { slots: slots.map((slot) => (slot.kind === 'lead' ? { ...slot, pins: pins(numbers) } : slot)) });
  }
  if ((await readsByHour(ctx.db, new Date(0))).length > 0) return;
  const reads = new ReadCounter(ctx);
  for (const [number, times] of Object.entries(demo.reads))
    for (let n = 0; n < times; n++) reads.note(ids.get(number) ?? '', `${number} ${n}`);
  await reads.flush();
}
