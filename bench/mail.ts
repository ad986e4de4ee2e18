import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { type Claimed, claimBatch, settleBatch } from '../src/features/newsletter/delivery-store.ts';
import { freezeAudience } from '../src/features/newsletter/start-edition.ts';
import { SYSTEM } from '../src/platform/actor.ts';
import type { Letter, LetterSource } from '../src/platform/bulk-mail.ts';
import { openDatabase } from '../src/platform/database.ts';
import { type DkimKey, dkimKey, newDkimKey } from '../src/platform/dkim.ts';
import { startEmbedded } from '../src/platform/embedded-postgres.ts';
import type { EditionId } from '../src/platform/ids.ts';
import { compileMessage, slot } from '../src/platform/message-template.ts';
import { migrate } from '../src/platform/migrate.ts';
import { smtpCourier } from '../src/platform/smtp-courier.ts';
import { parseSmtpUrl } from '../src/platform/smtp-server.ts';
import type { Row } from './table.ts';

const MESSAGES = 2000;
const LANES = 20;
const AUDIENCE = 1_000_000;
const CLAIMED = 60_000;
const TOKEN = 'k7Jd0pX2sQmVb1hY8nRtZw.aB3dE5fG7hI9jK1lM3nO5p';

const html = (token: string) =>
  `<table dir="rtl">${'<tr><td dir="rtl" align="right">שורה של ידיעה ארוכה דיה כדי למלא את ההודעה</td></tr>'.repeat(190)}</table><a href="https://paper.example/out?t=${token}">להסרה</a>`;
