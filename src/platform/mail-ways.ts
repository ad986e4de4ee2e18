import type { BulkMail } from './bulk-mail.ts';
import type { Config } from './config.ts';
import type { Ctx } from './context.ts';
import { directCourier } from './direct-courier.ts';
import { directMail } from './direct-mail.ts';
import type { DkimKey } from './dkim.ts';
import type { Mail } from './mail.ts';
import { withPriority } from './mail-priority.ts';
import { MtaSts } from './mta-sts.ts';
import { outboxFolder } from './outbox.ts';
import { outboxBulk } from './outbox-bulk.ts';
import { outboxMail } from './outbox-mail.ts';
import { outside } from './outside.ts';
import { smtpCourier } from './smtp-courier.ts';
import { smtpMail } from './smtp-mail.ts';
import { directName, parseSmtpUrl } from './smtp-server.ts';

type Parts = Pick<Ctx, 'db' | 'now' | 'newId' | 'log'> & {
  config: Config;
  keyOf: (domain: string) => Promise<DkimKey | null>;
};

/** The ways out that `SMTP_URL` asks for: through a relay, straight to each receiver, or into the outbox. */
export function mailWays(parts: Parts): { mail: Mail; bulk: BulkMail; close: () => void } {
  const { smtpUrl, dataDir, url } = parts.config;
  if (!smtpUrl) {
    const outbox = outboxMail(outboxFolder(dataDir), parts.now);
    return { mail: outbox, bulk: outboxBulk(outbox.write), close: () => {} };
  }
  const name = directName(smtpUrl);
  if (name !== null) {
    const world = outside();
    const bulk = directCourier({
      name,
      outside: world,
      policies: new MtaSts({ ...parts, outside: world }),
      log: parts.log,
    });
    return { ...withPriority({ mail: directMail({ ...parts, bulk }), bulk }), close: () => {} };
  }
  const relay = smtpMail(smtpUrl);
  const bulk = smtpCourier(parseSmtpUrl(smtpUrl, new URL(url).hostname));
  return { ...withPriority({ mail: relay, bulk }), close: () => relay.close() };
}
