import { choices } from '../../language/strings/choices.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PersonId } from '../../platform/ids.ts';
import { takeRate } from '../../platform/rate-limit.ts';
import { hashSecret, newSecret } from '../../platform/tokens.ts';
import { absolute, paths } from '../../urls.ts';
import { isolateMail } from '../publication/mail-layout.ts';
import { publication } from '../publication/publication-queries.ts';
import { leadAround, noteMail, senderOf } from './note-mail.ts';

const PER_ADDRESS = { limit: 5, windowSeconds: 3600 };
const PER_NETWORK = { limit: 20, windowSeconds: 3600 };
const CONFIRM_WITHIN_MS = 7 * 86_400_000;
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

export type AddressChangeInput = {
  from: string;
  to: string;
  /** Whose account goes along; null: asked for by the link in a message. */
  personId: PersonId | null;
  networkHash: Buffer;
};

/**
 * Asks the new address: nothing moves before the button there is pressed.
 *
 * @throws TooMany
 */
export async function askAddressChange(ctx: Ctx, input: AddressChangeInput): Promise<void> {
  await takeRate(ctx, `address-network:${input.networkHash.toString('base64url')}`, PER_NETWORK);
  await takeRate(ctx, `address-from:${input.from}`, PER_ADDRESS);
  await takeRate(ctx, `address-to:${input.to}`, PER_ADDRESS);
  const secret = newSecret();
  const now = ctx.now();
  await ctx.transact(async (trx) => {
    await trx
      .deleteFrom('address_changes')
      .where('expires_at', '<', new Date(now.getTime() - FORGOTTEN_AFTER_MS))
      .execute();
    await trx
      .insertInto('address_changes')
      .values({
        id: ctx.newId(),
        from_email: input.from,
        email: input.to,
        person_id: input.personId,
        secret_hash: hashSecret(secret),
        expires_at: new Date(now.getTime() + CONFIRM_WITHIN_MS),
        created_at: now,
      })
      .execute();
  });
  const about = await publication(ctx.db);
  const words = choices(about.language).mail;
  await ctx.mail.send(
    noteMail({
      ...{ about, to: input.to, subject: words.addressSubject(about.name), note: words.addressNote },
      from: senderOf(about, ctx.config.url),
      lead: leadAround(words.addressLead, { plain: input.from, html: isolateMail(input.from, about.language) }),
      button: {
        link: absolute(ctx.config.url, paths.confirmAddress(secret)),
        label: words.addressButton,
      },
    }),
  );
}
