import { createHmac, randomBytes } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import { hourOf } from './read-queries.ts';
import { addReads } from './read-store.ts';

/** One network (an office, a mobile operator's gate) counts so often an article, and so often at all, in an hour. */
const MOST_OF_ONE_ARTICLE = 20;
const MOST_OF_ONE_NETWORK = 600;
/** What is remembered of an hour at most; beyond it nothing is counted until the next. */
const MOST_REMEMBERED = 200_000;

/**
 * Counts how often articles are read, in memory, and adds the sums to the hours' counts in the database when `flush` is
 * called. Who reads is not known: a network's address only serves, as a hash under a key that is made anew each hour and
 * never leaves this object, to keep one network from counting without end.
 */
export class ReadCounter {
  readonly #ctx: Pick<Ctx, 'db' | 'now'>;
  #counts = new Map<string, { articleId: string; hour: Date; count: number }>();
  #hour = 0;
  #key = randomBytes(32);
  readonly #seen = new Map<string, number>();

  constructor(ctx: Pick<Ctx, 'db' | 'now'>) {
    this.#ctx = ctx;
  }

  /** @returns whether it was counted */
  note(articleId: string, network: string): boolean {
    const hour = hourOf(this.#ctx.now());
    if (hour.getTime() !== this.#hour) this.#begin(hour.getTime());
    if (this.#seen.size >= MOST_REMEMBERED) return false;
    if (this.#times(network) > MOST_OF_ONE_NETWORK) return false;
    if (this.#times(`${network} ${articleId}`) > MOST_OF_ONE_ARTICLE) return false;
    const key = `${this.#hour} ${articleId}`;
    const known = this.#counts.get(key);
    if (known) known.count++;
    else this.#counts.set(key, { articleId, hour, count: 1 });
    return true;
  }

  /** Writes what was counted. What cannot be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      await addReads(this.#ctx.db, [...counts.values()]);
    } catch (error) {
      for (const [key, row] of counts) {
        const since = this.#counts.get(key);
        if (since) since.count += row.count;
        else this.#counts.set(key, row);
      }
      throw error;
    }
  }

  #begin(hour: number): void {
    this.#hour = hour;
    this.#key = randomBytes(32);
    this.#seen.clear();
  }

  #times(what: string): number {
    const hash = createHmac('sha256', this.#key).update(what).digest('base64url').slice(0, 22);
    const times = (this.#seen.get(hash) ?? 0) + 1;
    this.#seen.set(hash, times);
    return times;
  }
}
