type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows: numbers without an object each. */
export class Growing<Kind extends Numbers> {
  #array: Kind;
  length: number;
  readonly #make: new (
    length: number,
  ) => Kind;

  constructor(make: new (length: number) => Kind, from?: Kind) {
    this.#make = make;
    this.#array = from ?? new make(64);
    this.length = from?.length ?? 0;
  }

  at(index: number): number {
    return this.#array[index] as number;
  }

  set(index: number, value: number): void {
    this.#array[index] = value;
  }

  push(value: number): void {
    if (this.length === this.#array.length) {
      const grown = new this.#make(Math.max(64, Math.ceil(this.#array.length * 1.5)));
      grown.set(this.#array);
      this.#array = grown;
    }
    this.#array[this.length++] = value;
  }

  /** What is there, without a copy: valid until the next `push`. */
  view(): Kind {
    return this.#array.subarray(0, this.length) as Kind;
  }
}
