import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNetwork } from './network.ts';

test('an address or a network is told from what is neither', () => {
  for (const good of ['10.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32', '0.0.0.0/0']) assert.ok(isNetwork(good), good);
  for (const bad of [
    '',
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0/8',
    '::/129',
    '10.0.0.1/',
    '10.0.0.1/8/8',
    '1.2.3.4/-1',
  ])
    assert.ok(!isNetwork(bad), bad);
});
