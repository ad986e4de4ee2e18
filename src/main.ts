import pg from 'pg';
import { type App, makeApp } from './app.ts';
import { loadDemo } from './features/demo/load-demo.ts';
import { makeOneTimeLink } from './features/people/sign-in.ts';
import type { Config } from './platform/config.ts';
import type { Connection } from './platform/database.ts';
import type { KeptPostgres } from './platform/kept-postgres.ts';
import { absolute, paths } from './urls.ts';

export type Role = 'web' | 'worker';

/** The key of the lock that one serving process holds on an embedded database. */
const SERVICE_LOCK = 0x67696c01;
const FIRST_ADMINISTRATOR = 'admin@gilyon.localhost';

/**
 * Runs the service until a signal ends it. Prints where it is and how the first administrator comes in.
 *
 * @param embedded the database, unless the configuration names another
 */
export async function main(config: Config, only: Role | null, embedded: KeptPostgres | null): Promise<void> {
  const roles = { web: only !== 'worker', worker: only !== 'web' };
  const connection: Connection = config.databaseUrl
    ? { connectionString: config.databaseUrl }
    : (embedded?.connection as Connection);
  const release = embedded ? await holdAlone(connection, config) : async () => {};
  const app = await makeApp({ config, connection, roles });
  const stop = async () => {
    await app.close();
    await release();
    await embedded?.stop();
  };
  stopOnSignals(app, stop);
  logUnheard(app);
  try {
    const port = app.web ? await app.web.listen(config.port, config.host) : null;
    announce(config, port);
    await app.work();
    await prepare(app, config);
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * On an embedded database one process serves: two would each end it under the other. The lock goes with its
 * connection, so it is taken anew when the database was started anew.
 */
async function holdAlone(connection: Connection, config: Config): Promise<() => Promise<void>> {
  let released = false;
  let client: pg.Client | null = null;
  const hold = async (): Promise<void> => {
    const next = new pg.Client({ ...connection, application_name: 'gilyon-service', keepAlive: true });
    next.on('error', () => {});
    await next.connect();
    const { rows } = await next
      .query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [SERVICE_LOCK])
      .catch(async (error: unknown) => {
        await next.end().catch(() => {});
        throw error;
      });
    if (!rows[0]?.held) {
      await next.end();
      throw new HeldByAnother(
        `Another Gilyon already serves ${config.dataDir}. Stop it first, or set GILYON_DATA to another folder.`,
      );
    }
    client = next;
    next.once('end', () => void (released || holdAgain()));
  };
  const holdAgain = (): void => {
    if (released) return;
    hold().catch((error: Error) => {
      if (error instanceof HeldByAnother) {
        process.stderr.write(`gilyon: ${error.message}\n`);
        process.exit(1);
      }
      setTimeout(holdAgain, 250).unref();
    });
  };
  await hold();
  return async () => {
    released = true;
    await client?.end().catch(() => {});
  };
}

class HeldByAnother extends Error {}

/** A promise that failed unheard is a bug, but no reason to take the publication from everybody else. */
function logUnheard(app: App): void {
  process.on('unhandledRejection', (error) => app.ctx.log.error({ err: error }, 'a failure that nobody heard'));
}

function stopOnSignals(app: App, stop: () => Promise<void>): void {
  let stopping = false;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (stopping) process.exit(1);
      stopping = true;
      app.ctx.log.info({ signal: name }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          app.ctx.log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

function announce(config: Config, port: number | null): void {
  if (port === null) return;
  print(`Site:     ${addressOf(config, port)}/`);
  print(`Newsroom: ${addressOf(config, port)}${paths.newsroom()}`);
}

/** An empty database gets the demo publication; while no administrator has come in, a link for the first one is shown. */
async function prepare(app: App, config: Config): Promise<void> {
  const { ctx } = app;
  const administrators = await ctx.db
    .selectFrom('people')
    .leftJoin('sessions', 'sessions.person_id', 'people.id')
    .select(['people.id', 'sessions.id as session_id'])
    .where('role', '=', 'admin')
    .execute();
  if (app.web && !administrators.some((row) => row.session_id)) {
    const secret = await makeOneTimeLink(ctx, FIRST_ADMINISTRATOR, 'admin');
    print(`Sign in:  ${absolute(config.url, `/account/sign-in/once?t=${secret}`)}  (once, within a day)`);
  }
  const isEmpty = (await ctx.db.selectFrom('articles').select('id').limit(1).execute()).length === 0;
  if (config.demo && isEmpty) {
    print('Loading the demo publication…');
    const loaded = await loadDemo(ctx);
    print(`The demo publication is there: ${loaded.articles} articles.`);
  }
  print('Ready.');
}

function addressOf(config: Config, port: number): string {
  return config.url.endsWith(':0') ? `${config.url.slice(0, -2)}:${port}` : config.url;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
