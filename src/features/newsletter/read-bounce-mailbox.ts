import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { isDatabaseAway } from '../../platform/database.ts';
import { mailboxName, type OpenMailbox, parseImapUrl, withMailbox } from '../../platform/imap-mailbox.ts';
import { forgetTaken, putReadUpTo, readUpTo } from './bounce-mailbox-store.ts';
import { type TakenBounce, takeBounce } from './take-bounce.ts';

const AT_ONCE = 20;
/** A run that finds more goes on in the next: the schedule calls it each minute. */
const MOST_A_RUN = 2000;
/** Reports stand at the beginning; behind them comes the copy of what was sent. */
const MOST_BYTES = 500_000;
const REMEMBERED_MS = 90 * 86_400_000;

export type MailboxRun = { read: number; handled: number };

/**
 * Takes what came back into the mailbox of `BOUNCE_IMAP_URL` since the last time. Each report is marked as read once what
 * follows from it is in the database; letters of people stay as they are. Does nothing without such a mailbox. Emits
 * what `takeBounce` does. What was taken stays taken when it breaks off; the next run, a minute later, goes on.
 *
 * @returns how many messages were looked at, and how many of them were reports about ours; null when the mailbox could
 *   not be read, which is logged
 */
export async function readBounceMailbox(ctx: Ctx): Promise<MailboxRun | null> {
  if (!ctx.config.bounceImapUrl) return { read: 0, handled: 0 };
  await forgetTaken(ctx.db, new Date(ctx.now().getTime() - REMEMBERED_MS));
  const mailbox = parseImapUrl(ctx.config.bounceImapUrl);
  const name = mailboxName(mailbox);
  try {
    return await withMailbox(mailbox, (open) => readOpen(ctx, name, open));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    ctx.log.error({ err: error, mailbox: name }, 'the mailbox of bounces could not be read');
    return null;
  }
}

async function readOpen(ctx: Ctx, name: string, open: OpenMailbox): Promise<MailboxRun> {
  const { uidValidity } = open;
  const run = { read: 0, handled: 0 };
  const uids = (await open.uidsAfter(await readUpTo(ctx.db, name, uidValidity))).slice(0, MOST_A_RUN);
  for (let from = 0; from < uids.length; from += AT_ONCE) {
    const batch = uids.slice(from, from + AT_ONCE);
    const handled: number[] = [];
    for (const { uid, raw } of await open.read(batch, MOST_BYTES)) if (await isOurs(ctx, uid, raw)) handled.push(uid);
    await open.markHandled(handled);
    // Only now: should the marking fail they are read again, and known by what they are.
    await putReadUpTo(ctx.db, { name, uidValidity, uid: batch.at(-1) ?? 0, now: ctx.now() });
    run.read += batch.length;
    run.handled += handled.length;
  }
  return run;
}

/** A message that cannot be taken must not hold up those behind it: it is logged, and left unread for a person. */
async function isOurs(ctx: Ctx, uid: number, raw: Buffer): Promise<boolean> {
  try {
    return OURS.includes((await takeBounce(ctx, SYSTEM, raw)).result);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    ctx.log.error({ err: error, uid }, 'a message that came back could not be taken; it stays unread');
    return false;
  }
}

const OURS: readonly TakenBounce['result'][] = ['bounced', 'delayed', 'complained', 'again'];
