import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { createTransport } from 'nodemailer';
import { readConfig } from '../platform/config.ts';
import { withApp } from './with-app.ts';

type Finding = { what: string; fault: string | null };

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check configuration, database, storage and mail; says what to do')
    .action(async () => {
      const findings = [
        await check('configuration', async () => void readConfig()),
        await check('data folder', checkDataFolder),
        await check('database and migrations', () =>
          withApp(async ({ ctx }) => void (await ctx.db.selectFrom('publication').selectAll().execute())),
        ),
        await check('photo storage', () => withApp(async ({ ctx }) => checkStorage(ctx.storage))),
        await check('mail', checkMail),
      ];
      for (const { what, fault } of findings)
        process.stdout.write(`${fault ? 'WRONG' : 'ok   '} ${what}${fault ? `: ${fault}` : ''}\n`);
      const wrong = findings.filter((finding) => finding.fault);
      if (wrong.length > 0) throw new Error(`${wrong.length} of ${findings.length} checks found something wrong.`);
    });
}

async function check(what: string, look: () => Promise<void>): Promise<Finding> {
  try {
    await look();
    return { what, fault: null };
  } catch (error) {
    return { what, fault: (error as Error).message };
  }
}

async function checkDataFolder(): Promise<void> {
  const { dataDir } = readConfig();
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, '.doctor');
  await writeFile(file, 'ok');
  await rm(file);
}

async function checkStorage(storage: {
  put: (key: string, data: Buffer, type: string) => Promise<void>;
  read: (key: string) => Promise<Buffer | null>;
  delete: (key: string) => Promise<void>;
}): Promise<void> {
  await storage.put('doctor/check', Buffer.from('ok'), 'text/plain');
  const read = await storage.read('doctor/check');
  await storage.delete('doctor/check');
  if (read?.toString() !== 'ok') throw new Error('What was stored could not be read back.');
}

async function checkMail(): Promise<void> {
  const { smtpUrl } = readConfig();
  if (!smtpUrl) return;
  const transport = createTransport(smtpUrl);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
