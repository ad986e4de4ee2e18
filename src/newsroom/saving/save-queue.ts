import { type Change, type FieldName, type Fields, isEmpty, type Known, namesIn, only, without } from './fields.ts';
import { changeBetween, mergeArticle } from './merge-article.ts';

/**
 * How what is typed comes to the newsroom and is lost on no way there: a machine of events and effects, without a
 * clock, a browser or a network of its own. The same lines run in the page and in the histories that test them.
 *
 * Its whole state is what the journal keeps: whoever reads it back goes on from there. A request whose answer did not
 * come is sent again as it was before anything newer is; the server makes no second revision of the same words.
 */
export type QueueState = {
  /** Under which a new article is made: asked for twice, it is made once. */
  draftKey: string;
  /** What the server had when it last spoke; null before the article is made. */
  known: Known | null;
  /** What a new article starts with; the fields of `known` once it is made. */
  blank: Fields;
  /** Typed since what was sent. */
  waiting: Change;
  /** Sent, and not answered as far as anybody knows. */
  sent: { change: Change; version: number | null } | null;
  /**
   * What a choice leaves out and no revision has yet, by the version it began at: it goes first, is refused as stale,
   * and is thereby kept.
   */
  aside: { change: Change; version: number } | null;
  /** A request runs. Not true of a state that was read back. */
  isSending: boolean;
  trouble: Trouble | null;
  /** Fields that the server did not take; they wait until they are changed. */
  refused: readonly FieldName[];
  conflict: Conflict | null;
};

/** Why nothing is sent just now. */
export type Trouble = { kind: 'offline' | 'expired' | 'forbidden' | 'refused'; problem: SaveProblem };

export type SaveProblem = {
  status: number;
  code: string;
  /** The fields that the server found wrong. */
  fields: readonly string[];
  keptAs: number | null;
  /** What came, for whoever shows it. */
  cause?: unknown;
};

export type Conflict = {
  /** Null until theirs has come. */
  theirs: Known | null;
  by: string;
  /** The revision under which mine is kept, and what it holds. */
  keptAs: number | null;
  kept: Fields | null;
};

export type SaveEvent =
  | { type: 'typed'; change: Change }
  | { type: 'due' }
  | { type: 'answered'; article: Known }
  | { type: 'failed'; problem: SaveProblem }
  /** The article as it is now, asked for after a conflict or because somebody saved. */
  | { type: 'theirs'; article: Known; by: string }
  /** It could not be fetched. */
  | { type: 'unreachable'; problem: SaveProblem }
  | { type: 'settled'; fields: Fields }
  /** The article after something else was done with it: published, held. */
  | { type: 'adopted'; article: Known };

export type SaveRequest =
  | { kind: 'make'; draftKey: string; fields: Change }
  | { kind: 'patch'; id: string; version: number | null; change: Change };

export type SaveEffect =
  | { do: 'keep' }
  | { do: 'forget' }
  | { do: 'send'; request: SaveRequest }
  | { do: 'fetch'; id: string }
  /** Comes back with `due`; a new waiting takes the place of the one before. */
  | { do: 'wait'; ms: number }
  /** The page must show these, whatever stands in it. */
  | { do: 'show'; change: Change }
  | { do: 'made'; id: string }
  | { do: 'merged'; by: string; keptAs: number | null }
  /** What was chosen against is that revision. */
  | { do: 'kept'; keptAs: number };

export type Step = { state: QueueState; effects: SaveEffect[] };

export type SaveStatus =
  | 'saved'
  | 'unsaved'
  | 'saving'
  | 'unnamed'
  | 'offline'
  | 'expired'
  | 'forbidden'
  | 'conflict'
  | 'failed';

export const PAUSE_MS = 900;
const RETRY_MS: Record<Trouble['kind'], number> = { offline: 4000, expired: 5000, forbidden: 20_000, refused: 0 };

export function newQueue(draftKey: string, known: Known | null, blank: Fields): QueueState {
  return {
    draftKey,
    known,
    blank,
    waiting: {},
    sent: null,
    aside: null,
    isSending: false,
    trouble: null,
    refused: [],
    conflict: null,
  };
}

/** A state that was read back from a journal: what was under way may or may not have arrived. */
export function revived(state: QueueState): QueueState {
  return { ...state, isSending: false, trouble: null, refused: [], conflict: null };
}

/** What stands in the page. */
export function fieldsNow({ known, blank, sent, waiting }: QueueState): Fields {
  return { ...(known?.fields ?? blank), ...sent?.change, ...waiting };
}

export function isAllSaved({ waiting, sent, aside, conflict }: QueueState): boolean {
  return isEmpty(waiting) && sent === null && aside === null && conflict === null;
}

