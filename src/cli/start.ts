import { Command, Option } from 'commander';
import { main, type Role } from '../main.ts';
import { readConfig } from '../platform/config.ts';

export function startCommand(): Command {
  return new Command('start')
    .description('run the service: site, newsroom, worker and, unless DATABASE_URL is set, the database')
    .addOption(new Option('--only <role>', 'run only this part (then set DATABASE_URL)').choices(['web', 'worker']))
    .action(async ({ only }: { only?: Role }) => main(readConfig(), only ?? null));
}
