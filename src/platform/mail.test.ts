import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { OutgoingMail } from './mail.ts';
import { outboxMail } from './outbox-mail.ts';
import { smtpMail } from './smtp-mail.ts';

const message: OutgoingMail = {
  from: { name: 'המגדלור', address: 'desk@example.org' },
  to: { name: 'נועה "נוני" כהן', address: 'noa@example.org' },
  subject: '123456 הוא קוד הכניסה',
  html: '<p dir="rtl">שלום</p>',
  text: 'שלום',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};

test('a message goes through a real SMTP conversation and arrives as it was meant', async () => {
  const received: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const mail = smtpMail(`smtp://127.0.0.1:${port}`);
  try {
    const { reply } = await mail.send(message);
    assert.match(reply, /^250/);
    const parsed = await PostalMime.parse(received[0] ?? '');
    assert.equal(parsed.subject, message.subject);
    assert.equal(parsed.from?.name, 'המגדלור');
    assert.equal(parsed.text?.trim(), 'שלום');
    assert.match(parsed.html ?? '', /dir="rtl"/);
  } finally {
    mail.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

test('a refusal is an error that bears the server’s code', async () => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such user'), { responseCode: 550 })),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const mail = smtpMail(`smtp://127.0.0.1:${port}`);
  try {
    await assert.rejects(mail.send(message), (error: { responseCode?: number }) => error.responseCode === 550);
  } finally {
    mail.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

test('without a relay the message lies whole in the outbox', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-outbox-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const mail = outboxMail(folder, () => new Date('2026-11-24T09:00:00Z'));
  await mail.send(message);
  await mail.send({ ...message, subject: 'שורה\r\nBcc: spy@example.org' });
  const files = readdirSync(folder).sort();
  assert.equal(files.length, 2);
  const first = await PostalMime.parse(readFileSync(join(folder, files[0] ?? '')));
  assert.equal(first.subject, message.subject);
  assert.equal(
    first.headers.find((header) => header.key === 'list-unsubscribe-post')?.value,
    'List-Unsubscribe=One-Click',
  );
  const second = await PostalMime.parse(readFileSync(join(folder, files[1] ?? '')));
  assert.equal(second.bcc, undefined);
});
