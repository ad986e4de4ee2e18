import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { clientAddressBehind } from './client-address.ts';

function asker(proxies: readonly string[]) {
  const addressOf = clientAddressBehind(proxies);
  const router = new Hono().get('/', (c) => c.text(addressOf(c)));
  return async (remoteAddress: string, forwarded?: string) => {
    const incoming = { incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } } };
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return (await router.request('/', { headers }, incoming)).text();
  };
}

test('a stranger who forwards for others speaks for himself alone', async () => {
  const address = asker([]);
  assert.equal(await address('203.0.113.9', '192.0.2.7'), '203.0.113.9');
  assert.equal(await address('203.0.113.9'), '203.0.113.9');
});

test('a proxy on this machine is believed, in the last address that it wrote', async () => {
  const address = asker([]);
  assert.equal(await address('127.0.0.1', '198.51.100.1, 192.0.2.7'), '192.0.2.7');
  assert.equal(await address('::ffff:127.0.0.1', '192.0.2.7'), '192.0.2.7');
  assert.equal(await address('::1', 'nonsense'), '::1');
  assert.equal(await address('127.0.0.1'), '127.0.0.1');
});

test('through a chain of known proxies the first address that is none of theirs counts, whatever stands before it', async () => {
  const address = asker(['10.0.0.0/8', '2001:db8:1::/48', '203.0.113.9']);
  assert.equal(await address('10.1.2.3', '198.51.100.1, 192.0.2.7, 203.0.113.9'), '192.0.2.7');
  assert.equal(await address('2001:db8:1::5', '2001:db8:ffff::1'), '2001:db8:ffff::1');
  assert.equal(await address('::ffff:10.1.2.3', '192.0.2.7'), '192.0.2.7');
  assert.equal(await address('203.0.113.10', '192.0.2.7'), '203.0.113.10');
  assert.equal(await address('10.1.2.3', '10.9.9.9'), '10.9.9.9');
});
