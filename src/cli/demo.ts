import { Command } from 'commander';
import { withApp } from './with-app.ts';

export function demoCommand(): Command {
  return new Command('demo').description('load the demo publication; again does nothing').action(() =>
    withApp(async ({ ctx }) => {
      const { loadDemo } = await import('../features/demo/load-demo.ts');
      const { articles, loaded } = await loadDemo(ctx, (done, all) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}`);
      });
      process.stdout.write(
        loaded > 0 ? `Loaded ${loaded} articles.\n` : `All ${articles} articles were there already.\n`,
      );
    }),
  );
}
