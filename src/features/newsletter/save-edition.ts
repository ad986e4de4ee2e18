import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { ArticleId, EditionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { publishedCards } from './compose-edition.ts';
import { lockEdition, putArticles } from './edition-store.ts';
import { type EditionState, isOpen } from './newsletter.ts';

export type EditionChange = {
  id: EditionId;
  /** The version that the change was made upon. */
  version: number;
  subject?: string | undefined;
  preheader?: string | undefined;
  intro?: string | undefined;
  isAdvertising?: boolean | undefined;
  /** All of them, in their order. */
  articles?: readonly string[] | undefined;
};

/**
 * Changes an edition that is not on its way yet; one that is scheduled stays so. Emits `edition-saved`.
 *
 * @returns the version it has now
 * @throws Forbidden; NotFound; Conflict `edition-changed` when somebody saved it meanwhile, `edition-closed` when it is
 *   on its way; Invalid for articles that are not published, an empty subject or no article
 */
export async function saveEdition(ctx: Ctx, by: Actor, change: EditionChange): Promise<{ version: number }> {
  mustBeAllowed(by, 'edit-newsletters');
  return ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, change.id);
    if (!isOpen(row.state as EditionState))
      throw new Conflict('edition-closed', 'This edition is on its way and cannot be changed any more.');
    if (row.version !== change.version)
      throw new Conflict('edition-changed', 'Somebody saved this edition meanwhile.', { version: row.version });
    if (change.subject === '') throw missing('subject');
    if (change.articles) {
      const cards = await publishedCards(trx, change.articles);
      if (cards.length === 0) throw missing('articles');
      await putArticles(
        trx,
        change.id,
        cards.map((card) => card.id as ArticleId),
      );
    }
    const version = row.version + 1;
    await trx
      .updateTable('editions')
      .set({
        version,
        saved_at: ctx.now(),
        ...(change.subject === undefined ? {} : { subject: change.subject }),
        ...(change.preheader === undefined ? {} : { preheader: change.preheader }),
        ...(change.intro === undefined ? {} : { intro: change.intro }),
        ...(change.isAdvertising === undefined ? {} : { is_advertising: change.isAdvertising }),
      })
      .where('id', '=', change.id)
      .execute();
    const { id, version: _version, ...given } = change;
    const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    await emit({ name: 'edition-saved', editionId: id, fields }, by);
    return { version };
  });
}

function missing(path: string): Invalid {
  return new Invalid('invalid-input', `The edition's ${path} must not be empty.`, [
    { path, code: 'missing', message: 'is empty' },
  ]);
}
