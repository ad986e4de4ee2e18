import { type Actor, type Role, SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import type { PersonId } from '../../platform/ids.ts';
import { takeRate } from '../../platform/rate-limit.ts';
import { hashSecret, newSecret } from '../../platform/tokens.ts';
import type { Auth } from './auth.ts';

const CODES_PER_ADDRESS = { limit: 5, windowSeconds: 900 };
const CODES_PER_NETWORK = { limit: 30, windowSeconds: 900 };
const TRIES_PER_ADDRESS = { limit: 15, windowSeconds: 900 };
const LINK_LIFE_MS = 24 * 3_600_000;

/**
 * Sends a code to the address, whether or not it has an account: nobody learns which addresses have.
 *
 * @param network a hash of the asker's network address
 * @throws TooMany; Invalid for an address that the library does not take
 */
export async function startSignIn(ctx: Ctx, auth: Auth, input: { email: string; network: string }): Promise<void> {
  await takeRate(ctx, `sign-in-network:${input.network}`, CODES_PER_NETWORK);
  await takeRate(ctx, `sign-in:${input.email}`, CODES_PER_ADDRESS);
  const { api } = await auth.load();
  await api.sendVerificationOTP({ body: { email: input.email, type: 'sign-in' } }).catch((error: unknown) => {
    throw isRefusal(error) ? wrongEmail() : error;
  });
}

/**
 * Redeems a code for a session. Emits `person-signed-in`.
 *
 * @returns the cookies to set, or null when the code is wrong, used or expired
 * @throws TooMany
 */
export async function redeemCode(
  ctx: Ctx,
  auth: Auth,
  input: { email: string; code: string },
): Promise<string[] | null> {
  await takeRate(ctx, `sign-in-try:${input.email}`, TRIES_PER_ADDRESS);
  try {
    const { headers, response } = await (await auth.load()).api.signInEmailOTP({
      body: { email: input.email, otp: input.code },
      returnHeaders: true,
    });
    const personId = response.user.id;
    await ctx.transact((_trx, emit) => emit({ name: 'person-signed-in', personId, by: 'code' }, SYSTEM));
    return headers.getSetCookie();
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Who a request's session cookie stands for. */
export async function sessionActor(
  auth: Auth,
  headers: Headers,
): Promise<(Extract<Actor, { kind: 'person' }> & { email: string }) | null> {
  if (!headers.get('cookie')?.includes('gilyon.session_token')) return null;
  const session = await (await auth.load()).api.getSession({ headers });
  if (!session) return null;
  const { id, name, email, role } = session.user;
  return { kind: 'person', id: id as PersonId, name: name || email, role: (role ?? 'reader') as Role, email };
}

/** @returns the cookies that end the session in the browser */
export async function signOut(auth: Auth, headers: Headers): Promise<string[]> {
  const answer = await (await auth.load()).api.signOut({ headers, returnHeaders: true }).catch(() => null);
  return answer?.headers.getSetCookie() ?? [];
}

/** A link that signs one member of the staff in once, within a day: how the first administrator comes in. */
export async function makeOneTimeLink(ctx: Ctx, email: string, role: Role): Promise<string> {
  const secret = newSecret();
  const now = ctx.now();
  const person = await ctx.db
    .insertInto('people')
    .values({ id: ctx.newId(), email, email_verified: true, role, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ updated_at: now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('one_time_links')
    .values({
      id: ctx.newId(),
      person_id: person.id,
      secret_hash: hashSecret(secret),
      expires_at: new Date(now.getTime() + LINK_LIFE_MS),
      created_at: now,
    })
    .execute();
  return secret;
}

/** @returns the cookies to set, or null when the link is unknown, used or expired */
export async function redeemOneTimeLink(ctx: Ctx, auth: Auth, secret: string): Promise<string[] | null> {
  const used = await ctx.db
    .updateTable('one_time_links')
    .set({ used_at: ctx.now() })
    .where('secret_hash', '=', hashSecret(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .returning('person_id')
    .executeTakeFirst();
  if (!used) return null;
  const { email } = await ctx.db
    .selectFrom('people')
    .select('email')
    .where('id', '=', used.person_id)
    .executeTakeFirstOrThrow();
  const code = await (await auth.load()).api.createVerificationOTP({ body: { email, type: 'sign-in' } });
  if (typeof code !== 'string') throw new Invalid('no-code', 'A code could not be made.');
  return redeemCode(ctx, auth, { email, code });
}

function wrongEmail(): Invalid {
  const message = 'This address cannot be used to sign in.';
  return new Invalid('invalid-input', message, [{ path: 'email', code: 'not-an-address', message }]);
}

/** The library's own error for what it does not accept. */
function isRefusal(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return name === 'APIError' && statusCode !== undefined && statusCode < 500;
}
