import { createHmac } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import type { SubscriptionId } from '../../platform/ids.ts';
import { installationSecret } from '../../platform/secrets.ts';
import type { MailSettings } from './mail-settings.ts';

/**
 * The envelope's sender tells of itself what came back (VERP): `news+b-SERIAL-SUBSCRIPTION-SIGNATURE@example.org`. In
 * letters that survive a change of case, and signed, so that nobody can have strangers suppressed.
 */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const SIGNATURE_LETTERS = 10;

export async function returnAddresses(
  ctx: Pick<Ctx, 'db' | 'now'>,
  settings: Pick<MailSettings, 'bounceAddress'>,
  senderEmail: string,
): Promise<(serial: number, id: SubscriptionId) => string> {
  const secret = await installationSecret(ctx, 'return-address');
  const address = settings.bounceAddress || senderEmail;
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  return (serial, id) => {
    const body = `${serial.toString(36)}-${base32(Buffer.from(id.replaceAll('-', ''), 'hex'))}`;
    return `${local}+b-${body}-${signatureOf(secret, body)}@${domain}`;
  };
}

/** Whose message an address is that something came back to; null when it is none of ours. */
export async function readReturnAddress(
  ctx: Pick<Ctx, 'db' | 'now'>,
  address: string,
): Promise<{ serial: number; subscriptionId: SubscriptionId } | null> {
  const [, body = '', serial = '', id = '', signature = ''] =
    /\+b-(([0-9a-z]{1,7})-([a-z2-7]{26}))-([a-z2-7]{10})@/.exec(address.toLowerCase()) ?? [];
  if (!body) return null;
  const secret = await installationSecret(ctx, 'return-address');
  if (signatureOf(secret, body) !== signature) return null;
  const hex = fromBase32(id).toString('hex');
  const subscriptionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as SubscriptionId;
  return { serial: Number.parseInt(serial, 36), subscriptionId };
}

function signatureOf(secret: Buffer, body: string): string {
  return base32(createHmac('sha256', secret).update(body).digest()).slice(0, SIGNATURE_LETTERS);
}

function base32(data: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of data) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const letter of text) {
    value = (value << 5) | BASE32.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >>> bits) & 255);
    value &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
