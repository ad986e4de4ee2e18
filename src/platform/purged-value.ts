import type { Purge } from './events.ts';

export type PurgedValueOptions<Value> = {
  /** A purge of any of these forgets the value. */
  tags: readonly string[];
  read: () => Promise<Value>;
  /** The longest life of a value that nothing purged. */
  maxAgeMs: number;
  /** Milliseconds from any beginning. */
  now: () => number;
};

/**
 * A value read from the database that all pages share, kept under the rule of the page cache: what was being read
 * when a purge came is given to those who already waited, and to nobody after.
 */
export class PurgedValue<Value> {
  readonly #options: PurgedValueOptions<Value>;
  #kept: { value: Promise<Value>; readAt: number } | null = null;

  constructor(options: PurgedValueOptions<Value>) {
    this.#options = options;
  }

  get(): Promise<Value> {
    const { read, maxAgeMs, now } = this.#options;
    if (this.#kept && now() - this.#kept.readAt <= maxAgeMs) return this.#kept.value;
    const kept = { value: read(), readAt: now() };
    this.#kept = kept;
    kept.value.catch(() => {
      if (this.#kept === kept) this.#kept = null;
    });
    return kept.value;
  }

  purge({ tags }: Pick<Purge, 'tags'>): void {
    if (tags === 'everything' || tags.some((tag) => this.#options.tags.includes(tag))) this.#kept = null;
  }
}
