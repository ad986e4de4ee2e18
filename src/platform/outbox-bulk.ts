import type { BulkMail } from './bulk-mail.ts';

const TAKEN = { code: 250, status: '2.0.0', text: 'written to the outbox' };

/** Writes each message to the outbox: an edition can be tried without a relay. */
export function outboxBulk(write: (message: Buffer) => Promise<void>): BulkMail {
  return {
    carry: async (source) => {
      for (let letter = await source.wait(); letter; letter = await source.wait()) {
        const message = await letter.compose();
        if (!source.mayFinish(letter)) {
          source.tell(letter, { kind: 'untouched', reason: 'the worker may not send any more' });
          return;
        }
        await write(message);
        source.tell(letter, { kind: 'accepted', reply: TAKEN });
      }
    },
  };
}