export function statusOf(state: QueueState): SaveStatus {
  if (state.conflict?.theirs) return 'conflict';
  if (isAllSaved(state)) return 'saved';
  if (state.trouble) return state.trouble.kind === 'refused' ? 'failed' : state.trouble.kind;
  if (state.isSending || state.conflict || state.aside) return 'saving';
  return isUnnamed(state) ? 'unnamed' : 'unsaved';
}

export function step(state: QueueState, event: SaveEvent): Step {
  switch (event.type) {
    case 'typed':
      return typed(state, event.change);
    case 'due':
      return send({ ...state, trouble: state.trouble?.kind === 'refused' ? state.trouble : null });
    case 'answered':
      return answered(state, event.article);
    case 'failed':
      return failed(state, event.problem);
    case 'theirs':
      return met(state, event.article, event.by);
    case 'unreachable':
      return unreachable(state, event.problem);
    case 'settled':
      return settled(state, event.fields);
    case 'adopted':
      return adopted(state, event.article);
  }
}

function typed(state: QueueState, change: Change): Step {
  const refused = state.refused.filter((name) => !(name in change));
  const isMended = refused.length === 0 && state.trouble?.kind === 'refused';
  const next = {
    ...state,
    waiting: { ...state.waiting, ...change },
    refused,
    trouble: isMended ? null : state.trouble,
  };
  const waits = next.trouble && next.trouble.kind !== 'refused' ? [] : [{ do: 'wait', ms: PAUSE_MS } as const];
  return { state: next, effects: [{ do: 'keep' }, ...waits] };
}

function send(state: QueueState): Step {
  if (state.isSending) return { state, effects: [] };
  const { known, conflict } = state;
  if (conflict) return { state, effects: known && !conflict.theirs ? [{ do: 'fetch', id: known.id }] : [] };
  if (state.aside) return request(state, state.aside);
  if (state.sent) return request(state, state.sent);
  const change = without(state.waiting, state.refused);
  if (isEmpty(change) || isUnnamed(state)) return { state, effects: [] };
  const sent = { change, version: known?.version ?? null };
  return request({ ...state, sent, waiting: only(state.waiting, state.refused) }, sent);
}

function request(state: QueueState, { change, version }: { change: Change; version: number | null }): Step {
  const { known, draftKey, blank } = state;
  const sending: SaveRequest = known
    ? { kind: 'patch', id: known.id, version, change }
    : { kind: 'make', draftKey, fields: { ...blank, ...change } };
  return { state: { ...state, isSending: true }, effects: [{ do: 'keep' }, { do: 'send', request: sending }] };
}

function answered(state: QueueState, article: Known): Step {
  // What was to be put aside is what the newsroom has.
  if (state.aside) return putAside(state);
  const sent = state.sent?.change ?? {};
  const before = state.known?.fields ?? state.blank;
  const mine = namesIn(sent);
  // What was sent is theirs and mine; what else is new, somebody else wrote.
  const base: Fields = state.known ? { ...before, ...only(article.fields, mine) } : fieldsSent(state);
  const arrived = { ...state, isSending: false, sent: null, trouble: refusedTrouble(state) };
  const made: SaveEffect[] = state.known ? [] : [{ do: 'made', id: article.id }];
  // A draft whose answer was lost may have been written in by others before it was asked for again.
  const isForeign = state.known
    ? !isEmpty(without(changeBetween(base, article.fields), [...mine, 'slug']))
    : article.revision > 1;
  if (isForeign) {
    // By its old version, what is mine is put beside theirs should a choice leave it out.
    const began = { ...article, fields: base, version: state.known?.version ?? 1 };
    const step = met({ ...arrived, known: began }, article, '');
    return { ...step, effects: [...made, ...step.effects] };
  }
  const next = { ...arrived, known: article };
  return { state: next, effects: [...made, ...restOf(next)] };
}

function failed(state: QueueState, problem: SaveProblem): Step {
  const stopped = { ...state, isSending: false };
  const { status, code } = problem;
  if (code === 'stale-edit' && state.known) {
    if (state.aside) {
      const step = putAside(state);
      return { ...step, effects: [...step.effects, ...keptNotice(problem.keptAs)] };
    }
    const conflict = { theirs: null, by: '', keptAs: problem.keptAs, kept: fieldsSent(state) };
    return { state: { ...stopped, conflict }, effects: [{ do: 'keep' }, { do: 'fetch', id: state.known.id }] };
  }
  if (status === 401) return troubled(stopped, 'expired', problem);
  if (status === 403) return troubled(stopped, 'forbidden', problem);
  if (status === 0 || status === 408 || status === 429 || status >= 500) return troubled(stopped, 'offline', problem);
  // What cannot be put aside stays in the page, in place of what was chosen.
  const change = { ...stopped.sent?.change, ...stopped.waiting, ...stopped.aside?.change };
  const wrong = namesIn(change).filter((name) => problem.fields.includes(name));
  const refused = wrong.length > 0 ? [...new Set([...state.refused, ...wrong])] : namesIn(change);
  const next: QueueState = {
    ...stopped,
    sent: null,
    aside: null,
    waiting: change,
    refused,
    trouble: { kind: 'refused', problem },
  };
  const rest = !isEmpty(without(change, refused)) && !isUnnamed(next);
  return { state: next, effects: [{ do: 'keep' }, ...(rest ? [{ do: 'wait', ms: 0 } as const] : [])] };
}

