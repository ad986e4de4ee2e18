import { type SocketConnection, startEmbedded } from './embedded-postgres.ts';

export type KeptPostgres = { connection: SocketConnection; stop: () => Promise<void> };

/** The embedded server, started again whenever it ends on its own (killed for lack of memory, say). */
export async function keepEmbedded(dataDir: string): Promise<KeptPostgres> {
  const options = { dataDir, diesWithParent: true };
  let stopping = false;
  let current = await startEmbedded(options);
  const { connection } = current;
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await current.ended;
      if (stopping) return;
      process.stderr.write('gilyon: the database ended on its own; it is started again\n');
      current = await startEmbedded(options);
    }
  };
  watch().catch((error: Error) => {
    process.stderr.write(`gilyon: the database could not be started again: ${error.message}\n`);
    process.exit(1);
  });
  return {
    connection,
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}
