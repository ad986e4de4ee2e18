import { createTransport } from 'nodemailer';
import type { Letter, LetterSource } from '../src/platform/bulk-mail.ts';
import { type DkimKey, dkimKey } from '../src/platform/dkim.ts';
import { compileMessage, slot } from '../src/platform/message-template.ts';
import { smtpCourier } from '../src/platform/smtp-courier.ts';
import { parseSmtpUrl } from '../src/platform/smtp-server.ts';

/** What one sender is asked for: messages of 40 KB, each with words of its reader's own in both parts and a header. */
export type Sending = { way: 'ours' | 'library'; url: string; privatePem: string | null; count: number; lanes: number };
export type Sent = { cpuMs: number; perSecond: number; bytes: number; peakMb: number };

const TOKEN = 'k7Jd0pX2sQmVb1hY8nRtZw.aB3dE5fG7hI9jK1lM3nO5p';
const START = new Date('2026-11-25T05:00:00Z');
const html = (token: string) =>
  `<table dir="rtl">${'<tr><td dir="rtl" align="right">שורה של ידיעה ארוכה דיה כדי למלא את ההודעה</td></tr>'.repeat(190)}</table><a href="https://paper.example/out?t=${token}">להסרה</a>`;
const text = (token: string) => `${'שורה של ידיעה\r\n'.repeat(280)}להסרה: https://paper.example/out?t=${token}\r\n`;
const headers = (token: string) => ({
  'List-Id': 'daily <daily.paper.example>',
  'List-Unsubscribe': `<https://paper.example/out?t=${token}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
const from = { name: 'המגדלור', address: 'news@paper.example' };
const readerOf = (n: number) => ({ name: 'דנה כהן', address: `reader${n}@example.org` });

/** A process of its own, so that nothing but the sending is counted: what it is asked for is its argument. */
const asked = JSON.parse(process.argv[2] ?? '') as Sending;
process.stdout.write(`${JSON.stringify(await send(asked))}\n`);
process.exit(0);

async function send(sending: Sending): Promise<Sent> {
  const way = sending.way === 'ours' ? ours : library;
  const warm = Math.min(200, sending.count);
  await way({ ...sending, count: warm });
  const cpu = process.cpuUsage();
  const began = performance.now();
  const bytes = await way(sending);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuMs: (user + system) / 1000 / sending.count,
    perSecond: Math.round(sending.count / seconds),
    bytes,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

async function ours({ url, privatePem, count, lanes }: Sending): Promise<number> {
  const key: DkimKey | null = privatePem ? dkimKey('paper.example', 's1', privatePem) : null;
  const template = compileMessage({
    ...{ from, replyTo: '', subject: 'תדריך הבוקר', html: html(slot('token')), text: text(slot('token')) },
    headers: headers(slot('token')),
  });
  let bytes = 0;
  let [made, accepted] = [0, 0];
  const next = (): Letter | undefined => {
    if (made === count) return undefined;
    const n = made++;
    const to = readerOf(n);
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
  await smtpCourier(parseSmtpUrl(url, 'paper.example')).carry(source, lanes);
  if (accepted !== count) throw new Error(`${accepted} of ${count} were accepted.`);
  return bytes;
}

async function library({ url, privatePem: privateKey, count, lanes }: Sending): Promise<number> {
  const dkim = privateKey ? { dkim: { domainName: 'paper.example', keySelector: 's1', privateKey } } : {};
  const transport = createTransport({ url, pool: true, maxConnections: lanes, maxMessages: 1e6, ...dkim } as never);
  let n = 0;
  const lane = async () => {
    while (n < count) {
      const to = readerOf(n);
      const token = `${n++}${TOKEN}`;
      const message = { from, to, subject: 'תדריך הבוקר', html: html(token), text: text(token) };
      await transport.sendMail({ ...message, headers: headers(token), encoding: 'base64' } as never);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  transport.close();
  return 0;
}
