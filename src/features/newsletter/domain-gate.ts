import type { Ctx } from '../../platform/context.ts';
import type { SmtpReply } from '../../platform/smtp-reply.ts';
import { restDomain, restingDomains } from './domain-store.ts';

const LOOK_AT = 20;
const LEAST_FAILURES = 5;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;
const READ_EVERY_MS = 5_000;

type State = { answers: boolean[]; failures: number; restUntil: number };

/**
 * Which receiving domains are left alone for a while. A domain of whose last answers at least half say "not now" rests,
 * twice as long each time, and a domain that somebody paused rests until it is freed; every other one goes on.
 */
export class DomainGate {
  #ctx: Pick<Ctx, 'db' | 'now'>;
  #states = new Map<string, State>();
  #paused = new Set<string>();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(ctx: Pick<Ctx, 'db' | 'now'>) {
    this.#ctx = ctx;
  }

  /** Hears what other workers found, now and then. */
  async refresh(): Promise<void> {
    const now = this.#ctx.now();
    if (now.getTime() - this.#readAt < READ_EVERY_MS) return;
    this.#readAt = now.getTime();
    const resting = await restingDomains(this.#ctx.db, now);
    this.#paused = new Set(resting.filter((one) => one.pausedAt).map((one) => one.domain));
    for (const { domain, failures, restUntil } of resting) {
      const state = this.#state(domain);
      state.failures = Math.max(state.failures, failures);
      if (restUntil) state.restUntil = Math.max(state.restUntil, restUntil.getTime());
    }
  }

  /** Until when nothing goes there; null when something may. */
  closedUntil(domain: string): Date | null {
    const now = this.#ctx.now().getTime();
    if (this.#paused.has(domain)) return new Date(now + LONGEST_REST_MS);
    const until = this.#states.get(domain)?.restUntil ?? 0;
    return until > now ? new Date(until) : null;
  }

  /** Notes an answer. @returns true when the domain rests from now on */
  heard(domain: string, reply: SmtpReply): boolean {
    const state = this.#state(domain);
    // What was on its way when the rest began says nothing new.
    if (state.restUntil > this.#ctx.now().getTime()) return false;
    const isRefusal = reply.code >= 400 && reply.code < 500;
    state.answers.push(!isRefusal);
    if (state.answers.length > LOOK_AT) state.answers.shift();
    if (!isRefusal) {
      if (state.answers.length >= LOOK_AT && state.answers.every(Boolean)) state.failures = 0;
      return false;
    }
    const refusals = state.answers.filter((isGood) => !isGood).length;
    if (refusals < LEAST_FAILURES || refusals * 2 < state.answers.length) return false;
    state.failures++;
    state.answers = [];
    const restMs = Math.min(FIRST_REST_MS * 2 ** (state.failures - 1), LONGEST_REST_MS);
    state.restUntil = this.#ctx.now().getTime() + restMs;
    return true;
  }

  /** Tells the other workers. */
  async rest(domain: string, reason: string): Promise<void> {
    const { restUntil, failures } = this.#state(domain);
    await restDomain(this.#ctx.db, { domain, until: new Date(restUntil), failures, reason });
  }

  #state(domain: string): State {
    let state = this.#states.get(domain);
    if (!state) {
      state = { answers: [], failures: 0, restUntil: 0 };
      this.#states.set(domain, state);
    }
    return state;
  }
}
