import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import type { Fate, Letter, LetterSource } from './bulk-mail.ts';
import { directCourier } from './direct-courier.ts';
import { MtaSts } from './mta-sts.ts';
import type { Outside } from './outside.ts';
import { type SinkOptions, type SmtpSink, startSmtpSink } from './testing/smtp-sink.ts';
import { TEST_AUTHORITY, TEST_SERVER } from './testing/test-certificates.ts';
import { testCtx } from './testing/test-ctx.ts';

const ctx = await testCtx();
const log = pino({ level: 'silent' });

/** The names of a test's world; what it does not have is not there. */
type World = {
  mx?: Record<string, (string | [string, number])[] | string>;
  hosts?: Record<string, string>;
  txt?: Record<string, string[]>;
  policies?: Record<string, string>;
};
const fails = (code: string) => Object.assign(new Error(code), { code });

function outsideOf(world: World): Outside {
  return {
    mx: async (domain) => {
      const found = world.mx?.[domain];
      if (found === undefined) throw fails('ENOTFOUND');
      if (typeof found === 'string') throw fails(found);
      return found.map((one) => {
        const [exchange, priority] = typeof one === 'string' ? [one, 10] : one;
        return { exchange, priority };
      });
    },
    txt: async (name) => {
      const found = world.txt?.[name];
      if (!found) throw fails('ENODATA');
      return found;
    },
    addresses: async (host) => {
      const found = world.hosts?.[host];
      if (!found) throw fails('ENOTFOUND');
      return [found];
    },
    text: async (url) => {
      const found = world.policies?.[url];
      if (!found) throw new Error('no such page');
      return found;
    },
  };
}

const policiesOf = (outside: Outside) => new MtaSts({ db: ctx.db, outside, now: ctx.now, log });

async function bring(world: World, port: number, to: string[], { lanes = 10, perDomain = 3 } = {}) {
  const outside = outsideOf(world);
  const queue: Letter[] = to.map((address) => ({
    ...{ from: 'news@paper.example', to: address },
    compose: async () => Buffer.from(`To: ${address}\r\n\r\nשלום\r\n`),
  }));
  const fates = new Map<string, Fate>();
  const source: LetterSource = {
    ...{ take: () => queue.shift(), wait: async () => queue.shift() ?? null, mayFinish: () => true },
    tell: (letter, fate) => {
      assert.equal(fates.has(letter.to), false, `${letter.to} was told twice`);
      fates.set(letter.to, fate);
    },
  };
  const parts = {
    name: 'mail.paper.example',
    outside,
    policies: policiesOf(outside),
    log,
    port,
    trust: [TEST_AUTHORITY],
  };
  await directCourier(parts).carry(source, lanes, perDomain);
  const said = (address: string) => {
    const fate = fates.get(address);
    return fate && 'reply' in fate ? `${fate.reply.code} ${fate.reply.status}` : fate?.kind;
  };
  return { said, fates };
}

/** Sinks at addresses of their own, all on one port: as exchangers are on 25. */
async function sinksAt(hosts: readonly string[], options: SinkOptions = {}): Promise<SmtpSink[]> {
  const sinks: SmtpSink[] = [];
  for (const host of hosts)
    sinks.push(await startSmtpSink({ ...options, host, ...(sinks[0] ? { port: sinks[0].port } : {}) }));
  return sinks;
}
const many = (count: number, domain: string) => Array.from({ length: count }, (_, n) => `r${n}@${domain}`);

