import type { Context } from 'hono';
import type { Origin } from '../platform/actor.ts';

/** Enough to tell the networks of one newsroom apart, too little to find an address by. */
const HASH_BYTES = 6;
/** The first that fits: every browser names those before it. */
const BROWSERS = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** What the log keeps of where a request came from. @param networkHash of its address @see Origin */
export function originOf(c: Context, door: Origin['door'], networkHash: Buffer): Origin {
  const network = networkHash.subarray(0, HASH_BYTES).toString('hex');
  const client = clientKind(c.req.header('user-agent') ?? '');
  return client ? { door, network, client } : { door, network };
}

/** `Firefox, Windows`: the kind of browser and of system, without the versions that would single one out. */
export function clientKind(userAgent: string): string {
  const found = [BROWSERS, SYSTEMS].flatMap((kinds) => kinds.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? []);
  return found.join(', ');
}
