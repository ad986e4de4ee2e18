import type { Ctx } from '../../platform/context.ts';
import type { SubscriptionId } from '../../platform/ids.ts';
import { installationSecret } from '../../platform/secrets.ts';
import { sign, verifySigned } from '../../platform/tokens.ts';

const PURPOSE = 'click';

/** The token of a reader in an edition's links, where clicks are kept with them: it opens nothing and ends nothing. */
export async function clickSigner(ctx: Pick<Ctx, 'db' | 'now'>): Promise<(id: SubscriptionId) => string> {
  const key = await installationSecret(ctx, 'unsubscribe');
  return (id) => sign(key, PURPOSE, Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url'));
}

/** Whose click it was; null when the token is cut or not ours. */
export async function clickReader(ctx: Pick<Ctx, 'db' | 'now'>, token: string): Promise<SubscriptionId | null> {
  const signed = verifySigned(await installationSecret(ctx, 'unsubscribe'), PURPOSE, token);
  const hex = signed ? Buffer.from(signed, 'base64url').toString('hex') : '';
  if (hex.length !== 32) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as SubscriptionId;
}
