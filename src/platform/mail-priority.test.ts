import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Letter, LetterSource } from './bulk-mail.ts';
import { withPriority } from './mail-priority.ts';
import { smtpCourier } from './smtp-courier.ts';
import { parseSmtpUrl } from './smtp-server.ts';
import { startSmtpSink } from './testing/smtp-sink.ts';

test('while a single message is on its way an edition begins nothing more, and then goes on', async () => {
  const order: string[] = [];
  let arrived: () => void = () => {};
  const sink = await startSmtpSink({
    answer: ({ command, to }) => {
      if (command === 'DOT') order.push(to);
      if (order.length === 10) arrived();
      return undefined;
    },
  });
  const tenth = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let finishSingle: () => void = () => {};
  const single = new Promise<void>((resolve) => {
    finishSingle = resolve;
  });
  const { mail, bulk } = withPriority({
    bulk: smtpCourier(parseSmtpUrl(sink.url, 'paper.example')),
    mail: {
      send: async ({ to }) => {
        await single;
        order.push(to.address);
        return { messageId: '<1@paper.example>', reply: '250' };
      },
    },
  });
  const queue: Letter[] = Array.from({ length: 60 }, (_, n) => ({
    ...{ from: 'news@paper.example', to: `r${n}@example.org` },
    compose: async () => Buffer.from('Subject: x\r\n\r\nx\r\n'),
  }));
  let told = 0;
  const source: LetterSource = {
    ...{ take: () => queue.shift(), wait: async () => queue.shift() ?? null, mayFinish: () => true },
    tell: () => void told++,
  };
  const carrying = bulk.carry(source, 2);
  await tenth;
  const code = { from: { name: '', address: 'news@paper.example' }, to: { name: '', address: 'code@example.org' } };
  const sent = mail.send({ ...code, subject: 'x', html: 'x', text: 'x' });
  const begun = 60 - queue.length;
  // What was begun ends; both lanes stand then.
  for (let last = -1; last !== told || told < begun; ) {
    last = told;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(60 - queue.length, begun);
  finishSingle();
  await Promise.all([sent, carrying]);
  assert.equal(order.indexOf('code@example.org'), begun);
  assert.equal(told, 60);
  await sink.close();
});
