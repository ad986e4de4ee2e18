import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { newsletters } from './newsletter-queries.ts';
import type { SubscriberFilter } from './subscriber.ts';
import { subscribers } from './subscriber-queries.ts';

const BATCH = 2000;

/**
 * The subscribers as CSV, a row for each subscription, in pieces as they are read. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe.
 *
 * @throws Forbidden
 */
export function exportSubscribers(ctx: Pick<Ctx, 'db'>, by: Actor, filter: SubscriberFilter): AsyncGenerator<string> {
  mustBeAllowed(by, 'edit-newsletters');
  return rowsOf(ctx, filter);
}

async function* rowsOf(ctx: Pick<Ctx, 'db'>, filter: SubscriberFilter): AsyncGenerator<string> {
  const names = new Map((await newsletters(ctx.db, { closed: true })).map(({ id, name }) => [id, name]));
  // With its mark of byte order a spreadsheet reads it as UTF-8.
  yield `\uFEFF${csvLine(['email', 'name', 'newsletter', 'state', 'suppressed', 'since'])}`;
  for (let after: string | undefined; ; ) {
    const items = await subscribers(ctx.db, filter, { limit: BATCH, after });
    const lines = items.flatMap((one) =>
      one.subscriptions
        .filter(({ newsletterId, state }) => isAsked(filter, newsletterId, state))
        .map(({ newsletterId, state }) =>
          csvLine([
            ...[one.email, one.name, names.get(newsletterId) ?? '', state],
            ...[one.suppression?.reason ?? '', one.createdAt.toISOString()],
          ]),
        ),
    );
    if (lines.length > 0) yield lines.join('');
    if (items.length < BATCH) return;
    after = items.at(-1)?.id;
  }
}

function isAsked({ newsletterId, state }: SubscriberFilter, id: string, of: string): boolean {
  return (!newsletterId || newsletterId === id) && (!state || state === 'suppressed' || state === of);
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
