import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Context, Hono } from 'hono';
import { clientAddressBehind, networkHash } from './client-address.ts';
import { clientKind, originOf } from './origin.ts';

const AGENTS = {
  'Firefox, Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0',
  'Edge, Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0',
  'Safari, iOS':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Chrome, Android':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
  '': 'curl/8.5.0',
};

test('of a browser its kind is kept, never a version', () => {
  for (const [kind, agent] of Object.entries(AGENTS)) assert.equal(clientKind(agent), kind);
});

test('the log can tell two networks apart and can name neither', async () => {
  const hash = (c: Context) => networkHash(clientAddressBehind([])(c), Buffer.from('key'));
  const router = new Hono().get('/', (c) => c.json(originOf(c, 'newsroom', hash(c))));
  const from = async (remoteAddress: string) => {
    const incoming = { incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } } };
    return (await (await router.request('/', {}, incoming)).json()) as { network: string };
  };
  const [here, again, there] = [await from('192.0.2.7'), await from('192.0.2.7'), await from('198.51.100.7')];
  assert.deepEqual(here, again);
  assert.notEqual(here.network, there.network);
  assert.ok(!JSON.stringify([here, there]).includes('192.0.2'));
});
