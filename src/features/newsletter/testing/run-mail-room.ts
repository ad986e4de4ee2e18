import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Config } from '../../../platform/config.ts';
import type { Ctx } from '../../../platform/context.ts';
import { openDatabase } from '../../../platform/database.ts';
import { makeTransact } from '../../../platform/events.ts';
import { smtpCourier } from '../../../platform/smtp-courier.ts';
import { parseSmtpUrl } from '../../../platform/smtp-server.ts';
import { MailRoom } from '../mail-room.ts';

/** A mail worker as a process of its own, which a test may kill: its only argument says where everything is. */
const Given = z.object({
  connection: z.object({ host: z.string(), user: z.string(), database: z.string() }),
  dataDir: z.string(),
  smtpUrl: z.string(),
  lanes: z.number(),
  leaseSeconds: z.number(),
});

const given = Given.parse(JSON.parse(process.argv[2] ?? ''));
const { db } = openDatabase(given.connection, { max: 6 });
// The clock of a worker that runs by itself is the real one.
const now = () => new Date(performance.timeOrigin + performance.now());
const config = { url: 'http://127.0.0.1:3000', dataDir: given.dataDir } as Config;
const ctx: Ctx = {
  ...{ db, now, config, newId: uuidv7, log: pino({ level: 'silent' }) },
  ...({ storage: null, mail: null } as unknown as Pick<Ctx, 'storage' | 'mail'>),
  bulk: smtpCourier(parseSmtpUrl(given.smtpUrl, 'paper.example')),
  transact: makeTransact({ db, now, reactionsOf: () => [], enqueue: async () => {}, onPurge: () => {} }),
};
new MailRoom(ctx, { lanes: given.lanes, leaseSeconds: given.leaseSeconds, idleMs: 50 }).start();
