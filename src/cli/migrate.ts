import { Command } from 'commander';
import { withApp } from './with-app.ts';

export function migrateCommand(): Command {
  // Constructing the program brings the database up to date; there is nothing else to do.
  return new Command('migrate').description('bring the database up to date').action(() =>
    withApp(async () => {
      process.stdout.write('The database is up to date.\n');
    }),
  );
}
