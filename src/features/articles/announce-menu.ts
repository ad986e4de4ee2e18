import type { Actor } from '../../platform/actor.ts';
import type { Emit, Trx } from '../../platform/context.ts';
import { publicSections } from './article-queries.ts';

/**
 * Does what changes the stories before the readers, and says so when a section got its first or lost its last: then
 * every page's menu changes. Emits `section-changed`.
 */
export async function announceMenu<Result>(
  trx: Trx,
  emit: Emit,
  by: Actor,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = new Set((await publicSections(trx)).map((section) => section.id));
  const result = await change();
  const after = new Set((await publicSections(trx)).map((section) => section.id));
  for (const sectionId of before.symmetricDifference(after)) await emit({ name: 'section-changed', sectionId }, by);
  return result;
}
