import type { Logger } from 'pino';
import type { Db } from './context.ts';
import type { Outside } from './outside.ts';

/** What a receiving domain asks of whoever brings it mail: RFC 8461. */
export type StsPolicy = { mode: 'enforce' | 'testing' | 'none'; mx: readonly string[] };

type Stored = StsPolicy & { policyId: string; expiresAt: Date };

/** How long a domain's record is not asked for again. */
const LOOK_AGAIN_MS = 600_000;
const LONGEST_SECONDS = 31_557_600;
const MOST_REMEMBERED = 10_000;

/** The policies of domains: kept in the database, so that all workers know them and none forgets. */
export class MtaSts {
  #db: Db;
  #outside: Pick<Outside, 'txt' | 'text'>;
  #now: () => Date;
  #log: Logger;
  #known = new Map<string, { policy: StsPolicy | null; until: number }>();

  constructor(parts: { db: Db; outside: Pick<Outside, 'txt' | 'text'>; now: () => Date; log: Logger }) {
    this.#db = parts.db;
    this.#outside = parts.outside;
    this.#now = parts.now;
    this.#log = parts.log;
  }

  /** The policy that holds for a domain now; null when there is none. */
  async policyOf(domain: string): Promise<StsPolicy | null> {
    const now = this.#now().getTime();
    const known = this.#known.get(domain);
    if (known && known.until > now) return known.policy;
    const policy = await this.#look(domain);
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(domain, { policy, until: now + LOOK_AGAIN_MS });
    return policy;
  }

  /** A kept policy holds until it ends, also when record or policy cannot be had now (RFC 8461, 3.3 and 5.1). */
  async #look(domain: string): Promise<StsPolicy | null> {
    const kept = await this.#kept(domain);
    const policyId = await this.#publishedId(domain);
    if (policyId === null || policyId === kept?.policyId) return kept;
    try {
      const parsed = parseStsPolicy(await this.#outside.text(`https://mta-sts.${domain}/.well-known/mta-sts.txt`));
      const expiresAt = new Date(this.#now().getTime() + parsed.maxAgeSeconds * 1000);
      const policy = { mode: parsed.mode, mx: parsed.mx, policyId, expiresAt };
      await this.#keep(domain, policy);
      return policy;
    } catch (error) {
      this.#log.warn({ err: error, domain }, 'the MTA-STS policy of a domain could not be read');
      return kept;
    }
  }

  /** Null when there is no record, or not exactly one. */
  async #publishedId(domain: string): Promise<string | null> {
    const records = await this.#outside.txt(`_mta-sts.${domain}`).catch(() => []);
    const ours = records.filter((record) => /^v=STSv1\s*;/.test(record));
    if (ours.length !== 1) return null;
    return /;\s*id=([A-Za-z0-9]{1,32})\s*(?:;|$)/.exec(ours[0] ?? '')?.[1] ?? null;
  }

  async #kept(domain: string): Promise<Stored | null> {
    const row = await this.#db
      .selectFrom('mta_sts_policies')
      .selectAll()
      .where('domain', '=', domain)
      .where('expires_at', '>', this.#now())
      .executeTakeFirst();
    if (!row) return null;
    return { mode: row.mode as StsPolicy['mode'], mx: row.mx, policyId: row.policy_id, expiresAt: row.expires_at };
  }

  async #keep(domain: string, { mode, mx, policyId, expiresAt }: Stored): Promise<void> {
    const row = { policy_id: policyId, mode, mx: [...mx], expires_at: expiresAt };
    await this.#db
      .insertInto('mta_sts_policies')
      .values({ domain, ...row })
      .onConflict((conflict) => conflict.column('domain').doUpdateSet(row))
      .execute();
  }
}

/** @throws Error for what is no policy */
export function parseStsPolicy(text: string): StsPolicy & { maxAgeSeconds: number } {
  const fields = text.split(/\r?\n/).map((line) => /^([a-z_]+)\s*:\s*(.*?)\s*$/i.exec(line)?.slice(1) ?? []);
  const first = (name: string) => fields.find(([key]) => key === name)?.[1] ?? '';
  const mode = first('mode');
  const mx = fields.flatMap(([key, value]) => (key === 'mx' && value ? [value.toLowerCase()] : []));
  const maxAge = Number(first('max_age'));
  if (first('version') !== 'STSv1') throw new Error('It is no policy of version STSv1.');
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') throw new Error(`Its mode is "${mode}".`);
  if (!/^\d{1,10}$/.test(first('max_age'))) throw new Error('It has no max_age.');
  if (mode !== 'none' && mx.length === 0) throw new Error('It names no exchanger.');
  return { mode, mx, maxAgeSeconds: Math.min(maxAge, LONGEST_SECONDS) };
}

/** Whether a policy names the host; a star stands for one label alone (RFC 8461, 4.1). */
export function isNamedBy({ mx }: StsPolicy, host: string): boolean {
  return mx.some((pattern) =>
    pattern.startsWith('*.')
      ? host.slice(host.indexOf('.') + 1) === pattern.slice(2) && host.includes('.')
      : pattern === host,
  );
}
