import { createHmac } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Where a request came from, as text. */
export type ClientAddress = (c: Context) => string;

/**
 * Behind proxies that are believed, the last address in `X-Forwarded-For` that is not such a proxy's: each adds the one
 * it was asked by. From anybody else that header is not believed. This very machine always is.
 *
 * @param proxies addresses, or networks in CIDR notation (RFC 4632, RFC 4291), as `isNetwork` takes them
 */
export function clientAddressBehind(proxies: readonly string[]): ClientAddress {
  const believed = new BlockList();
  for (const network of ['127.0.0.0/8', '::1', ...proxies]) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) believed.addAddress(address, family);
    else believed.addSubnet(address, Number(prefix), family);
  }
  const isBelieved = (address: string) =>
    isIP(address) !== 0 && believed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (c) => {
    let address = plain(getConnInfo(c).remote.address ?? 'unknown');
    const forwarded = c.req.header('x-forwarded-for')?.split(',') ?? [];
    while (isBelieved(address) && forwarded.length > 0) {
      const before = plain(forwarded.pop()?.trim() ?? '');
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

/** A network address is personal data: only its keyed hash is counted or kept. The last octets of IPv6 are the host's. */
export function networkHash(address: string, secret: Buffer): Buffer {
  const network = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
  return createHmac('sha256', secret).update(network).digest();
}

/** A socket that hears both families names an IPv4 address inside an IPv6 one (RFC 4291, 2.5.5.2). */
function plain(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
