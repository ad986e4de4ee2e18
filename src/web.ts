import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { PageCache } from './http/page-cache.ts';

const HEADERS_TIMEOUT_MS = 15_000;
/** Long enough for a large photo over a slow line. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
const KEEP_ALIVE_MS = 65_000;

export type Web = {
  server: Server;
  listen: (port: number, host: string) => Promise<number>;
  /** Takes no new connection, lets running requests end, and then ends what is left. */
  close: () => Promise<void>;
};

/** The page cache first; what it cannot answer goes to the router. */
export function makeWeb(cache: PageCache, router: Hono): Web {
  const route = getRequestListener(router.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => {
      if (!cache.answer(request, response)) void route(request, response);
    },
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return {
    server,
    listen: (port, host) => listen(server, port, host),
    close: () => close(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearTimeout(force);
}
