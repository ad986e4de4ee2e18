import type { Purge } from './events.ts';

export type PurgedValueOptions<Value> = {
  /** A purge of any of these forgets the value. */
  tags: readonly string[];
  /** And of any of these that the value itself names; while it is being read nobody knows them, and any purge does. */
  tagsOf?: (value: Value) => readonly string[];
  read: () => Promise<Value>;
  /** The longest life of a value that nothing purged. */
  maxAgeMs: number;
  /** Milliseconds from any beginning. */
  now: () => number;
};

/** `tags`: those the value names, null while it is being read. */
type Kept<Value> = { value: Promise<Value>; readAt: number; tags: readonly string[] | null };

/**
 * A value read from the database that all pages share, kept under the rule of the page cache: what was being read
 * when a purge came is given to those who already waited, and to nobody after.
 */
export class PurgedValue<Value> {
  readonly #options: PurgedValueOptions<Value>;
  #kept: Kept<Value> | null = null;

  constructor(options: PurgedValueOptions<Value>) {
    this.#options = options;
  }

  get(): Promise<Value> {
    const { read, maxAgeMs, now, tagsOf } = this.#options;
    if (this.#kept && now() - this.#kept.readAt <= maxAgeMs) return this.#kept.value;
    const kept: Kept<Value> = { value: read(), readAt: now(), tags: tagsOf ? null : [] };
    this.#kept = kept;
    kept.value.then(
      (value) => {
        kept.tags = tagsOf?.(value) ?? [];
      },
      () => {
        if (this.#kept === kept) this.#kept = null;
      },
    );
    return kept.value;
  }

  purge({ tags }: Pick<Purge, 'tags'>): void {
    const own = this.#kept?.tags;
    if (own === null || tags === 'everything') this.#kept = null;
    else if (tags.some((tag) => this.#options.tags.includes(tag) || own?.includes(tag))) this.#kept = null;
  }
}
