import { Command } from 'commander';
import { type ReindexStep, reindexArchive } from '../features/search/reindex-archive.ts';
import { COMMAND } from '../platform/actor.ts';
import { withApp } from './with-app.ts';

const SAID: Record<ReindexStep['step'], string> = { words: 'Words', index: 'Index' };

export function reindexCommand(): Command {
  return new Command('reindex')
    .description("build the search's index anew from the database; running processes follow")
    .action(() =>
      withApp(async ({ ctx, search }) => {
        const documents = await reindexArchive(ctx, COMMAND, search, progress());
        process.stdout.write(`The search holds ${documents.toLocaleString('en')} articles.\n`);
      }),
    );
}

/** A line for each tenth of a step. */
function progress(): (step: ReindexStep) => void {
  const said = new Map<string, number>();
  return ({ step, done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (tenth === 0 || tenth <= (said.get(step) ?? 0)) return;
    said.set(step, tenth);
    process.stdout.write(
      `${SAID[step]}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} (${tenth * 10}%)\n`,
    );
  };
}
