import type { App } from '../app.ts';
import { type Config, readConfig } from '../platform/config.ts';
import type { Connection } from '../platform/database.ts';
import { attachEmbedded, startEmbedded } from '../platform/embedded-postgres.ts';

/**
 * Runs a command's work beside a running service, or on a database started just for it.
 * The program is read only then: the command line comes up without it.
 */
export async function withApp(work: (app: App) => Promise<void>): Promise<void> {
  const config: Config = { ...readConfig(), logLevel: 'error' };
  const { connection, stop } = await connectionFor(config);
  try {
    const { makeApp } = await import('../app.ts');
    const app = await makeApp({ config, connection, roles: { web: false, worker: false } });
    try {
      await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await stop();
  }
}

async function connectionFor(config: Config): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl }, stop: async () => {} };
  const running = attachEmbedded(config.dataDir);
  if (running) return { connection: running, stop: async () => {} };
  const embedded = await startEmbedded({ dataDir: config.dataDir, diesWithParent: true });
  return { connection: embedded.connection, stop: embedded.stop };
}
