import { Command, Option } from 'commander';
import type { Role } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { keepEmbedded } from '../platform/kept-postgres.ts';

export function startCommand(): Command {
  return new Command('start')
    .description('run the service: site, newsroom, worker and, unless DATABASE_URL is set, the database')
    .addOption(new Option('--only <role>', 'run only this part (then set DATABASE_URL)').choices(['web', 'worker']))
    .action(({ only }: { only?: Role }) => start(only ?? null));
}

/** The database starts while the program is still being read. */
async function start(only: Role | null): Promise<void> {
  const config = readConfig();
  const [embedded, { main }] = await Promise.all([
    config.databaseUrl ? null : keepEmbedded(config.dataDir),
    import('../main.ts'),
  ]);
  await main(config, only, embedded);
}
