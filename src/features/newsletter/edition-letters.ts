import { createHash } from 'node:crypto';
import type { Letter } from '../../platform/bulk-mail.ts';
import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { compileMessage } from '../../platform/message-template.ts';
import type { Claimed } from './delivery-store.ts';
import { type EditionContent, editionSource } from './edition-mail.ts';
import { loadEdition } from './load-edition-queries.ts';
import { mailSettings } from './mail-settings-queries.ts';
import { clickSigner } from './reader-clicks.ts';
import { returnAddresses } from './return-address.ts';
import { signingKey } from './signing-key-queries.ts';
import { unsubscribeSigner } from './unsubscribe.ts';

type Maker = { timeZone: string; make: (claimed: Claimed) => Letter };

/** What makes the edition's message for one reader after the other: compiled once, dated when it goes. */
export async function letterMaker(ctx: Ctx, id: EditionId): Promise<Maker> {
  const content = await loadEdition(ctx, id);
  const { edition, newsletter } = content;
  const template = compileMessage(editionSource(content));
  const [signer, clicks, key, returnTo] = await Promise.all([
    unsubscribeSigner(ctx),
    content.publication.settings.clicksByReader ? clickSigner(ctx) : null,
    signingKey(ctx.db, domainOfSender(content)),
    returnAddresses(ctx, await mailSettings(ctx.db), newsletter.senderEmail),
  ]);
  return {
    timeZone: content.publication.timeZone,
    make: ({ subscriptionId, email, name }) => ({
      from: returnTo(edition.serial, subscriptionId),
      to: email,
      compose: () =>
        template.compose(
          {
            to: { name, address: email },
            messageId: messageId(content, subscriptionId),
            date: ctx.now(),
            slots: { token: signer(subscriptionId), ...(clicks ? { reader: clicks(subscriptionId) } : {}) },
          },
          key,
        ),
    }),
  };
}

/** A message to look at: the edition as everybody gets it, its subject marked, with a way out that is nobody's. */
export async function testLetter(ctx: Ctx, id: EditionId, to: string): Promise<Letter> {
  const content = await loadEdition(ctx, id);
  const mark = content.newsletter.language.startsWith('he') ? 'בדיקה' : 'Test';
  const source = editionSource(content);
  const template = compileMessage({ ...source, subject: `[${mark}] ${source.subject}` });
  const key = await signingKey(ctx.db, domainOfSender(content));
  const recipient = { to: { name: '', address: to }, date: ctx.now(), slots: { token: 'test', reader: 'test' } };
  return {
    from: content.newsletter.senderEmail,
    to,
    compose: () => template.compose({ ...recipient, messageId: messageId(content, ctx.newId()) }, key),
  };
}

/** The same for every try of one message, so that a receiver can tell a repetition. */
function messageId(content: EditionContent, name: string): string {
  const digest = createHash('sha256').update(`${content.edition.id} ${name}`).digest('hex').slice(0, 32);
  return `<${digest}@${domainOfSender(content)}>`;
}

function domainOfSender({ newsletter }: EditionContent): string {
  return newsletter.senderEmail.split('@')[1] ?? 'localhost';
}
