import type { Ctx, Reads } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { EditionId } from '../../platform/ids.ts';
import { publication } from '../publication/publication-queries.ts';
import type { EditionContent } from './edition-mail.ts';
import { editionById, editionCards } from './edition-queries.ts';
import { newsletterById } from './newsletter-queries.ts';

/** Everything that stands in an edition, as it stands now. @throws NotFound */
export async function loadEdition(
  ctx: Pick<Ctx, 'config' | 'now'> & { db: Reads },
  id: EditionId,
): Promise<EditionContent> {
  const edition = await editionById(ctx.db, id);
  const newsletter = edition ? await newsletterById(ctx.db, edition.newsletterId) : null;
  if (!edition || !newsletter) throw new NotFound('no-such-edition', 'There is no such edition.');
  const [cards, about] = await Promise.all([editionCards(ctx.db, id), publication(ctx.db)]);
  const sentAt = edition.startedAt ?? edition.sendAt ?? ctx.now();
  return { edition, newsletter, cards, publication: about, baseUrl: ctx.config.url, sentAt };
}
