import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Reads } from '../../platform/context.ts';
import { dkimRecord, newDkimKey } from '../../platform/dkim.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import { putSecret, removeSecret } from '../../platform/secrets.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { secretName } from './signing-key-queries.ts';

/** A key as the operator sees it: what to put into the DNS, and where it stands. */
export type DkimKeyView = {
  domain: string;
  selector: string;
  /** SELECTOR._domainkey.DOMAIN, of type TXT. */
  recordName: string;
  record: string;
  state: 'made' | 'signs' | 'retired';
  createdAt: Date;
};

/** The keys, newest first. */
export async function dkimKeys(db: Reads): Promise<DkimKeyView[]> {
  const rows = await db.selectFrom('dkim_keys').selectAll().orderBy('created_at', 'desc').orderBy('selector').execute();
  return rows.map((row) => ({
    domain: row.domain,
    selector: row.selector,
    recordName: `${row.selector}._domainkey.${row.domain}`,
    record: dkimRecord(row.public_key),
    state: row.retired_at ? 'retired' : row.signs_since ? 'signs' : 'made',
    createdAt: row.created_at,
  }));
}

/**
 * Makes a key for a sending domain. It signs nothing until its record stands in the DNS and somebody says so. Emits
 * `dkim-key-made`.
 *
 * @returns its selector
 * @throws Forbidden
 */
export async function makeDkimKey(ctx: Ctx, by: Actor, domain: string): Promise<{ selector: string }> {
  mustBeAllowed(by, 'manage-publication');
  const { privatePem, publicBase64 } = await newDkimKey();
  return ctx.transact(async (trx, emit) => {
    const stamp = ctx.now().toISOString().slice(0, 10).replaceAll('-', '');
    const taken = await trx
      .selectFrom('dkim_keys')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('domain', '=', domain)
      .where('selector', 'like', `gilyon${stamp}%`)
      .executeTakeFirstOrThrow();
    const selector = `gilyon${stamp}${Number(taken.count) > 0 ? `-${taken.count}` : ''}`;
    await putSecret(trx, secretName(domain, selector), Buffer.from(privatePem), ctx.now());
    await trx
      .insertInto('dkim_keys')
      .values({ domain, selector, public_key: publicBase64, created_at: ctx.now() })
      .execute();
    await emit({ name: 'dkim-key-made', domain, selector }, by);
    return { selector };
  });
}

/**
 * Lets a key sign from now on; the one that signed for the domain is retired, and may be taken out of the DNS when the
 * mail signed with it has been read. Emits `dkim-key-signs`.
 *
 * @throws Forbidden; NotFound; Conflict `key-retired`
 */
export async function signWithDkimKey(ctx: Ctx, by: Actor, key: { domain: string; selector: string }): Promise<void> {
  mustBeAllowed(by, 'manage-publication');
  await ctx.transact(async (trx, emit) => {
    const row = await lockKey(trx, key);
    if (row.retired_at) throw new Conflict('key-retired', 'This key was retired; make a new one.');
    await trx
      .updateTable('dkim_keys')
      .set({ retired_at: ctx.now() })
      .where('domain', '=', key.domain)
      .where('signs_since', 'is not', null)
      .where('retired_at', 'is', null)
      .where('selector', '<>', key.selector)
      .execute();
    await trx
      .updateTable('dkim_keys')
      .set({ signs_since: row.signs_since ?? ctx.now() })
      .where('domain', '=', key.domain)
      .where('selector', '=', key.selector)
      .execute();
    await emit({ name: 'dkim-key-signs', ...key }, by);
  });
}

/** Lets a key sign no more, and forgets its private half. Emits `dkim-key-retired`. @throws Forbidden; NotFound */
export async function retireDkimKey(ctx: Ctx, by: Actor, key: { domain: string; selector: string }): Promise<void> {
  mustBeAllowed(by, 'manage-publication');
  await ctx.transact(async (trx, emit) => {
    await lockKey(trx, key);
    await trx
      .updateTable('dkim_keys')
      .set({ retired_at: ctx.now() })
      .where('domain', '=', key.domain)
      .where('selector', '=', key.selector)
      .execute();
    await removeSecret(trx, secretName(key.domain, key.selector));
    await emit({ name: 'dkim-key-retired', ...key }, by);
  });
}

async function lockKey(trx: Parameters<Parameters<Ctx['transact']>[0]>[0], key: { domain: string; selector: string }) {
  const row = await trx
    .selectFrom('dkim_keys')
    .selectAll()
    .where('domain', '=', key.domain)
    .where('selector', '=', key.selector)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound('no-such-key', 'There is no such key.');
  return row;
}
