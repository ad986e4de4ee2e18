import type { BulkMail, Letter, LetterSource } from './bulk-mail.ts';
import { SmtpConnection } from './smtp-connection.ts';
import { converse } from './smtp-conversation.ts';
import type { SmtpServer } from './smtp-server.ts';

const MOST_FAILED_CONNECTIONS = 3;
const FIRST_PAUSE_MS = 250;

/** Many messages through a relay, over connections that are kept, the next begun before the last is answered. */
export function smtpCourier(server: SmtpServer): BulkMail {
  return { carry: (source, lanes) => carry(server, source, lanes) };
}

async function carry<Taken extends Letter>(
  server: SmtpServer,
  source: LetterSource<Taken>,
  lanes: number,
): Promise<void> {
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane(server, source)));
  const failed = ends.find((end) => end.status === 'rejected');
  // One lane that cannot be opened (the relay allows no more) is no failure while others carry.
  if (failed && ends.every((end) => end.status === 'rejected')) throw failed.reason;
}

/** One connection after the other, until the source is dry. @throws Error when none can be made */
async function lane<Taken extends Letter>(server: SmtpServer, source: LetterSource<Taken>): Promise<void> {
  let failures = 0;
  for (let letter = await source.wait(); letter; letter = await source.wait()) {
    let connection: SmtpConnection | null = null;
    try {
      connection = await SmtpConnection.open(server);
    } catch (error) {
      source.tell(letter, { kind: 'untouched', reason: (error as Error).message });
      if (++failures >= MOST_FAILED_CONNECTIONS) throw error;
      await pause(FIRST_PAUSE_MS * 4 ** failures);
      continue;
    }
    await converse(connection, source, letter);
    if (connection.accepted > 0) failures = 0;
    else if (++failures >= MOST_FAILED_CONNECTIONS) throw new Error('The relay ends each connection at once.');
    connection.end();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
