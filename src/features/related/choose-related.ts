import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { MOST_CHOICES, type RelatedChoice } from './related-choice.ts';
import { lockChoices, removeChoice, setChoice } from './related-store.ts';

/**
 * Pins an article at a place of another's list of what to read next, bans it from there, or leaves it to the search
 * again. `insteadOf`: the article whose place it takes, which is banned. Pages show it at once. Emits `related-chosen`.
 *
 * @throws Forbidden `may-not-publish-articles`; NotFound; Invalid for itself or for a pin that is not public; Conflict
 * `too-many-related-choices`
 */
export async function chooseRelated(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; relatedId: ArticleId; choice: RelatedChoice; place: number; insteadOf: ArticleId | null },
): Promise<void> {
  mustBeAllowed(by, 'publish-articles');
  const { id, relatedId, choice, place, insteadOf } = input;
  if (relatedId === id || insteadOf === id || insteadOf === relatedId)
    throw new Invalid('related-to-itself', 'An article is not offered after itself, nor in its own place.', [
      { path: 'related', code: 'related-to-itself', message: 'is the article itself' },
    ]);
  await ctx.transact(async (trx, emit) => {
    const chosen = await lockChoices(trx, id);
    if (!chosen) throw new NotFound('no-such-article', 'There is no such article.');
    const known = await trx.selectFrom('articles').select('id').where('id', '=', relatedId).executeTakeFirst();
    if (!known) throw new NotFound('no-such-article', 'There is no such article.');
    if (choice === 'pin') {
      const isPublic = await trx
        .selectFrom('published_articles')
        .select('id')
        .where('id', '=', relatedId)
        .executeTakeFirst();
      if (!isPublic)
        throw new Invalid('related-not-public', 'Only what is public can be pinned.', [
          { path: 'related', code: 'related-not-public', message: 'is not public' },
        ]);
    }
    const others = chosen.filter((one) => one.id !== relatedId && one.id !== insteadOf).length;
    if (choice !== 'found' && others + (insteadOf ? 2 : 1) > MOST_CHOICES)
      throw new Conflict(
        'too-many-related-choices',
        `An article has up to ${MOST_CHOICES} choices of what follows it.`,
      );
    if (insteadOf !== null && choice === 'pin') await setChoice(trx, id, insteadOf, { place: null, by, at: ctx.now() });
    if (choice === 'found') await removeChoice(trx, id, relatedId);
    else await setChoice(trx, id, relatedId, { place: choice === 'pin' ? place : null, by, at: ctx.now() });
    const instead = choice === 'pin' && insteadOf !== null ? { insteadOf } : {};
    await emit({ name: 'related-chosen', articleId: id, relatedId, choice, ...instead }, by);
  });
}
