import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import { ReadCounter } from './features/analytics/read-counter.ts';
import { MailRoom } from './features/newsletter/mail-room.ts';
import { signingKey } from './features/newsletter/signing-key-queries.ts';
import { tokenActor } from './features/people/api-token.ts';
import { makeAuth } from './features/people/auth.ts';
import { codeMail } from './features/people/code-mail.ts';
import { sessionActor } from './features/people/sign-in.ts';
import { publication } from './features/publication/publication-queries.ts';
import { redirectFor } from './features/redirects/redirect-queries.ts';
import { SearchEngine } from './features/search/search-engine.ts';
import { loadAssets, loadScriptParts } from './http/assets.ts';
import { cachedPages } from './http/cached-page.ts';
import { clientAddressBehind, networkHash } from './http/client-address.ts';
import { errorResponder, noSuchAddress } from './http/error-response.ts';
import { healthRoutes } from './http/health.ts';
import { mediaRoutes } from './http/media-routes.ts';
import { originOf } from './http/origin.ts';
import { PageCache } from './http/page-cache.ts';
import { redirected } from './http/redirected.ts';
import { addressesWithoutNul, PAGE_HEADERS, sameOriginOnly, securityHeaders } from './http/security.ts';
import { api } from './newsroom/api/api.ts';
import type { SystemView } from './newsroom/api/health-report.ts';
import { newsroomRoutes } from './newsroom/newsroom-routes.ts';
import type { Actor } from './platform/actor.ts';
import type { Config } from './platform/config.ts';
import type { Ctx } from './platform/context.ts';
import { type Connection, isDatabaseAway, openDatabase } from './platform/database.ts';
import { listenForPurges, makeTransact, type Purge } from './platform/events.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import { localStorage } from './platform/local-storage.ts';
import { makeLog } from './platform/log.ts';
import type { Mail } from './platform/mail.ts';
import { mailWays } from './platform/mail-ways.ts';
import { migrate } from './platform/migrate.ts';
import { projectRoot } from './platform/paths.ts';
import { PurgedValue } from './platform/purged-value.ts';
import { s3Storage } from './platform/s3-storage.ts';
import { installationSecret } from './platform/secrets.ts';
import { watchedMail } from './platform/watched-mail.ts';
import { JOB_NAMES, jobHandlers, reactionsOf, SCHEDULES } from './reactions.ts';
import { accountRoutes } from './site/account-routes.ts';
import { errorPages } from './site/error-pages.tsx';
import { newsletterRoutes } from './site/newsletter-routes.ts';
import { previewRoutes } from './site/preview-routes.ts';
import { readRoutes } from './site/read-routes.ts';
import { readerChoicesRoutes } from './site/reader-choices-routes.ts';
import { COMMON, type Common, commonTags, loadFrame, pageRest, readCommon, type Site } from './site/site.ts';
import { siteRoutes } from './site/site-routes.ts';
import { absolute } from './urls.ts';
import { makeWeb, type Web } from './web.ts';

export type App = {
  ctx: Ctx;
  /** Present when this process serves. */
  web: Web | null;
  search: SearchEngine;
  /** Begins with the jobs and the mail, in a process that is to do them: after it listens, for readers come first. */
  work: () => Promise<void>;
  /** Stops taking work, lets what runs end, closes the connections. */
  close: () => Promise<void>;
};

export type AppOptions = {
  config: Config;
  connection: Connection;
  roles: { web: boolean; worker: boolean };
  /** For tests. */
  overrides?: { now?: () => Date; mail?: Mail; buildDir?: string };
};

const PAGE_CACHE_BYTES = 96 * 1024 * 1024;
const LAST_GOOD_BYTES = 32 * 1024 * 1024;
const LONGEST_LIFE_MS = 10 * 60_000;
const FLUSH_READS_MS = 10_000;
const ONE_CLICK = '/newsletters/unsubscribe';

