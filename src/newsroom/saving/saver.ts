import type { Fields, Known } from './fields.ts';
import type { Journal } from './journal.ts';
import {
  isAllSaved,
  type QueueState,
  type SaveEffect,
  type SaveEvent,
  type SaveProblem,
  type SaveRequest,
  step,
} from './save-queue.ts';

export type SaverDeps = {
  seat: string;
  personId: string;
  journal: Journal;
  /** Rejects with what `problemOf` reads. */
  save: (request: SaveRequest) => Promise<Known>;
  load: (id: string) => Promise<{ article: Known; by: string }>;
  problemOf: (error: unknown) => SaveProblem;
  /** Calls back after a while, once; a new call takes the place of the one before. */
  wake: (ms: number, then: () => void) => void;
  onState: (state: QueueState) => void;
  onEffect: (effect: Extract<SaveEffect, { do: 'show' | 'made' | 'merged' | 'kept' }>) => void;
  /** The browser does not keep what is typed: no room, or no storage at all. */
  onUnkept: (isUnkept: boolean) => void;
};

export type Saver = {
  state: () => QueueState;
  tell: (event: SaveEvent) => void;
  /** Somebody saved: asks what. */
  look: () => void;
  /** Sends what waits; ends when it has arrived (true) or cannot for now (false). */
  flush: () => Promise<boolean>;
  /** Ends when the journal has what was typed so far. */
  kept: () => Promise<void>;
  stop: () => void;
};

/** Runs the queue: does what it says, and tells it what came of it. */
export function makeSaver(deps: SaverDeps, start: QueueState): Saver {
  let state = start;
  let stopped = false;
  let turn = 0;
  let keeping: Promise<void> = Promise.resolve();
  let isBehind = false;
  let isWriting = false;
  let isUnkept = false;
  const waiting: (() => void)[] = [];

  function tell(event: SaveEvent): void {
    if (stopped) return;
    const { state: next, effects } = step(state, event);
    state = next;
    // The journal first: what is sent or shown must not be ahead of what is kept.
    for (const effect of effects) if (effect.do === 'keep' || effect.do === 'forget') perform(effect);
    // There may be room again, though nobody types.
    if (isUnkept) keep();
    deps.onState(state);
    for (const effect of effects) if (effect.do !== 'keep' && effect.do !== 'forget') perform(effect);
    for (const check of waiting.splice(0)) check();
  }

  function perform(effect: SaveEffect): void {
    switch (effect.do) {
      case 'keep':
      case 'forget':
        return keep();
      case 'send':
        deps.save(effect.request).then(
          (article) => tell({ type: 'answered', article }),
          (error) => tell({ type: 'failed', problem: deps.problemOf(error) }),
        );
        return;
      case 'fetch':
        return fetchTheirs(effect.id);
      case 'wait':
        return deps.wake(effect.ms, () => tell({ type: 'due' }));
      default:
        return deps.onEffect(effect);
    }
  }

  function fetchTheirs(id: string): void {
    deps.load(id).then(
      ({ article, by }) => tell({ type: 'theirs', article, by }),
      (error) => tell({ type: 'unreachable', problem: deps.problemOf(error) }),
    );
  }

  /** One writing at a time; what was typed meanwhile goes with the next, as it is then. */
  function keep(): void {
    isBehind = true;
    if (!isWriting) keeping = write();
  }

  async function write(): Promise<void> {
    isWriting = true;
    while (isBehind && !stopped) {
      isBehind = false;
      const isNeedless = isAllSaved(state);
      try {
        if (isNeedless) await deps.journal.remove(deps.seat);
        else await deps.journal.put(entry(state));
        isUnkept = false;
      } catch {
        isUnkept = !isNeedless;
      }
      deps.onUnkept(isUnkept);
    }
    isWriting = false;
  }

  function entry(of: QueueState) {
    turn++;
    return { seat: deps.seat, personId: deps.personId, subject: of.known?.id ?? of.draftKey, turn, state: of };
  }

  return {
    state: () => state,
    tell,
    look: () => {
      if (state.known && !state.isSending) fetchTheirs(state.known.id);
    },
    flush: async () => {
      tell({ type: 'due' });
      // As long as something is under way, and then once more for what was typed meanwhile.
      for (let rounds = 0; rounds < 20; rounds++) {
        while (state.isSending && !stopped) await new Promise<void>((resolve) => waiting.push(resolve));
        if (stopped || isAllSaved(state) || state.trouble || state.conflict?.theirs) break;
        tell({ type: 'due' });
        if (!state.isSending)
          await new Promise<void>((resolve) => (state.conflict ? waiting.push(resolve) : resolve()));
      }
      return isAllSaved(state);
    },
    kept: () => keeping,
    stop: () => {
      stopped = true;
      for (const check of waiting.splice(0)) check();
    },
  };
}

/** The fields of an article that nobody has written in yet. */
export function blankFields(given: Pick<Fields, 'section' | 'language'>): Fields {
  return {
    kicker: '',
    headline: '',
    shortHeadline: '',
    deck: '',
    slug: '',
    authors: [],
    topics: [],
    lead: null,
    body: { type: 'doc', content: [{ type: 'paragraph' }] },
    ...given,
  };
}
