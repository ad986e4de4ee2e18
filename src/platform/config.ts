import { resolve } from 'node:path';
import { type Fault, Invalid } from './errors.ts';
import { isNetwork } from './network.ts';

/** What the environment decided; read once, in `main.ts`. Names and defaults: docs/operators/configuration.md. */
export type Config = {
  host: string;
  port: number;
  /** The public address, without a trailing slash. */
  url: string;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed, besides this machine's. */
  trustedProxies: string[];
  /** Absolute. */
  dataDir: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** A relay, or `direct://NAME` for none. Null: messages go to `dataDir/outbox`. */
  smtpUrl: string | null;
  /** The mailbox to which bounces come back; null: they are piped or posted. */
  bounceImapUrl: string | null;
  s3: S3Config | null;
  /** Load the demo publication into an empty database. */
  demo: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
};

export type S3Config = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const S3_NAMES = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Invalid with a fault for each variable that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  const faults: Fault[] = [];
  const get = (name: string) => environment[name]?.trim() || null;
  const check = (name: string, ok: boolean, message: string) => {
    if (!ok) faults.push({ path: name, code: 'wrong-setting', message: `${name} ${message}` });
  };
  const port = Number(get('PORT') ?? 3000);
  check(
    'PORT',
    Number.isInteger(port) && port >= 0 && port <= 65535,
    `must be a whole number from 0 to 65535, not "${get('PORT')}".`,
  );
  const host = get('HOST') ?? '127.0.0.1';
  const url = (get('GILYON_URL') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, '');
  check('GILYON_URL', isAddress(url, ['http:', 'https:']), `must be an http or https address, not "${url}".`);
  const trustedProxies = (get('GILYON_TRUSTED_PROXIES') ?? '').split(',').flatMap((one) => one.trim() || []);
  const odd = trustedProxies.find((one) => !isNetwork(one));
  check(
    'GILYON_TRUSTED_PROXIES',
    odd === undefined,
    `must name addresses or networks (10.0.0.0/8), with commas between them, not "${odd}".`,
  );
  const databaseUrl = get('DATABASE_URL');
  check(
    'DATABASE_URL',
    !databaseUrl || isAddress(databaseUrl, ['postgres:', 'postgresql:']),
    'must begin with postgres://.',
  );
  const smtpUrl = get('SMTP_URL');
  check(
    'SMTP_URL',
    !smtpUrl || (isAddress(smtpUrl, ['smtp:', 'smtps:', 'direct:']) && new URL(smtpUrl).hostname !== ''),
    'must begin with smtp:// or smtps://, or be direct:// and the name of this machine.',
  );
  const bounceImapUrl = get('BOUNCE_IMAP_URL');
  check(
    'BOUNCE_IMAP_URL',
    !bounceImapUrl || (isAddress(bounceImapUrl, ['imap:', 'imaps:']) && new URL(bounceImapUrl).username !== ''),
    'must be imaps://user:password@host/FOLDER.',
  );
  const logLevel = (get('LOG_LEVEL') ?? 'info') as Config['logLevel'];
  check('LOG_LEVEL', LOG_LEVELS.includes(logLevel), `must be one of ${LOG_LEVELS.join(', ')}.`);
  const demo = get('GILYON_DEMO') ?? (environment.NODE_ENV === 'production' ? '0' : '1');
  check('GILYON_DEMO', ['0', '1'].includes(demo), 'must be 0 or 1.');
  const s3 = readS3(get, check);
  if (faults.length > 0) {
    throw new Invalid(
      'wrong-settings',
      `The environment is wrong:\n${faults.map((fault) => `  ${fault.message}`).join('\n')}`,
      faults,
    );
  }
  const dataDir = resolve(get('GILYON_DATA') ?? './data');
  return {
    host,
    port,
    url,
    trustedProxies,
    dataDir,
    databaseUrl,
    smtpUrl,
    bounceImapUrl,
    s3,
    demo: demo === '1',
    logLevel,
  };
}

function readS3(
  get: (name: string) => string | null,
  check: (name: string, ok: boolean, message: string) => void,
): S3Config | null {
  const given = S3_NAMES.filter((name) => get(name));
  if (given.length === 0) return null;
  for (const name of S3_NAMES)
    check(
      name,
      get(name) !== null,
      `is missing, although ${given[0]} is set: all of ${S3_NAMES.join(', ')} belong together.`,
    );
  const endpoint = get('S3_ENDPOINT') ?? '';
  check('S3_ENDPOINT', !endpoint || isAddress(endpoint, ['http:', 'https:']), 'must be an http or https address.');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket: get('S3_BUCKET') ?? '',
    region: get('S3_REGION') ?? '',
    accessKeyId: get('S3_ACCESS_KEY_ID') ?? '',
    secretAccessKey: get('S3_SECRET_ACCESS_KEY') ?? '',
  };
}

function isAddress(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