const text = (token: string) => `${'שורה של ידיעה\r\n'.repeat(280)}להסרה: https://paper.example/out?t=${token}\r\n`;
const headers = (token: string) => ({
  'List-Id': 'daily <daily.paper.example>',
  'List-Unsubscribe': `<https://paper.example/out?t=${token}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
const from = { name: 'המגדלור', address: 'news@paper.example' };

/** Messages of 40 KB through our own way and through the general library, to a sink beside; then the database. */
export async function measureMail(): Promise<Row[]> {
  const { privatePem } = await newDkimKey();
  const key = dkimKey('paper.example', 's1', privatePem);
  const near = await startSink(0);
  const unsigned = await ours(near.url, null, MESSAGES, LANES);
  const signed = await ours(near.url, key, MESSAGES, LANES);
  const theirs = await library(near.url, null);
  const theirsSigned = await library(near.url, privatePem);
  near.process.kill();
  const far = await startSink(25);
  const late = await ours(far.url, key, MESSAGES, LANES);
  far.process.kill();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const rate = (signed.perSecond / theirsSigned.perSecond).toFixed(1);
  return [
    { what: `size of a message`, figure: `${Math.round(unsigned.bytes / 1024)} KB` },
    row('unsigned, processor a message', unsigned.cpuMs, 0.3, `nodemailer ${theirs.cpuMs.toFixed(2)} ms`),
    row('signed RSA-2048, processor a message', signed.cpuMs, 1.3, `nodemailer ${theirsSigned.cpuMs.toFixed(2)} ms`),
    {
      ...{ what: `signed: ${signed.perSecond}/s, nodemailer ${theirsSigned.perSecond}/s`, figure: `${rate} times` },
      ...{ aim: '≥ 3 times', holds: signed.perSecond >= 3 * theirsSigned.perSecond },
    },
    {
      ...{ what: `25 ms to each reply, ${LANES} connections, signed`, figure: `${late.perSecond}/s` },
      ...{ aim: '≥ 600/s', holds: late.perSecond >= 600 },
    },
    {
      ...{ what: 'memory at its highest', figure: `${Math.round(peakMb)} MB`, aim: '< 200 MB', holds: peakMb < 200 },
    },
    ...(await database()),
  ];
}

function row(what: string, cpuMs: number, aim: number, reference: string): Row {
  return {
    ...{ what: `${what} (${reference})`, figure: `${cpuMs.toFixed(2)} ms` },
    ...{ aim: `≤ ${aim} ms`, holds: cpuMs <= aim },
  };
}

type Measured = { cpuMs: number; perSecond: number; bytes: number };

async function ours(url: string, key: DkimKey | null, count: number, lanes: number): Promise<Measured> {
  const template = compileMessage({
    ...{ from, replyTo: '', subject: 'תדריך הבוקר', html: html(slot('token')), text: text(slot('token')) },
    headers: headers(slot('token')),
  });
  let bytes = 0;
  let [made, accepted] = [0, 0];
  const next = (): Letter | undefined => {
    if (made === count) return undefined;
    const n = made++;
    const to = { name: 'דנה כהן', address: `reader${n}@example.org` };
    const recipient = { to, messageId: `<${n}@paper.example>`, date: START, slots: { token: `${n}${TOKEN}` } };
    const compose = async () => {
      const message = await template.compose(recipient, key);
      bytes = message.length;
      return message;
    };
    return { from: 'news@paper.example', to: to.address, compose };
  };
  const source: LetterSource = {
    ...{ take: next, wait: async () => next() ?? null, mayFinish: () => true },
    tell: (_, fate) => void (fate.kind === 'accepted' && accepted++),
  };
  const courier = smtpCourier(parseSmtpUrl(url, 'paper.example'));
  const measured = await measure(count, () => courier.carry(source, lanes));
  if (accepted !== count) throw new Error(`${accepted} of ${count} were accepted.`);
  return { ...measured, bytes };
}

const START = new Date('2026-11-25T05:00:00Z');

async function library(url: string, privateKey: string | null): Promise<Measured> {
  const dkim = privateKey ? { dkim: { domainName: 'paper.example', keySelector: 's1', privateKey } } : {};
  const transport = createTransport({ url, pool: true, maxConnections: LANES, maxMessages: 1e6, ...dkim } as never);
  const count = MESSAGES / 2;
  const measured = await measure(count, async () => {
    let n = 0;
    const lane = async () => {
      while (n < count) {
        const token = `${n++}${TOKEN}`;
        const to = { name: 'דנה כהן', address: `reader${n}@example.org` };
        const message = { from, to, subject: 'תדריך הבוקר', html: html(token), text: text(token) };
        await transport.sendMail({ ...message, headers: headers(token), encoding: 'base64' } as never);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  });
  transport.close();
  return { ...measured, bytes: 0 };
}

async function measure(count: number, work: () => Promise<void>): Promise<{ cpuMs: number; perSecond: number }> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000 / count, perSecond: Math.round(count / seconds) };
}

async function startSink(latencyMs: number): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mail-sink.ts'), String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  return { url: `smtp://127.0.0.1:${port}`, process: child };
}

/** An audience of a million is frozen, and batches of it are claimed and settled as a worker does. */
async function database(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-bench-mail-'));
  const postgres = await startEmbedded({ dataDir: folder, diesWithParent: true });
  const { db, pool, close } = openDatabase(postgres.connection, { max: 4 });
  try {
    await migrate(pool);
    await sql`
      insert into subscribers (id, email, created_at)
      select gen_random_uuid(), 'reader' || n || '@example' || n % 50 || '.org', now()
      from generate_series(1, ${AUDIENCE}::int) n`.execute(db);
    const [newsletter, edition, worker] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
    await sql`
      insert into newsletters (id, slug, name, sender_name, sender_email, design, automatic, created_at)
      values (${newsletter}, 'daily', 'daily', 'paper', 'news@paper.example', '{}', '{}', now())`.execute(db);
    await sql`
      insert into subscriptions (id, subscriber_id, newsletter_id, state, confirmed_at, created_at)
      select gen_random_uuid(), id, ${newsletter}, 'confirmed', now(), now() from subscribers`.execute(db);
    await sql`
      insert into editions (id, newsletter_id, number, subject, created_by, created_at)
      values (${edition}, ${newsletter}, 1, 'subject', '{}', now())`.execute(db);
    await sql`analyze`.execute(db);
    const id = edition as EditionId;
    const freezing = performance.now();
    await db.transaction().execute((trx) => freezeAudience({ now: () => START }, trx, async () => {}, SYSTEM, id));
    const freezeSeconds = (performance.now() - freezing) / 1000;
    await sql`analyze deliveries`.execute(db);
    const began = performance.now();
    for (let done = 0; done < CLAIMED; ) {
      const claim = { editionId: id, workerId: worker as string, limit: 200, now: START };
      const { claimed } = await claimBatch(db, claim);
      const outcomes = claimed.map(({ subscriptionId }: Claimed) => ({
        ...{ subscriptionId, state: 'sent' as const, reply: '250 2.0.0 ok', statusCode: '2.0.0' },
      }));
      await settleBatch(db, claim, outcomes);
      done += claimed.length;
      if (claimed.length === 0) throw new Error('Nothing was claimed.');
    }
    const perSecond = Math.round(CLAIMED / ((performance.now() - began) / 1000));
    return [
      {
        ...{ what: 'an audience of 1,000,000 frozen', figure: `${freezeSeconds.toFixed(1)} s` },
        ...{ aim: '< 15 s', holds: freezeSeconds < 15 },
      },
      {
        ...{ what: 'claimed and settled in batches of 200, one worker', figure: `${perSecond}/s` },
        ...{ aim: '≥ 20,000/s', holds: perSecond >= 20_000 },
      },
    ];
  } finally {
    await close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
