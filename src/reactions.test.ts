import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GilyonEvent } from './features/events.ts';
import type { ArticleId } from './platform/ids.ts';
import { reactionsOf } from './reactions.ts';

const articleId = 'abcdefgh' as ArticleId;
const notesUses = (event: GilyonEvent) => reactionsOf(event).some(({ name }) => name === 'note-photo-uses');

test('the photos of an article are looked through when its words or its standing changed, and not for talk about it', () => {
  const changes: GilyonEvent[] = [
    { name: 'article-drafted', articleId },
    { name: 'article-saved', articleId, revision: 2 },
    { name: 'article-published', articleId, revision: 2, first: true, change: 'first', places: [] },
    { name: 'article-withdrawn', articleId, reason: '', notice: '', places: [] },
    { name: 'article-held', articleId, kind: null, reason: '', until: null, places: [] },
  ];
  for (const event of changes) assert.ok(notesUses(event), event.name);
  const talk: GilyonEvent[] = [
    { name: 'comment-written', articleId, commentId: 'c', mentioned: [] },
    { name: 'comment-changed', articleId, commentId: 'c', change: ['done'] },
    { name: 'pen-taken', articleId, from: 'p' },
    { name: 'article-moved', articleId, move: 'hand-in', from: 'draft', to: 'in-review', note: '' },
    { name: 'article-scheduled', articleId, at: '2026-11-25T10:00:00Z' },
  ];
  for (const event of talk) assert.ok(!notesUses(event), event.name);
});
