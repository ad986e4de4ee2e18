import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTICLE_STATES } from './article.ts';
import { afterMove, MOVES, permissionOf, type Standing, stepsFor } from './article-steps.ts';

const standing = (change: Partial<Standing>): Standing => ({
  ...{ state: 'draft', isHandedIn: false, hasChanges: false, isScheduled: false, isToBeUnpublished: false },
  ...change,
});

test('the first step is what one comes to do', () => {
  assert.equal(stepsFor(standing({}), 'reporter')[0], 'hand-in');
  assert.equal(stepsFor(standing({ state: 'in-review' }), 'editor')[0], 'publish');
  assert.equal(stepsFor(standing({ state: 'published', hasChanges: true }), 'editor')[0], 'update');
  assert.equal(stepsFor(standing({ state: 'held' }), 'admin')[0], 'release');
});

test('a public story that was changed can be put right in three ways that say different things', () => {
  const steps = stepsFor(standing({ state: 'published', hasChanges: true }), 'editor');
  assert.deepEqual(steps.slice(0, 3), ['update', 'minor', 'correct']);
});

test('a reporter is offered nothing that the server would refuse, in any state', () => {
  for (const state of ARTICLE_STATES) {
    for (const isHandedIn of [false, true]) {
      const steps = stepsFor(standing({ state, isHandedIn, hasChanges: true, isScheduled: true }), 'reporter');
      assert.ok(
        steps.every((step) => step === 'hand-in' || step === 'take-back'),
        `${state}: ${steps}`,
      );
    }
  }
});

test('every move that is offered leads somewhere', () => {
  for (const state of ARTICLE_STATES) {
    for (const step of stepsFor(standing({ state, isHandedIn: true, hasChanges: true }), 'admin')) {
      const move = MOVES.find((one) => one === step);
      if (move) assert.notEqual(afterMove({ state, isHandedIn: true }, move), null, `${state} ${move}`);
    }
  }
});

test('what an editor has called ready, only an editor takes back', () => {
  assert.equal(permissionOf('take-back', 'in-review'), 'write-articles');
  assert.equal(permissionOf('take-back', 'ready'), 'publish-articles');
});
