/**
 * What a verb throws. `code` is stable and is what a caller branches on; only `http/error-response.ts` knows statuses.
 * A fault names the place in the input (`path`, as a JSON pointer without the leading slash) and says what is wrong.
 */
export type Fault = { path: string; code: string; message: string };

class Refusal extends Error {
  readonly code: string;
  readonly faults: readonly Fault[];
  /** What else the caller needs to go on, beside the code. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    name: string,
    code: string,
    message: string,
    faults: readonly Fault[] = [],
    details: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = name;
    this.code = code;
    this.faults = faults;
    this.details = details;
  }
}

/** There is no such thing, or the asker may not know that there is. */
export class NotFound extends Refusal {
  constructor(code: string, message: string) {
    super('NotFound', code, message);
  }
}

/** It was there once and was taken away on purpose. */
export class Gone extends Refusal {
  constructor(code: string, message: string) {
    super('Gone', code, message);
  }
}

/** Nobody is signed in, or the token is unknown. */
export class Unauthenticated extends Refusal {
  constructor(code: string, message: string) {
    super('Unauthenticated', code, message);
  }
}

/** The actor is known and may not do this. */
export class Forbidden extends Refusal {
  constructor(code: string, message: string) {
    super('Forbidden', code, message);
  }
}

/** The thing has changed, or is in a state that does not allow this. */
export class Conflict extends Refusal {
  constructor(code: string, message: string, details: Readonly<Record<string, string | number>> = {}) {
    super('Conflict', code, message, [], details);
  }
}

/** The input is wrong; every fault is named. */
export class Invalid extends Refusal {
  constructor(code: string, message: string, faults: readonly Fault[] = []) {
    super('Invalid', code, message, faults);
  }
}

/** Too much was sent: more bytes, pixels or rows than are taken. */
export class TooLarge extends Refusal {
  constructor(code: string, message: string, faults: readonly Fault[] = []) {
    super('TooLarge', code, message, faults);
  }
}

/** Too often. `retryAfterSeconds` says when to come back. */
export class TooMany extends Refusal {
  readonly retryAfterSeconds: number;

  constructor(code: string, message: string, retryAfterSeconds: number) {
    super('TooMany', code, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export { Refusal };
