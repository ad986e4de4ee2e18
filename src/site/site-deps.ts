import type { Context } from 'hono';
import type { Auth } from '../features/people/auth.ts';
import { type ClientAddress, networkHash } from '../http/client-address.ts';
import type { Ctx } from '../platform/context.ts';
import type { Frame } from './frame.ts';

/** What the pages that know their reader stand on. */
export type PersonalDeps = {
  ctx: Ctx;
  auth: Auth;
  frame: () => Promise<Frame>;
  addressOf: ClientAddress;
  /** The key under which network addresses are hashed. */
  networkKey: Buffer;
};

export function networkOf(deps: PersonalDeps, c: Context): Buffer {
  return networkHash(deps.addressOf(c), deps.networkKey);
}

/** A form's field, as text; never a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A path of ours to go back to, or the one given: never another site. */
export function safeReturn(to: string, otherwise: string): string {
  return /^\/(?![/\\])[^\u0000-\u001F]*$/.test(to) ? to : otherwise;
}
