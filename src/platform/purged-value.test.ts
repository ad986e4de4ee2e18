import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PurgedValue } from './purged-value.ts';

function counting(clock = { ms: 0 }) {
  let reads = 0;
  const options = { tags: ['menu'], maxAgeMs: 1000, now: () => clock.ms };
  return new PurgedValue({ ...options, read: async () => ++reads });
}

test('a value is read once, again after a purge of its tag or of everything, and not after that of another', async () => {
  const value = counting();
  assert.equal(await value.get(), 1);
  value.purge({ tags: ['lists'] });
  assert.equal(await value.get(), 1);
  value.purge({ tags: ['lists', 'menu'] });
  assert.equal(await value.get(), 2);
  value.purge({ tags: 'everything' });
  assert.equal(await value.get(), 3);
});

test('nobody who asks after a purge gets what was being read before it', async () => {
  const gates = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let reads = 0;
  const read = () => gates[reads++]?.promise ?? Promise.reject(new Error('a third reading'));
  const value = new PurgedValue({ tags: ['menu'], maxAgeMs: 1000, now: () => 0, read });
  const before = value.get();
  value.purge({ tags: ['menu'] });
  const after = value.get();
  gates[1]?.resolve('new');
  gates[0]?.resolve('old');
  assert.equal(await before, 'old');
  assert.equal(await after, 'new');
  assert.equal(await value.get(), 'new');
});

test('a reading that failed is tried again, and no value outlives its longest life', async () => {
  const clock = { ms: 0 };
  let reads = 0;
  const read = async () => {
    if (++reads === 1) throw new Error('away');
    return reads;
  };
  const value = new PurgedValue({ tags: ['menu'], maxAgeMs: 1000, now: () => clock.ms, read });
  await assert.rejects(value.get(), /away/);
  assert.equal(await value.get(), 2);
  clock.ms = 1001;
  assert.equal(await value.get(), 3);
});

test('a value that names tags of its own goes with them, and with any purge while nobody knows them', async () => {
  let reads = 0;
  const value = new PurgedValue({
    tags: ['publication'],
    tagsOf: (name: string) => [name],
    maxAgeMs: 1000,
    now: () => 0,
    read: async () => `article:${++reads}`,
  });
  void value.get();
  value.purge({ tags: ['article:other'] });
  assert.equal(await value.get(), 'article:2');
  value.purge({ tags: ['article:other'] });
  assert.equal(await value.get(), 'article:2');
  value.purge({ tags: ['article:2'] });
  assert.equal(await value.get(), 'article:3');
});
