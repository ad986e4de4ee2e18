import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId, EditionId, NewsletterId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { card, NOW, PUBLICATION, placedPhoto } from '../../site/testing/fixtures.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { composeEdition } from './compose-edition.ts';
import { editionSource } from './edition-mail.ts';
import { editionById } from './edition-queries.ts';
import { newsletterById } from './newsletter-queries.ts';
import { hindrances, sendNowOrAt } from './start-edition.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const ctx = await testCtx();
const newsletterId: NewsletterId = await newsletterWith(ctx, 1);

test('ten articles with photos, decks and credits weigh less than 20 KB', async () => {
  const id = await composeEdition(ctx, EDITOR, { newsletterId, articles: [await published(ctx)] });
  const [edition, newsletter] = [await editionById(ctx.db, id), await newsletterById(ctx.db, newsletterId)];
  assert.ok(edition && newsletter);
  const cards = Array.from({ length: 10 }, (_, n) => {
    const placed = placedPhoto(n);
    return card(n, {
      id: `k3m9x2q${n}` as ArticleId,
      kicker: 'הנמל החדש',
      lead: { ...placed, photo: { ...placed.photo, publicKey: `w7Kq2mZx9LtB4${n}` } },
    });
  });
  const content = { edition, newsletter, cards, publication: PUBLICATION, baseUrl: 'https://hamigdalor.example' };
  const { html, text } = editionSource({ ...content, sentAt: NOW });
  assert.ok(Buffer.byteLength(html) < 20_000, `${Buffer.byteLength(html)} bytes`);
  for (const { headline } of cards) assert.ok(text.includes(headline), 'the plain text has the same');
});

test('a message that Gmail would cut is not sent, and stays a draft', async () => {
  const words = 'ראש העיר תמר אלקיים: „אמרו לנו שאי אפשר, והוכחנו שאפשר”. '.repeat(12);
  const deck = words.slice(0, 590);
  const articles: ArticleId[] = [];
  for (let n = 0; n < 50; n++) articles.push(await published(ctx, { headline: `${n} ${words.slice(0, 280)}`, deck }));
  const id: EditionId = await composeEdition(ctx, EDITOR, { newsletterId, subject: 'ארוך', articles });
  const faults = await hindrances(ctx, id);
  assert.deepEqual(
    faults.map(({ path, code }) => [path, code]),
    [['articles', 'too-heavy']],
  );
  await assert.rejects(sendNowOrAt(ctx, EDITOR, { id }), (error: { code?: string }) => error.code === 'too-heavy');
  assert.equal((await editionById(ctx.db, id))?.state, 'draft');
});
