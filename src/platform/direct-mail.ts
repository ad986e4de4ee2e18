import { type BulkMail, sendOne } from './bulk-mail.ts';
import type { DkimKey } from './dkim.ts';
import type { Mail } from './mail.ts';
import { compileMessage } from './message-template.ts';

type Parts = {
  bulk: BulkMail;
  now: () => Date;
  newId: () => string;
  /** The key that signs for a sender's domain; null: none does. */
  keyOf: (domain: string) => Promise<DkimKey | null>;
};

/** Single messages brought straight to their receiver's own mail server, signed where there is a key. */
export function directMail({ bulk, now, newId, keyOf }: Parts): Mail {
  return {
    send: async ({ from, to, subject, text, html, headers = {}, messageId }) => {
      const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
      const id = messageId ?? `<${newId()}@${domain}>`;
      const template = compileMessage({ from, replyTo: '', subject, text, html, headers });
      const key = await keyOf(domain);
      const compose = () => template.compose({ to, messageId: id, date: now(), slots: {} }, key);
      await sendOne(bulk, { from: from.address, to: to.address, compose });
      return { messageId: id, reply: '250' };
    },
  };
}
