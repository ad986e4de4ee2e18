import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { Fate, Letter, LetterSource } from './bulk-mail.ts';
import { smtpCourier } from './smtp-courier.ts';
import { parseSmtpUrl } from './smtp-server.ts';
import { type SinkOptions, startSmtpSink } from './testing/smtp-sink.ts';

type Numbered = Letter & { to: string };
const letters = (count: number, domain = 'example.org'): Numbered[] =>
  Array.from({ length: count }, (_, n) => ({
    from: 'news@paper.example',
    to: `r${n}@${domain}`,
    compose: async () => Buffer.from(`Subject: ${n}\r\n\r\n${'x'.repeat(70)}\r\n`.repeat(1)),
  }));

function sourceOf(queue: Numbered[], mayFinish: (letter: Numbered) => boolean = () => true) {
  const fates = new Map<string, Fate[]>();
  const source: LetterSource<Numbered> = {
    take: () => queue.shift(),
    wait: async () => queue.shift() ?? null,
    mayFinish,
    tell: (letter, fate) => void fates.set(letter.to, [...(fates.get(letter.to) ?? []), fate]),
  };
  const kinds = () => {
    const all: Record<string, number> = {};
    for (const [fate] of fates.values()) all[fate?.kind ?? 'none'] = (all[fate?.kind ?? 'none'] ?? 0) + 1;
    return all;
  };
  return { source, fates, kinds };
}

async function carry(count: number, options: SinkOptions, lanes = 3) {
  const sink = await startSmtpSink(options);
  const { source, fates, kinds } = sourceOf(letters(count));
  try {
    await smtpCourier(parseSmtpUrl(sink.url, 'paper.example')).carry(source, lanes);
  } finally {
    await sink.close();
  }
  return { sink, fates, kinds: kinds() };
}

test('every letter arrives once, over few connections, whether the server pipelines or not', async () => {
  for (const offers of [undefined, []]) {
    const { sink, kinds } = await carry(200, offers ? { offers } : {});
    assert.deepEqual(kinds, { accepted: 200 });
    assert.equal(sink.counts.size, 200);
    assert.ok(sink.connections() <= 3);
    assert.match(sink.messages.find((one) => one.to === 'r7@example.org')?.data.toString() ?? '', /^Subject: 7\r\n/);
  }
});

test('a refusal hits its own letter alone, at each step, and is told with its codes', async () => {
  for (const offers of [['PIPELINING'], []]) {
    const { fates, kinds } = await carry(60, {
      offers,
      answer: ({ command, to }) => {
        if (command === 'RCPT' && to === 'r5@example.org') return '550 5.1.1 no such mailbox';
        if (command === 'DATA' && to === 'r6@example.org') return '451 4.7.1 later';
        if (command === 'DOT' && to === 'r7@example.org') return '554 5.7.1 spam';
        return undefined;
      },
    });
    assert.deepEqual(kinds, { accepted: 57, refused: 3 });
    const said = (n: number) => {
      const [fate] = fates.get(`r${n}@example.org`) ?? [];
      return fate && 'reply' in fate ? [fate.reply.code, fate.reply.status] : null;
    };
    assert.deepEqual(
      [said(5), said(6), said(7)],
      [
        [550, '5.1.1'],
        [451, '4.7.1'],
        [554, '5.7.1'],
      ],
    );
  }
});

test('a connection that is lost after the final dot leaves its letter uncertain, and before it untouched', async () => {
  const dropped = new Set(['r9@example.org', 'r30@example.org', 'r77@example.org']);
  const { sink, fates, kinds } = await carry(100, {
    answer: ({ command, to }) => (command === 'DOT' && dropped.has(to) ? 'drop' : undefined),
  });
  for (const address of dropped) assert.equal(fates.get(address)?.[0]?.kind, 'uncertain');
  assert.equal((kinds.accepted ?? 0) + (kinds.untouched ?? 0), 97);
  assert.equal(sink.messages.length, (kinds.accepted ?? 0) + 3, 'what is untouched has not arrived');
});

test('a relay that ends each connection after some messages is gone on with', async () => {
  const sink = await startSmtpSink({
    answer: ({ command }) => {
      if (command !== 'MAIL') return undefined;
      return ++mails % 11 === 0 ? '421 4.7.0 enough for this connection' : undefined;
    },
  });
  let mails = 0;
  const queue = letters(50);
  const { source, fates } = sourceOf(queue);
  const again: LetterSource<Numbered> = {
    ...source,
    tell: (letter, fate) => (fate.kind === 'untouched' ? void queue.push(letter) : source.tell(letter, fate)),
  };
  await smtpCourier(parseSmtpUrl(sink.url, 'paper.example')).carry(again, 2);
  await sink.close();
  assert.equal(fates.size, 50);
  assert.ok([...sink.counts.values()].every((count) => count === 1));
});

test('a letter whose final dot is forbidden does not arrive, nor does any after it on that connection', async () => {
  const sink = await startSmtpSink();
  const { source, kinds } = sourceOf(letters(20), (letter) => letter.to !== 'r10@example.org');
  await smtpCourier(parseSmtpUrl(sink.url, 'paper.example')).carry(source, 1);
  await sink.close();
  assert.deepEqual(kinds(), { accepted: 19, untouched: 1 });
  assert.equal(sink.counts.has('r10@example.org'), false);
});

test('a relay that cannot be reached is an error, and no letter is lost over it', async () => {
  const sink = await startSmtpSink();
  await sink.close();
  const { source, kinds } = sourceOf(letters(10));
  await assert.rejects(smtpCourier(parseSmtpUrl(sink.url, 'paper.example')).carry(source, 2));
  assert.deepEqual(Object.keys(kinds()), ['untouched']);
});

test('it secures the connection, signs in, and sends nothing to a relay that refuses the password', async () => {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: false,
    onAuth: ({ username, password }, session, callback) => {
      assert.equal(session.secure, true);
      if (username === 'news@paper' && password === 'p:ss') callback(null, { user: username });
      else callback(new Error('no'));
    },
    onData: (stream, session, callback) => {
      taken.push(session.envelope.rcptTo[0]?.address ?? '');
      stream.resume();
      stream.on('end', () => callback());
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      resolve((listening.address() as { port: number }).port);
    });
  });
  const url = (password: string) =>
    `smtp://news%40paper:${password}@127.0.0.1:${port}?requireTLS=true&tls.rejectUnauthorized=false`;
  const good = sourceOf(letters(5));
  await smtpCourier(parseSmtpUrl(url('p%3Ass'), 'paper.example')).carry(good.source, 1);
  assert.deepEqual(good.kinds(), { accepted: 5 });
  const bad = sourceOf(letters(1));
  await smtpCourier(parseSmtpUrl(url('wrong'), 'paper.example')).carry(bad.source, 1);
  assert.deepEqual(bad.kinds(), { untouched: 1 });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  assert.equal(taken.length, 5);
});
