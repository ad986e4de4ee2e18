import { testCtx } from '../src/platform/testing/test-ctx.ts';
import { newWorld, runHistory } from '../test/histories/run-history.ts';
import type { Row } from './table.ts';

/** `GILYON_HISTORIES=1000 bin/bench histories` runs so many; GILYON_SEED begins at another. */
const HISTORIES = Number(process.env.GILYON_HISTORIES ?? 200);
const FIRST_SEED = Number(process.env.GILYON_SEED ?? 1);

/**
 * Random histories of the autosave: two editors in one article, broken lines, lost answers, a server that dies, sessions
 * that end, tabs that are killed. Every character is typed once, so that each one's fate is known at the end.
 */
export async function measureHistories(): Promise<Row[]> {
  const world = await newWorld(await testCtx());
  const sum = { typed: 0, unkept: 0, conflicts: 0, kills: 0, crashes: 0 };
  const losing: number[] = [];
  let lost = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
    const outcome = await runHistory(world, seed);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
    lost += outcome.lost.length;
    if (outcome.lost.length > 0) losing.push(seed);
  }
  await world.server.stop();
  const where = losing.length > 0 ? ` (in ${losing.join(', ')})` : '';
  return [
    {
      what: `${HISTORIES} random histories (${sum.crashes} tabs killed, ${sum.kills} servers, ${sum.conflicts} conflicts)`,
      figure: `${sum.typed} typed`,
    },
    { what: 'typed in the very moment of a kill, before any storage answers', figure: `${sum.unkept}` },
    { what: `characters lost${where}`, figure: `${lost}`, aim: '0', holds: lost === 0 },
  ];
}
