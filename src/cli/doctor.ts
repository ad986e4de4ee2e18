import { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { withApp } from './with-app.ts';

type Finding = { what: string; fault: string | null };

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check configuration, database, storage, mail and the public address; says what to do')
    .action(async () => {
      const { checkBounceMailbox, checkDataFolder, checkMail, checkStorage } = await import('../platform/checks.ts');
      const findings = [
        await check('configuration', async () => void readConfig()),
        await check('data folder', () => checkDataFolder(readConfig())),
        await check('database and migrations', () =>
          withApp(async ({ ctx }) => void (await ctx.db.selectFrom('publication').selectAll().execute())),
        ),
        await check('photo storage', () => withApp(async ({ ctx }) => checkStorage(ctx.storage))),
        await check('mail', () => checkMail(readConfig())),
        await check('mailbox of bounces', () => checkBounceMailbox(readConfig())),
        await check('public address', checkAddress),
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

async function checkAddress(): Promise<void> {
  const { addressState, certificateDaysLeft } = await import('../platform/checks.ts');
  const config = readConfig();
  if (addressState(config) === 'insecure')
    throw new Error(`${config.url} is not secure: put TLS before it, and begin GILYON_URL with https://.`);
  const days = await certificateDaysLeft(config, new Date());
  if (days !== null && days < 14) throw new Error(`The certificate is good for ${days} more days: renew it.`);
}
