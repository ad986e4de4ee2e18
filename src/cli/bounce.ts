import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { takeBounce } from '../features/newsletter/take-bounce.ts';
import { COMMAND } from '../platform/actor.ts';
import { withApp } from './with-app.ts';

export function bounceCommand(): Command {
  return new Command('bounce')
    .description('take a message that came back, from standard input, as a mail server pipes it')
    .action(() =>
      withApp(async ({ ctx }) => {
        const { result, email } = await takeBounce(ctx, COMMAND, await buffer(process.stdin));
        process.stdout.write(`${email ? `${result}: ${email}` : result}\n`);
      }),
    );
}
