import { Hono } from 'hono';
import pg from 'pg';
import { errorResponder } from '../../src/http/error-response.ts';
import { api } from '../../src/newsroom/api/api.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { isDatabaseAway } from '../../src/platform/database.ts';
import type { TestCtx } from '../../src/platform/testing/test-ctx.ts';

export type Server = {
  /** A request as it comes over the network, from somebody. */
  ask: (from: string, path: string, init?: RequestInit) => Promise<Response>;
  /** Kills whatever it is doing: what was committed stays, the rest is gone, and nobody is told which. */
  crash: () => Promise<void>;
  stop: () => Promise<void>;
};

const WHO = 'x-from';

/** The API on the real database; only the door is another: it asks `whoIs` instead of a session. */
export async function newsroomServer(ctx: TestCtx, whoIs: (from: string) => Actor | null): Promise<Server> {
  const killer = new pg.Client({ ...ctx.connection, application_name: 'killer' });
  killer.on('error', () => {});
  await killer.connect();
  const router = new Hono();
  router.onError(errorResponder({ log: ctx.log, isDatabaseAway, renderPage: async () => '' }));
  router.route('/api/v1', api({ ctx, whoIs: async (c) => whoIs(c.req.header(WHO) ?? '') }));
  return {
    ask: async (from, path, init = {}) => {
      const headers = { 'content-type': 'application/json', ...init.headers, [WHO]: from };
      return router.request(`/api/v1${path}`, { ...init, headers });
    },
    crash: async () => {
      await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'gilyon'`,
      );
    },
    stop: () => killer.end(),
  };
}
