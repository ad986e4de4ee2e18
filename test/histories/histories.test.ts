import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testCtx } from '../../src/platform/testing/test-ctx.ts';
import { assertNothingLost, newWorld, runHistory } from './run-history.ts';

/** `GILYON_HISTORIES=1000 bin/test test/histories/histories.test.ts` runs so many; GILYON_SEED begins at another. */
const HISTORIES = Number(process.env.GILYON_HISTORIES ?? 24);
const FIRST_SEED = Number(process.env.GILYON_SEED ?? 1);

const world = await newWorld(await testCtx());
after(() => world.server.stop());

test(`in ${HISTORIES} histories of two editors, broken lines, kills and crashes no character is lost`, async () => {
  const sum = { typed: 0, unkept: 0, chosenAgainst: 0, conflicts: 0, kills: 0, crashes: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
    const outcome = await runHistory(world, seed);
    assertNothingLost(seed, outcome);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
  }
  if (process.env.GILYON_TEST_OUTPUT) process.stdout.write(`${JSON.stringify(sum)}\n`);
  // A test in which nothing happens proves nothing.
  assert.ok(sum.typed > HISTORIES * 20, `${sum.typed} characters`);
  if (HISTORIES >= 20) for (const key of ['conflicts', 'kills', 'crashes'] as const) assert.ok(sum[key] > 0, key);
});
