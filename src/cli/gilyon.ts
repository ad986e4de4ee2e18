import { Command } from 'commander';
import { Refusal } from '../platform/errors.ts';
import { bounceCommand } from './bounce.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { migrateCommand } from './migrate.ts';
import { reindexCommand } from './reindex.ts';
import { startCommand } from './start.ts';
import { tokenCommand } from './token.ts';

const program = new Command('gilyon')
  .description('A whole news publication in one program.')
  .option('--verbose', 'show the whole of an error')
  .showHelpAfterError('(gilyon --help shows what there is)')
  .addCommand(startCommand())
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(tokenCommand())
  .addCommand(bounceCommand())
  .addCommand(reindexCommand())
  .addCommand(doctorCommand());

try {
  await program.parseAsync();
} catch (error) {
  const { message, stack } = error as Error;
  const isVerbose = program.opts<{ verbose?: boolean }>().verbose === true;
  process.stderr.write(`gilyon: ${isVerbose && !(error instanceof Refusal) ? stack : message}\n`);
  process.exitCode = 1;
}
