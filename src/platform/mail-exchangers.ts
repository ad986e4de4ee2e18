import type { Outside } from './outside.ts';
import type { SmtpReply } from './smtp-reply.ts';

/** Why nothing can be brought to a domain, now or at all, in the words of a mail server. */
export class NoExchanger extends Error {
  readonly reply: SmtpReply;

  constructor(reply: SmtpReply) {
    super(`${reply.code} ${reply.text}`);
    this.name = 'NoExchanger';
    this.reply = reply;
  }
}

const MOST_EXCHANGERS = 8;

/**
 * The hosts that take a domain's mail, the preferred first, those of one preference in an order of chance (RFC 5321, 5.1).
 *
 * @throws NoExchanger 5.1.2 without such a domain, 5.1.10 where it takes no mail (RFC 7505), 4.4.3 when nobody knows
 */
export async function mailExchangers(outside: Pick<Outside, 'mx'>, domain: string): Promise<string[]> {
  let found: { exchange: string; priority: number }[];
  try {
    found = await outside.mx(domain);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOTFOUND') throw noExchanger(550, '5.1.2', `there is no domain ${domain}`);
    // Without such a record the domain itself is meant, if it has an address.
    if (code === 'ENODATA') return [domain];
    throw noExchanger(451, '4.4.3', `${domain} cannot be looked up now: ${code ?? (error as Error).message}`);
  }
  if (found.length === 0) return [domain];
  if (found.every(({ exchange }) => exchange === '' || exchange === '.'))
    throw noExchanger(556, '5.1.10', `${domain} takes no mail`);
  const order = found.map((one) => ({ ...one, chance: Math.random() }));
  order.sort((a, b) => a.priority - b.priority || a.chance - b.chance);
  return order.map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, '')).slice(0, MOST_EXCHANGERS);
}

export function noExchanger(code: number, status: string, why: string): NoExchanger {
  return new NoExchanger({ code, status, text: `${status} ${why}` });
}
