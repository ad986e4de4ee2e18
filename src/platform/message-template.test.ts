import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import PostalMime from 'postal-mime';
import { dkimKey, dkimRecord, newDkimKey } from './dkim.ts';
import { encodeWords, mailbox } from './mail-header.ts';
import { compileMessage, slot } from './message-template.ts';

const { privatePem, publicBase64 } = await newDkimKey();
const key = dkimKey('paper.example', 's1', privatePem);
const template = compileMessage({
  from: { name: 'המגדלור, "הנמל"', address: 'news@paper.example' },
  replyTo: 'desk@paper.example',
  subject: 'המועצה אישרה: "הנמל יורחב" ו־Truth Social הגיב ב־90% מן המקרים בשנת 1992',
  text: `שלום\n\nלהסרה: https://paper.example/out?t=${slot('token')}\n.\n..\nסוף`,
  html: `<p dir="rtl">${'שלום עולם '.repeat(700)}</p><a href="https://paper.example/out?t=${slot('token')}">להסרה</a> סוף`,
  headers: {
    'List-Id': 'daily <daily.paper.example>',
    'List-Unsubscribe': `<https://paper.example/newsletters/unsubscribe?t=${slot('token')}&e=12>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Feedback-ID': '12:daily:newsletter:gilyon',
  },
});
const compose = (name: string, email: string, token: string) =>
  template.compose(
    {
      to: { name, address: email },
      messageId: '<1@paper.example>',
      date: new Date('2026-11-25T05:00:00Z'),
      slots: { token },
    },
    key,
  );

test('each reader gets his own words in every part, whatever their length, and everything else unharmed', async () => {
  for (const token of ['', 'x', 'ארוך מאוד '.repeat(40), 'a.b-c_d']) {
    const email = await PostalMime.parse(await compose('דנה', 'dana@example.org', token));
    assert.ok(email.text?.replaceAll('\r\n', '\n').includes(`?t=${token}\n.\n..\nסוף`), token);
    assert.ok(email.html?.endsWith(`t=${token}">להסרה</a> סוף`), token);
    assert.ok(email.html?.startsWith('<p dir="rtl">שלום עולם'));
  }
  const email = await PostalMime.parse(await compose('דנה "ד" כהן', 'dana@example.org', 't'));
  assert.equal(email.subject, 'המועצה אישרה: "הנמל יורחב" ו־Truth Social הגיב ב־90% מן המקרים בשנת 1992');
  assert.deepEqual([email.from?.name, email.to?.[0]?.name], ['המגדלור, "הנמל"', 'דנה "ד" כהן']);
});

test('no line is longer than mail allows, begins with a dot, or ends otherwise than by CRLF', async () => {
  const message = (await compose('דנה'.repeat(40), 'dana@example.org', 'token')).toString('latin1');
  assert.equal(message.replaceAll('\r\n', '').match(/[\r\n]/), null);
  for (const line of message.split('\r\n')) {
    assert.ok(line.length <= 998);
    assert.ok(!line.startsWith('.'));
  }
});

test('the signature holds by another hand, over every List header, and breaks with any of them', async () => {
  const resolver = async () => [[dkimRecord(publicBase64)]];
  const verify = async (message: Buffer) => {
    const { results } = await dkimVerify(message, { resolver } as never);
    return results[0] as unknown as { status: { result: string }; signingHeaders?: { keys: string } };
  };
  const message = await compose('דנה', 'dana@example.org', 'token');
  const good = await verify(message);
  assert.equal(good.status.result, 'pass');
  for (const name of ['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Feedback-ID', 'Subject', 'From']) {
    const changed = Buffer.from(
      message.toString('latin1').replace(new RegExp(`^${name}: `, 'm'), `${name}: x`),
      'latin1',
    );
    assert.notEqual((await verify(changed)).status.result, 'pass', name);
  }
  const added = Buffer.concat([Buffer.from('Subject: win\r\n'), message]);
  assert.notEqual((await verify(added)).status.result, 'pass', 'a second subject in front');
});

test('a line end in a name, an address or a subject is no new header', async () => {
  const evil = 'a\r\nBcc: victim@example.org\r\n\r\nbody';
  assert.doesNotMatch(encodeWords(evil), /[\r\n]/);
  assert.doesNotMatch(mailbox({ name: evil, address: 'x@y.example>\r\nBcc: z@y.example' }), /[\r\n]/);
  const message = (await compose(evil, 'dana@example.org', 't')).toString('latin1');
  assert.doesNotMatch(message, /^Bcc:/m);
});
