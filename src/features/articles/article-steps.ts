import type { Role } from '../../platform/actor.ts';
import { type Permission, roleMay } from '../people/permission.ts';
import type { ArticleState } from './article.ts';

/** The way through the house before a story is public, and for the working copy of one that is. */
export const MOVES = ['hand-in', 'return', 'mark-ready', 'take-back'] as const;
export type Move = (typeof MOVES)[number];

/** What can be done with a story. The three ways to publish again are three steps: they say different things to readers. */
export type Step =
  | Move
  | 'publish'
  | 'update'
  | 'minor'
  | 'correct'
  | 'schedule'
  | 'unschedule'
  | 'unpublish-later'
  | 'keep'
  | 'hold'
  | 'release'
  | 'withdraw'
  | 'readdress';

/** How the story stands: as much of it as decides what can be done. */
export type Standing = {
  state: ArticleState;
  /** The working copy was handed in for review. */
  isHandedIn: boolean;
  /** Saved since it was last published. */
  hasChanges: boolean;
  isScheduled: boolean;
  isToBeUnpublished: boolean;
};

const NOT_YET_PUBLIC: readonly ArticleState[] = ['draft', 'in-review', 'ready'];

/** Where the move leads, or null when there is no such move from here. A public story stays public. */
export function afterMove({ state, isHandedIn }: Pick<Standing, 'state' | 'isHandedIn'>, move: Move) {
  if (state === 'published') {
    const fits = move === 'hand-in' ? !isHandedIn : move === 'mark-ready' ? false : isHandedIn;
    return fits ? 'published' : null;
  }
  const [from, to] = WAYS[move];
  return from.includes(state) ? to : null;
}

const WAYS: Record<Move, readonly [from: readonly ArticleState[], to: ArticleState]> = {
  'hand-in': [['draft', 'ready'], 'in-review'],
  return: [['in-review', 'ready'], 'draft'],
  'mark-ready': [['draft', 'in-review'], 'ready'],
  'take-back': [['in-review', 'ready'], 'draft'],
};

/** Who may make the move. A reporter takes back what waits for review; what an editor has called ready, only an editor. */
export function permissionOf(move: Move, state: ArticleState): Permission {
  if (move === 'hand-in') return 'write-articles';
  return move === 'take-back' && state !== 'ready' ? 'write-articles' : 'publish-articles';
}

/** Everything that this role can do with the story as it stands, the likeliest first. */
export function stepsFor(standing: Standing, role: Role): Step[] {
  const moves = ORDER.filter((step): step is Move => isMove(step) && mayMove(standing, step, role));
  const rest = roleMay(role, 'publish-articles') ? editorSteps(standing) : [];
  return [...rest, ...moves].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

const ORDER: readonly Step[] = [
  ...(['release', 'publish', 'update', 'minor', 'correct'] as const),
  ...(['hand-in', 'mark-ready', 'return', 'take-back'] as const),
  ...(['schedule', 'unschedule', 'hold', 'unpublish-later', 'keep', 'readdress', 'withdraw'] as const),
];

function mayMove(standing: Standing, move: Move, role: Role): boolean {
  // An editor's own draft needs nobody's review.
  if (move === 'hand-in' && roleMay(role, 'publish-articles')) return false;
  if (move === 'hand-in' && standing.state === 'ready') return false;
  if (move === 'hand-in' && standing.state === 'published' && !standing.hasChanges) return false;
  return afterMove(standing, move) !== null && roleMay(role, permissionOf(move, standing.state));
}

function editorSteps({ state, hasChanges, isScheduled, isToBeUnpublished }: Standing): Step[] {
  if (state === 'held') return ['release', 'hold'];
  if (state === 'withdrawn') return ['publish'];
  if (NOT_YET_PUBLIC.includes(state)) return ['publish', 'schedule', 'hold'];
  if (state === 'scheduled') return ['publish', 'schedule', 'unschedule', 'hold', 'unpublish-later'];
  return [
    ...(hasChanges ? (['update', 'minor'] as const) : []),
    'correct',
    ...(hasChanges || isScheduled ? (['schedule'] as const) : []),
    ...(isScheduled ? (['unschedule'] as const) : []),
    'hold',
    'unpublish-later',
    ...(isToBeUnpublished ? (['keep'] as const) : []),
    'readdress',
    'withdraw',
  ];
}

function isMove(step: Step): step is Move {
  return (MOVES as readonly string[]).includes(step);
}
