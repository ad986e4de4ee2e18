import { createHmac } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request came from. Behind a proxy on this very machine the last address it added to `X-Forwarded-For` is
 * taken; from anybody else that header is not believed.
 */
export function clientAddress(c: Context): string {
  const remote = getConnInfo(c).remote.address ?? 'unknown';
  if (!isLoopback(remote)) return remote;
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded || remote;
}

/** A network address is personal data: only its keyed hash is counted or kept. The last octets of IPv6 are the host's. */
export function networkHash(address: string, secret: Buffer): Buffer {
  const network = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
  return createHmac('sha256', secret).update(network).digest();
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