/** Constructs everything, once. */
export async function makeApp({ config, connection, roles, overrides = {} }: AppOptions): Promise<App> {
  const log = makeLog(config.logLevel);
  const database = openDatabase(connection, {
    max: 12,
    onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const now = overrides.now ?? (() => new Date());
  // The queue has tables of its own, which it brings up to date by itself.
  const [jobs] = await Promise.all([startJobs(connection, JOB_NAMES, log), migrate(database.pool)]);
  const cache = new PageCache({
    maxBytes: PAGE_CACHE_BYTES,
    maxLastGoodBytes: LAST_GOOD_BYTES,
    maxAgeMs: LONGEST_LIFE_MS,
    now: () => performance.now(),
    date: now,
    headers: PAGE_HEADERS,
    isDatabaseAway,
  });
  const common = new PurgedValue({
    tags: COMMON,
    tagsOf: commonTags,
    maxAgeMs: LONGEST_LIFE_MS,
    now: () => performance.now(),
    read: () => readCommon(database.db),
  });
  const onPurge = (purge: Purge) => {
    common.purge(purge);
    cache.purge(purge.tags, { forget: purge.forget });
    search?.purge(purge);
  };
  let search: SearchEngine | null = null;
  const keyOf = (domain: string) => signingKey(database.db, domain);
  const ways = mailWays({ config, db: database.db, now, newId: uuidv7, log, keyOf });
  const { mail, state: mailState } = watchedMail(overrides.mail ?? ways.mail, now);
  const ctx: Ctx = {
    db: database.db,
    now,
    newId: uuidv7,
    storage: config.s3 ? s3Storage(config.s3) : localStorage(join(config.dataDir, 'photos')),
    mail,
    bulk: ways.bulk,
    log,
    config,
    transact: makeTransact({ db: database.db, now, enqueue: jobs.enqueue, reactionsOf, onPurge }),
  };
  search = new SearchEngine({
    connection,
    log,
    snapshot: join(config.dataDir, 'search', 'index'),
    publication: (await installationSecret(ctx, 'search')).toString('hex'),
  });
  let isListening: boolean | null = null;
  const hear = (isConnected: boolean) => {
    isListening = isConnected;
  };
  const stopListening = await listenForPurges(connection, onPurge, log, hear);
  const system: SystemView = {
    startedAt: now(),
    cache,
    listening: () => isListening,
    mail: mailState,
    search,
    jobs: {
      figures: () => jobs.figures(ctx.db),
      failed: () => jobs.failed(ctx.db),
      retry: (name, id) => jobs.retry(ctx.db, name, id),
    },
  };
  const reads = new ReadCounter(ctx);
  const stopCounting = roles.web ? flushRegularly(reads, log) : async () => {};
  const web = roles.web
    ? makeWeb(
        cache,
        await makeRouter(ctx, { cache, common, jobs, reads, search, system, buildDir: overrides.buildDir }),
      )
    : null;
  const mailRoom = roles.worker ? new MailRoom(ctx) : null;
  return {
    ctx,
    web,
    search,
    work: async () => {
      if (!mailRoom) return;
      await jobs.work(jobHandlers(ctx, search), SCHEDULES);
      mailRoom.start();
    },
    close: async () => {
      await web?.close();
      await stopCounting();
      await jobs.stop();
      await mailRoom?.stop();
      await stopListening();
      await search?.close();
      ways.close();
      await database.close();
    },
  };
}

type Parts = {
  cache: PageCache;
  common: PurgedValue<Common>;
  jobs: Jobs;
  reads: ReadCounter;
  search: SearchEngine;
  system: SystemView;
  buildDir: string | undefined;
};

async function makeRouter(ctx: Ctx, { cache, common, jobs, reads, search, system, buildDir }: Parts): Promise<Hono> {
  const built = buildDir ?? join(projectRoot, 'build');
  const asset = loadAssets(built, cache);
  const site: Site = { ctx, asset, search, common: () => common.get() };
  const frame = () => loadFrame(site);
  const networkKey = await installationSecret(ctx, 'networks');
  const auth = makeAuth(ctx, (email, code) => sendCode(ctx, email, code));
  const addressOf = clientAddressBehind(ctx.config.trustedProxies);
  const personal = { ctx, auth, frame, addressOf, networkKey };
  const whoIs = async (c: Context): Promise<Actor | null> => {
    const { headers } = c.req.raw;
    const [, bearer] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
    const actor = bearer ? await tokenActor(ctx, bearer) : await sessionActor(auth, headers);
    return actor && { ...actor, from: originOf(c, bearer ? 'api' : 'newsroom', networkHash(addressOf(c), networkKey)) };
  };
  const router = new Hono();
  router.onError(errorResponder({ log: ctx.log, isDatabaseAway, renderPage: errorPages(site) }));
  router.notFound(() => noSuchAddress());
  router.use(securityHeaders());
  router.use(addressesWithoutNul());
  router.use(sameOriginOnly(new URL(ctx.config.url).origin, [ONE_CLICK]));
  router.route(
    '/',
    healthRoutes({
      cache,
      pingDatabase: () => ping(ctx),
      gauges: async () => ({
        gilyon_jobs_waiting: await jobs.backlog(ctx.db),
        gilyon_search_documents: search.state.documents,
      }),
    }),
  );
  router.route('/', mediaRoutes(ctx));
  router.route('/', readRoutes(reads, addressOf));
  const answerOf = async (path: string) => {
    const answer = await router.request(new URL(path, ctx.config.url), { headers: { accept: 'text/html' } });
    await answer.body?.cancel();
    return { status: answer.status, location: answer.headers.get('location') };
  };
  router.route('/api/v1', api({ ctx, search, system, answerOf, whoIs }));
  router.route('/', accountRoutes(personal));
  router.route('/', newsletterRoutes(personal));
  router.route('/', readerChoicesRoutes(personal));
  router.route('/', previewRoutes(site, whoIs));
  router.route('/', newsroomRoutes({ ctx, asset, scripts: loadScriptParts(built, asset), whoIs }));
  const elsewhere = redirected((path) => redirectFor(ctx.db, path));
  const pages = cachedPages(cache, (path) => pageRest(site, path));
  router.route('/', new Hono().use(elsewhere).use(pages).route('/', siteRoutes(site)));
  return router;
}

/** @returns what stops it, after the last counts are written */
function flushRegularly(reads: ReadCounter, log: Ctx['log']): () => Promise<void> {
  const flush = () => reads.flush().catch((error: unknown) => log.warn({ err: error }, 'reads wait to be written'));
  const timer = setInterval(flush, FLUSH_READS_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await flush();
  };
}

async function sendCode(ctx: Ctx, email: string, code: string): Promise<void> {
  const about = await publication(ctx.db);
  const address = about.contactEmail || `no-reply@${new URL(ctx.config.url).hostname}`;
  const link = absolute(ctx.config.url, `/account/sign-in/code?${new URLSearchParams({ email, code })}`);
  await ctx.mail.send(codeMail(about, { name: about.name, address }, email, code, link));
}

async function ping(ctx: Ctx): Promise<void> {
  await ctx.db.selectFrom('publication').select('only_row').execute();
}
