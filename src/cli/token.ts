import { Command, Option } from 'commander';
import { COMMAND, STAFF_ROLES, type StaffRole } from '../platform/actor.ts';
import { withApp } from './with-app.ts';

export function tokenCommand(): Command {
  const create = new Command('create')
    .description('make an API token and print it, once')
    .requiredOption('--name <name>', 'whose or what for')
    .addOption(new Option('--role <role>', 'what it may do').choices(STAFF_ROLES).makeOptionMandatory())
    .action(({ name, role }: { name: string; role: StaffRole }) =>
      withApp(async ({ ctx }) => {
        const { createApiToken } = await import('../features/people/api-token.ts');
        const { secret } = await createApiToken(ctx, COMMAND, { name, role });
        process.stdout.write(`${secret}\n`);
      }),
    );
  return new Command('token').description('API tokens').addCommand(create);
}
