import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail } from './mail.ts';
import { envelope } from './smtp-mail.ts';

/** Writes each message, as it would go out, to `folder/TIME-N.eml`: a publication without a relay can still be tried. */
export function outboxMail(folder: string, now: () => Date): Mail & { write: (message: Buffer) => Promise<void> } {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  let count = 0;
  const write = async (message: Buffer) => {
    await mkdir(folder, { recursive: true });
    const stamp = now().toISOString().replace(/[:.]/g, '-');
    const file = join(folder, `${stamp}-${process.pid}-${String(++count).padStart(4, '0')}.eml`);
    await writeFile(`${file}.part`, message);
    await rename(`${file}.part`, file);
  };
  return {
    write,
    send: async (message) => {
      const made = (await transport.sendMail({ ...envelope(message), date: now() })) as {
        messageId: string;
        message: Buffer;
      };
      await write(made.message);
      return { messageId: made.messageId, reply: '250 written to the outbox' };
    },
  };
}
