import type { Logger } from 'pino';
import { mailExchangers, NoExchanger, noExchanger } from './mail-exchangers.ts';
import { isNamedBy, type MtaSts, type StsPolicy } from './mta-sts.ts';
import type { Outside } from './outside.ts';
import { SmtpConnection, SmtpRefused, TlsFailed } from './smtp-connection.ts';
import type { SmtpServer } from './smtp-server.ts';

export type DirectParts = {
  /** How this machine calls itself; its address should lead back to this name. */
  name: string;
  outside: Outside;
  policies: Pick<MtaSts, 'policyOf'>;
  log: Logger;
  port?: number;
  /** Certificates to believe beside the system's, as PEM. */
  trust?: readonly string[];
};

const SMTP_PORT = 25;
const MOST_TRIES = 5;

/**
 * A connection to one of the hosts that take a domain's mail. Where its MTA-STS policy is enforced, to none that the
 * policy does not name, and over TLS with a certificate that is good for the host; elsewhere over TLS if it can be had.
 *
 * @throws NoExchanger with what a mail server would say of it
 */
export async function openExchanger(parts: DirectParts, domain: string): Promise<SmtpConnection> {
  const policy = await parts.policies.policyOf(domain);
  let fault: NoExchanger | null = null;
  let tries = 0;
  for (const host of await mailExchangers(parts.outside, domain)) {
    if (policy && policy.mode !== 'none' && !isNamedBy(policy, host)) {
      const why = `${host} is not named by the MTA-STS policy of ${domain}`;
      parts.log.warn({ domain, host, mode: policy.mode }, why);
      fault ??= noExchanger(451, '4.7.5', why);
      if (policy.mode === 'enforce') continue;
    }
    for (const address of await addressesOf(parts, host)) {
      if (++tries > MOST_TRIES) throw fault ?? noExchanger(451, '4.4.1', `${domain} cannot be reached`);
      try {
        return await connect(parts, policy, host, address);
      } catch (error) {
        fault = faultOf(error as Error, host);
      }
    }
  }
  throw fault ?? noExchanger(451, '4.4.3', `none of the exchangers of ${domain} has an address`);
}

async function addressesOf({ outside }: DirectParts, host: string): Promise<string[]> {
  return outside.addresses(host).catch(() => []);
}

async function connect(
  parts: DirectParts,
  policy: StsPolicy | null,
  host: string,
  address: string,
): Promise<SmtpConnection> {
  const isStrict = policy?.mode === 'enforce';
  const server: SmtpServer = {
    ...{ host, address, port: parts.port ?? SMTP_PORT, name: parts.name, user: null, password: '' },
    ...{ isSecure: false, mustSecure: isStrict, verifies: isStrict, staysPlain: false },
    ...(parts.trust ? { trust: parts.trust } : {}),
  };
  try {
    return await SmtpConnection.open(server);
  } catch (error) {
    // Who offers a broken TLS and asks for none gets mail as before there was any (RFC 7435).
    if (isStrict || !(error instanceof TlsFailed)) throw error;
    return SmtpConnection.open({ ...server, staysPlain: true });
  }
}

/** Nothing that a host says before the envelope is about a reader: it is for now. */
function faultOf(error: Error, host: string): NoExchanger {
  if (error instanceof SmtpRefused) {
    const { code, status, text } = error.reply;
    if (code < 500) return new NoExchanger(error.reply);
    return new NoExchanger({
      code: 451,
      status: status?.replace(/^5/, '4') ?? '4.3.0',
      text: `${host}: ${code} ${text}`,
    });
  }
  const isTls = error instanceof TlsFailed || /offers no TLS/.test(error.message);
  return noExchanger(451, isTls ? '4.7.5' : '4.4.1', `${host}: ${error.message}`);
}
