import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { redirectPath, redirectTarget } from './redirect.ts';

/** A chain of redirects longer than this is refused as a circle would be: browsers give up on either. */
const LONGEST_CHAIN = 5;

type Lead = { from: string; to: string };

export type PutOptions = {
  /**
   * Refuse what would lead through another redirect. What a program leads on by itself (a section that moves twice) may
   * be a chain; a person who writes a list is told of it.
   */
  straight?: boolean;
};

/**
 * Leads each address elsewhere; one that was led before is led anew. All or none. Emits `redirects-changed`.
 *
 * @throws Forbidden; Invalid naming each address that cannot be led, each that would go in a circle, and with `straight`
 * each that would lead through another
 */
export async function putRedirects(
  ctx: Ctx,
  by: Actor,
  wanted: readonly Lead[],
  { straight = false }: PutOptions = {},
): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  const judged = wanted.map((lead, index) => judge(lead, index));
  const leads = judged.flatMap(({ lead }) => lead ?? []);
  refuse(judged.flatMap(({ faults }) => faults));
  await ctx.transact(async (trx, emit) => {
    for (const { from, to } of leads) {
      const row = { to_address: to, created_by: JSON.stringify(doneBy(by)), created_at: ctx.now() };
      await trx
        .insertInto('redirects')
        .values({ id: ctx.newId(), from_path: from, ...row })
        .onConflict((conflict) => conflict.column('from_path').doUpdateSet(row))
        .execute();
    }
    const circles: Fault[] = [];
    for (const [index, lead] of leads.entries()) {
      if (await runsInCircle(trx, lead.from))
        circles.push({ path: `${index}/to`, code: 'in-a-circle', message: 'leads back to where it began' });
      else if (straight && (await isChained(trx, lead)))
        circles.push({ path: `${index}/to`, code: 'redirect-chain', message: 'leads through another redirect' });
    }
    refuse(circles);
    await emit({ name: 'redirects-changed', set: leads, removed: [] }, by);
  });
}

function judge({ from, to }: Lead, index: number): { lead?: Lead; faults: Fault[] } {
  const [path, target] = [redirectPath(from), redirectTarget(to)];
  const faults: Fault[] = [
    ...(path === null || path === '/'
      ? [{ path: `${index}/from`, code: 'not-a-path', message: 'is not a path of the site that can be led elsewhere' }]
      : []),
    ...(target === null
      ? [{ path: `${index}/to`, code: 'not-a-target', message: 'is neither a path of the site nor an https address' }]
      : []),
  ];
  return path !== null && target !== null && faults.length === 0
    ? { lead: { from: path, to: target }, faults }
    : { faults };
}

async function runsInCircle(trx: Trx, start: string): Promise<boolean> {
  let at: string | null = start;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const row: { to_address: string } | undefined = await trx
      .selectFrom('redirects')
      .select('to_address')
      .where('from_path', '=', at)
      .executeTakeFirst();
    at = row ? redirectPath(row.to_address) : null;
    if (at === null) return false;
    if (at === start) return true;
  }
  return true;
}

/** Whether what it leads to leads on, or what leads to it would. */
async function isChained(trx: Trx, { from, to }: Lead): Promise<boolean> {
  const target = redirectPath(to);
  const row = await trx
    .selectFrom('redirects')
    .select('id')
    .where((eb) =>
      eb.or([
        ...(target === null ? [] : [eb('from_path', '=', target)]),
        eb('to_address', 'in', [...new Set([from, encodeURI(from)])]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw new Invalid('invalid-input', 'Some redirects cannot be made; see errors.', faults);
}