test('each letter comes to its own domain’s exchanger, the preferred first and the next where that is dead', async () => {
  const [one, two] = (await sinksAt(['127.0.0.1', '127.0.0.2'])) as [SmtpSink, SmtpSink];
  const world = {
    mx: {
      'one.example': ['mx.one.example'],
      'two.example': [
        ['dead.two.example', 5],
        ['mx.two.example', 10],
      ],
      'bare.example': 'ENODATA',
    },
    hosts: {
      'mx.one.example': '127.0.0.1',
      'dead.two.example': '127.0.0.9',
      'mx.two.example': '127.0.0.2',
      'bare.example': '127.0.0.2',
    },
  } satisfies World;
  const to = [...many(30, 'one.example'), ...many(30, 'two.example'), 'x@Bare.Example'];
  const { fates } = await bring(world, one.port, to);
  assert.deepEqual(
    [...fates.values()].map((fate) => fate.kind).filter((kind) => kind !== 'accepted'),
    [],
  );
  assert.deepEqual([one.counts.size, two.counts.size], [30, 31]);
  assert.ok([...one.counts.keys()].every((address) => address.endsWith('@one.example')));
  await Promise.all([one.close(), two.close()]);
});

test('a domain that is not, that takes no mail, that nobody can look up or reach is told of alone', async () => {
  const [good] = (await sinksAt(['127.0.0.1'])) as [SmtpSink];
  const world = {
    mx: {
      'good.example': ['mx.good.example'],
      'null.example': [''],
      'slow.example': 'ETIMEOUT',
      'dead.example': ['mx.dead.example'],
      'nowhere.example': ['mx.nowhere.example'],
    },
    hosts: { 'mx.good.example': '127.0.0.1', 'mx.dead.example': '127.0.0.9' },
  } satisfies World;
  const domains = ['none', 'null', 'slow', 'dead', 'nowhere', 'good'];
  const { said } = await bring(
    world,
    good.port,
    domains.flatMap((name) => many(8, `${name}.example`)),
  );
  const of = (name: string) => [...new Set(many(8, `${name}.example`).map(said))];
  assert.deepEqual(
    domains.map((name) => of(name).join()),
    ['550 5.1.2', '556 5.1.10', '451 4.4.3', '451 4.4.1', '451 4.4.3', '250 2.0.0'],
  );
  await good.close();
});

test('no domain gets more connections than it may, nor all of them more than there are lanes', async () => {
  const [one, two] = (await sinksAt(['127.0.0.1', '127.0.0.2'], { latencyMs: 2 })) as [SmtpSink, SmtpSink];
  const world = {
    mx: { 'one.example': ['mx.one.example'], 'two.example': ['mx.two.example'] },
    hosts: { 'mx.one.example': '127.0.0.1', 'mx.two.example': '127.0.0.2' },
  };
  const to = [...many(150, 'one.example'), ...many(150, 'two.example')];
  await bring(world, one.port, to, { lanes: 20, perDomain: 2 });
  assert.deepEqual([one.counts.size, two.counts.size], [150, 150]);
  assert.ok(one.mostConnections() <= 2 && two.mostConnections() <= 2);
  const few = await bring(world, one.port, to, { lanes: 1, perDomain: 5 });
  assert.equal(few.fates.size, 300, 'with a single lane both domains have their turn');
  await Promise.all([one.close(), two.close()]);
});

test('an exchanger that greets with a refusal is asked again later, and its reader is not to blame', async () => {
  const server = new SMTPServer({
    authOptional: true,
    onConnect: (_, done) => done(Object.assign(new Error('no'), { responseCode: 554 })),
  });
  server.on('error', () => {});
  const port = await listening(server);
  const world = { mx: { 'good.example': ['mx.good.example'] }, hosts: { 'mx.good.example': '127.0.0.1' } };
  const { said } = await bring(world, port, many(3, 'good.example'));
  assert.match(said('r0@good.example') ?? '', /^451 4\./);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

async function listening(server: SMTPServer, host = '127.0.0.1', port = 0): Promise<number> {
  return new Promise((resolve) => {
    const net = server.listen(port, host, () => resolve((net.address() as { port: number }).port));
  });
}

function secureExchanger(taken: string[], certificate: { key: string; cert: string } | null): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    ...(certificate ?? {}),
    onData: (stream, session, callback) => {
      taken.push(`${session.envelope.rcptTo[0]?.address}${session.secure ? ' over TLS' : ''}`);
      stream.resume();
      stream.on('end', () => callback());
    },
  });
  server.on('error', () => {});
  return server;
}

