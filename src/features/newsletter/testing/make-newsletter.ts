import { SYSTEM } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { NewsletterId } from '../../../platform/ids.ts';
import { setPublication } from '../../publication/set-publication.ts';
import { addSubscribers } from '../add-subscribers.ts';
import { createNewsletter } from '../create-newsletter.ts';

/** A publication that may send, and a newsletter of it with so many subscribers: reader0@example.org and on. */
export async function newsletterWith(ctx: Ctx, readers: number, slug = 'daily'): Promise<NewsletterId> {
  await setPublication(ctx, SYSTEM, {
    ...{ name: 'המגדלור', tagline: '', language: 'he', timeZone: 'Asia/Jerusalem', about: '', demo: false },
    ...{ publisherName: 'המגדלור בע״מ', contactEmail: 'desk@migdalor.example', contactAddress: 'רציף המגדלור 3' },
  });
  const id = await createNewsletter(ctx, SYSTEM, {
    ...{ slug, name: 'תדריך הבוקר', description: '', language: 'he' },
    ...{ senderName: 'המגדלור', senderEmail: 'news@migdalor.example' },
  });
  const consent = { source: 'https://example.org/form', wording: 'אני מסכים', at: ctx.now() };
  const people = Array.from({ length: readers }, (_, n) => ({ email: `reader${n}@example.org`, consent }));
  if (readers > 0) await addSubscribers(ctx, SYSTEM, id, people);
  return id;
}
