import assert from 'node:assert/strict';
import { test } from 'node:test';
import { body } from '../../features/articles/testing/make-article.ts';
import type { Fields } from './fields.ts';
import { changeBetween, mergeArticle, settle } from './merge-article.ts';
import { mergeLists } from './merge-blocks.ts';
import { blankFields } from './saver.ts';

const base: Fields = {
  ...blankFields({ section: 'חדשות', language: 'he' }),
  headline: 'כותרת',
  authors: ['נועה'],
  body: body('א', 'ב', 'ג', 'ד'),
};
const merged = (mine: Partial<Fields>, theirs: Partial<Fields>) =>
  mergeArticle(base, { ...base, ...mine }, { ...base, ...theirs });
const lines = (fields: Fields) => (fields.body.content ?? []).map((block) => block.content?.[0]?.text);

test('what two changed in different fields and different blocks is merged without a question', () => {
  const { fields, disputes } = merged(
    { headline: 'כותרת שלי', body: body('א', 'ב שלי', 'ג', 'ד') },
    { deck: 'משנה שלהם', body: body('א', 'ב', 'ג', 'ד שלהם', 'ה') },
  );
  assert.deepEqual(disputes, []);
  assert.deepEqual([fields.headline, fields.deck], ['כותרת שלי', 'משנה שלהם']);
  assert.deepEqual(lines(fields), ['א', 'ב שלי', 'ג', 'ד שלהם', 'ה']);
});

test('neighbouring paragraphs that each changed alone are merged, not disputed', () => {
  const { fields, disputes } = merged({ body: body('א', 'ב1', 'ג', 'ד') }, { body: body('א', 'ב', 'ג2', 'ד') });
  assert.deepEqual(disputes, []);
  assert.deepEqual(lines(fields), ['א', 'ב1', 'ג2', 'ד']);
});

test('the same change of both is taken once', () => {
  const both = { headline: 'אחרת', body: body('א', 'חדש', 'ב', 'ג', 'ד') };
  const { fields, disputes } = merged(both, both);
  assert.deepEqual(disputes, []);
  assert.deepEqual(lines(fields), ['א', 'חדש', 'ב', 'ג', 'ד']);
});

test('what both wrote differently in one place is disputed there alone, and a choice settles it', () => {
  const merge = merged(
    { headline: 'שלי', authors: ['נועה', 'עמוס'], body: body('א', 'ב שלי', 'ג', 'ד') },
    { headline: 'שלהם', authors: ['דנה'], body: body('א0', 'ב שלהם', 'ג', 'ד') },
  );
  assert.deepEqual(
    merge.disputes.map(({ field }) => field),
    ['headline', 'authors', 'body'],
  );
  const mine = settle(merge, ['mine', 'mine', 'mine']);
  assert.deepEqual([mine.headline, mine.authors, lines(mine)], ['שלי', ['נועה', 'עמוס'], ['א0', 'ב שלי', 'ג', 'ד']]);
  const theirs = settle(merge, ['theirs', 'theirs', 'theirs']);
  assert.deepEqual([theirs.headline, lines(theirs)], ['שלהם', ['א0', 'ב שלהם', 'ג', 'ד']]);
  const both = settle(merge, ['both', 'both', 'both']);
  assert.deepEqual(both.authors, ['דנה', 'נועה', 'עמוס']);
  assert.deepEqual([both.headline, lines(both)], ['שלהם | שלי', ['א0', 'ב שלהם', 'ב שלי', 'ג', 'ד']]);
});

test('a paragraph that one took out and the other wrote on in is disputed, never dropped', () => {
  const { disputes } = merged({ body: body('א', 'ג', 'ד') }, { body: body('א', 'ב ועוד', 'ג', 'ד') });
  assert.equal(disputes.length, 1);
});

test("an editor's own attributes and a text's outer white space are no change", () => {
  const dressed = {
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'א' }] }],
  };
  const plain = { ...base, body: body('א') };
  assert.deepEqual(changeBetween(plain, { ...plain, headline: 'כותרת ', body: dressed as Fields['body'] }), {});
});

test('a merge of lists holds every item that either side added, over ten thousand random lists', () => {
  let seed = 7;
  const below = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * most);
  };
  let fresh = 0;
  const edit = (list: readonly string[]) => {
    const edited = [...list];
    for (let turn = below(4); turn > 0; turn--) {
      const at = below(edited.length + 1);
      if (below(3) > 0) edited.splice(at, 0, `new${fresh++}`);
      else edited.splice(at, 1);
    }
    return edited;
  };
  for (let round = 0; round < 10_000; round++) {
    const start = Array.from({ length: below(8) }, (_, index) => `item${index % 5}`);
    const [mine, theirs] = [edit(start), edit(start)];
    const parts = mergeLists(start, mine, theirs, (item) => item);
    const seen = new Set(
      parts.flatMap((part) => (part.kind === 'agreed' ? part.items : [...part.mine, ...part.theirs])),
    );
    for (const item of [...mine, ...theirs])
      if (item.startsWith('new')) assert.ok(seen.has(item), `round ${round}: ${item}`);
    // Settled one way everywhere, where the other side changed nothing, it is that way.
    const alone = mergeLists(start, mine, start, (item) => item);
    assert.deepEqual(
      alone.flatMap((part) => (part.kind === 'agreed' ? part.items : ['disputed'])),
      mine,
    );
  }
});
