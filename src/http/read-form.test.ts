import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Refusal } from '../platform/errors.ts';
import { readForm } from './read-form.ts';

const app = new Hono();
app.post('/', async (c) => {
  try {
    return c.json(Object.fromEntries(await readForm(c)));
  } catch (error) {
    if (error instanceof Refusal) return c.json({ code: error.code }, 422);
    throw error;
  }
});

async function send(type: string, body: string | ReadableStream): Promise<unknown> {
  const init = { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' };
  return (await app.request('/', init as RequestInit)).json();
}

test('both kinds of form are read, and what is no form has no fields', async () => {
  assert.deepEqual(await send('application/x-www-form-urlencoded', 'email=a%40b.co&to='), { email: 'a@b.co', to: '' });
  const part = '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
  assert.deepEqual(await send('multipart/form-data; boundary=b', part), { 'List-Unsubscribe': 'One-Click' });
  assert.deepEqual(await send('text/plain', 'email=x'), {});
});

test('a form that ends in the middle is refused and named as such', async () => {
  const half = '--b\r\ncontent-disposition: form-data; name="email"\r\n\r\na@';
  assert.deepEqual(await send('multipart/form-data; boundary=b', half), { code: 'malformed-form' });
});

test('no more of a form is read than any form of ours has', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 16_384;
      controller.enqueue(new TextEncoder().encode('a'.repeat(16_384)));
    },
  });
  assert.deepEqual(await send('application/x-www-form-urlencoded', endless), { code: 'too-large' });
  assert.ok(sent < 1_000_000, `${sent} bytes were read`);
});