function unreachable(state: QueueState, problem: SaveProblem): Step {
  // Without a conflict nothing depends on it: it is asked for again when somebody saves.
  if (!state.conflict) return { state, effects: [] };
  const kind = problem.status === 401 ? 'expired' : problem.status === 403 ? 'forbidden' : 'offline';
  return troubled(state, kind, problem);
}

function troubled(state: QueueState, kind: Trouble['kind'], problem: SaveProblem): Step {
  return {
    state: { ...state, trouble: { kind, problem } },
    effects: [{ do: 'keep' }, { do: 'wait', ms: RETRY_MS[kind] }],
  };
}

/** Somebody else's version has come: what merges is merged, what does not waits for a choice. */
function met(state: QueueState, theirs: Known, by: string): Step {
  const { known, conflict } = state;
  if (state.isSending || state.aside) return { state, effects: [] };
  // An answer that was overtaken by a newer one.
  if (!known || theirs.version < known.version) return { state, effects: [] };
  const mine = fieldsNow(state);
  const merge = mergeArticle(known.fields, mine, theirs.fields);
  if (merge.disputes.length > 0) {
    const next = {
      ...state,
      conflict: { theirs, by, keptAs: conflict?.keptAs ?? null, kept: conflict?.kept ?? null },
    };
    return { state: next, effects: [{ do: 'keep' }] };
  }
  const isNews = !isEmpty(changeBetween(known.fields, theirs.fields));
  const hadMine = !isEmpty(changeBetween(known.fields, mine));
  const next = takenOver(state, theirs, merge.fields, mine);
  if (isNews && hadMine) next.effects.push({ do: 'merged', by, keptAs: conflict?.keptAs ?? null });
  return next;
}

/** Goes on from theirs with these fields. */
function takenOver(state: QueueState, theirs: Known, fields: Fields, shown: Fields): Step {
  const waiting = changeBetween(theirs.fields, fields);
  const next: QueueState = { ...state, known: theirs, sent: null, waiting, conflict: null };
  const show = changeBetween(shown, fields);
  return { state: next, effects: [...(isEmpty(show) ? [] : [{ do: 'show', change: show } as const]), ...restOf(next)] };
}

function settled(state: QueueState, fields: Fields): Step {
  const { conflict, known } = state;
  if (!conflict?.theirs || !known) return { state, effects: [] };
  const mine = fieldsNow(state);
  const step = takenOver(state, conflict.theirs, fields, mine);
  const isKept = conflict.kept !== null && isEmpty(changeBetween(conflict.kept, mine));
  if (isKept) return { ...step, effects: [...step.effects, ...keptNotice(conflict.keptAs)] };
  // What was typed since, or never sent, is put beside the others before a choice may leave it out.
  const aside = { change: changeBetween(known.fields, mine), version: known.version };
  const shown = step.effects.filter((effect) => effect.do === 'show');
  return { state: { ...step.state, aside }, effects: [...shown, { do: 'keep' }, { do: 'wait', ms: 0 }] };
}

/** What a choice leaves out is a revision now. */
function putAside(state: QueueState): Step {
  const next = { ...state, isSending: false, aside: null };
  return { state: next, effects: restOf(next) };
}

function keptNotice(keptAs: number | null): SaveEffect[] {
  return keptAs === null ? [] : [{ do: 'kept', keptAs }];
}

function adopted(state: QueueState, article: Known): Step {
  if (!state.known || state.isSending || state.sent || state.aside || state.conflict) return { state, effects: [] };
  return met(state, article, '');
}

function restOf(state: QueueState): SaveEffect[] {
  if (isAllSaved(state)) return [{ do: 'forget' }];
  return [{ do: 'keep' }, { do: 'wait', ms: PAUSE_MS }];
}

function refusedTrouble({ refused, trouble }: QueueState): Trouble | null {
  return refused.length > 0 && trouble?.kind === 'refused' ? trouble : null;
}

/** What the request under way says the article is. */
function fieldsSent({ known, blank, sent }: QueueState): Fields {
  return { ...(known?.fields ?? blank), ...sent?.change };
}

/** A new article is made when it has a headline. */
function isUnnamed(state: QueueState): boolean {
  if (state.known) return false;
  const { headline, section } = { ...state.blank, ...state.sent?.change, ...without(state.waiting, state.refused) };
  return headline.trim() === '' || section.trim() === '';
}