const sts = (mode: string, mx: string, id = '1') => ({
  txt: { '_mta-sts.good.example': [`v=STSv1; id=${id};`] },
  policies: {
    'https://mta-sts.good.example/.well-known/mta-sts.txt': `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: 86400\r\n`,
  },
});

test('where MTA-STS is enforced mail goes over good TLS to a named host, or not at all', async () => {
  const taken: string[] = [];
  const server = secureExchanger(taken, TEST_SERVER);
  const port = await listening(server);
  // Its own certificate of the library is for localhost, by an authority that nobody knows.
  const forged = secureExchanger(taken, null);
  await listening(forged, '127.0.0.2', port);
  const [plain] = (await sinksAt(['127.0.0.3'], { port })) as [SmtpSink];
  const at = (host: string, address: string): World => ({ mx: { 'good.example': [host] }, hosts: { [host]: address } });
  const tried = async (world: World) => {
    await ctx.db.deleteFrom('mta_sts_policies').execute();
    const { said } = await bring(world, port, ['dana@good.example']);
    return said('dana@good.example');
  };
  const enforced = sts('enforce', '*.good.example');
  assert.equal(await tried({ ...at('mx1.good.example', '127.0.0.1'), ...enforced }), '250 null');
  assert.deepEqual(taken.splice(0), ['dana@good.example over TLS']);
  assert.equal(await tried({ ...at('mx.evil.example', '127.0.0.1'), ...enforced }), '451 4.7.5', 'not named');
  assert.equal(await tried({ ...at('other.good.example', '127.0.0.1'), ...enforced }), '451 4.7.5', 'another name');
  assert.equal(await tried({ ...at('mx.good.example', '127.0.0.2'), ...enforced }), '451 4.7.5', 'unknown authority');
  assert.equal(await tried({ ...at('mx.good.example', '127.0.0.3'), ...enforced }), '451 4.7.5', 'no TLS');
  assert.deepEqual([taken.length, plain.messages.length], [0, 0]);
  const testing = sts('testing', '*.good.example');
  assert.equal(await tried({ ...at('mx.evil.example', '127.0.0.2'), ...testing }), '250 null');
  assert.equal(await tried(at('mx.good.example', '127.0.0.2')), '250 null', 'without a policy any TLS will do');
  assert.deepEqual(taken, ['dana@good.example over TLS', 'dana@good.example over TLS']);
  await plain.close();
  for (const one of [server, forged]) await new Promise<void>((resolve) => one.close(() => resolve()));
});

test('a policy holds as long as it says, also when nobody answers, and is read anew when its record changes', async () => {
  await ctx.db.deleteFrom('mta_sts_policies').execute();
  const modeOf = async (world: World) => (await policiesOf(outsideOf(world)).policyOf('good.example'))?.mode ?? null;
  assert.equal(await modeOf(sts('enforce', 'mx.good.example')), 'enforce');
  assert.equal(await modeOf({}), 'enforce', 'somebody between hides the record');
  assert.equal(await modeOf({ txt: sts('none', 'x', '2').txt }), 'enforce', 'the policy itself cannot be had');
  assert.equal(await modeOf(sts('none', 'mx.good.example', '1')), 'enforce', 'the same record: the same policy');
  assert.equal(await modeOf(sts('none', 'mx.good.example', '2')), 'none');
  ctx.clock.advance(86_401);
  assert.equal(await modeOf({}), null, 'it has ended');
  const broken = sts('enforce', 'mx.good.example', '3');
  for (const key of Object.keys(broken.policies)) broken.policies[key as keyof typeof broken.policies] = '<html>';
  assert.equal(await modeOf(broken), null);
});
