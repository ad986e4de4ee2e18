import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { freeDomain } from './domain-store.ts';
import type { MailSettings } from './mail-settings.ts';
import { mailSettings } from './mail-settings-queries.ts';

/** Changes what is given of how newsletters go out. Emits `mail-settings-changed`. @throws Forbidden */
export async function changeMailSettings(ctx: Ctx, by: Actor, change: Partial<MailSettings>): Promise<MailSettings> {
  mustBeAllowed(by, 'manage-publication');
  return ctx.transact(async (trx, emit) => {
    const after = { ...(await mailSettings(trx)), ...change };
    const settings = JSON.stringify(after);
    await trx
      .insertInto('mail_settings')
      .values({ settings })
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ settings }))
      .execute();
    await emit({ name: 'mail-settings-changed', fields: Object.keys(change) }, by);
    return after;
  });
}

/** Lets mail go to a domain that was paused or rests. Emits `mail-domain-resumed`. @throws Forbidden; Conflict */
export async function resumeDomain(ctx: Ctx, by: Actor, domain: string): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    if (!(await freeDomain(trx, domain))) throw new Conflict('not-paused', 'Nothing holds mail to this domain.');
    await emit({ name: 'mail-domain-resumed', domain, reason: '' }, by);
  });
}
