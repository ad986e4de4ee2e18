import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Hono } from 'hono';
import type { PageCache } from './page-cache.ts';

export type HealthOptions = {
  cache: PageCache;
  /** Resolves when the database answers. */
  pingDatabase: () => Promise<void>;
  /** Further gauges, by their metric names. */
  gauges: () => Promise<Record<string, number>>;
};

/** For operators: alive, ready, and figures in Prometheus' text format. */
export function healthRoutes(options: HealthOptions): Hono {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const routes = new Hono();
  routes.get('/health/live', (c) => c.json({ status: 'live' }, 200, NO_STORE));
  routes.get('/health/ready', async (c) => {
    try {
      await options.pingDatabase();
      return c.json({ status: 'ready' }, 200, NO_STORE);
    } catch {
      return c.json({ status: 'not-ready', why: 'The database does not answer.' }, 503, NO_STORE);
    }
  });
  routes.get('/metrics', async (c) => {
    const { cache } = options;
    const figures: Record<string, number> = {
      gilyon_page_cache_bytes: cache.bytes,
      gilyon_page_cache_entries: cache.size,
      gilyon_page_cache_hits_total: cache.counts.hits,
      gilyon_page_cache_not_modified_total: cache.counts.notModified,
      gilyon_page_cache_misses_total: cache.counts.misses,
      gilyon_page_cache_purged_total: cache.counts.purged,
      gilyon_page_cache_evicted_total: cache.counts.evicted,
      gilyon_page_cache_last_good_total: cache.counts.lastGood,
      gilyon_resident_memory_bytes: process.memoryUsage.rss(),
      gilyon_event_loop_delay_p99_seconds: delay.percentile(99) / 1e9,
      ...(await options.gauges().catch(() => ({}))),
    };
    const lines = Object.entries(figures).map(([name, value]) => {
      const kind = name.endsWith('_total') ? 'counter' : 'gauge';
      return `# TYPE ${name} ${kind}\n${name} ${value}`;
    });
    return c.text(`${lines.join('\n')}\n`, 200, NO_STORE);
  });
  return routes;
}

const NO_STORE = { 'cache-control': 'no-store' };
