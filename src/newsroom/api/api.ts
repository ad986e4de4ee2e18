import { Hono } from 'hono';
import type { ApiDeps } from './api-env.ts';
import { articleApi } from './article-api.ts';
import { auditApi } from './audit-api.ts';
import { calendarApi } from './calendar-api.ts';
import { deskSearchApi } from './desk-search-api.ts';
import { editionApi } from './edition-api.ts';
import { frontApi } from './front-api.ts';
import { houseRulesApi } from './house-rules-api.ts';
import { mailApi } from './mail-api.ts';
import { nameApi } from './name-api.ts';
import { newsletterApi } from './newsletter-api.ts';
import { newsletterDeskApi } from './newsletter-desk-api.ts';
import { openApi } from './openapi.ts';
import { peopleApi } from './people-api.ts';
import { photoApi } from './photo-api.ts';
import { publicApi } from './public-api.ts';
import { redirectApi } from './redirect-api.ts';
import { ribbonApi } from './ribbon-api.ts';
import { settingsApi } from './settings-api.ts';
import { suppressionApi } from './suppression-api.ts';
import { systemApi } from './system-api.ts';
import { todayApi } from './today-api.ts';
import { togetherApi } from './together-api.ts';
import { workflowApi } from './workflow-api.ts';

/** Version 1 of the API, mounted at `/api/v1`. Nothing of it is cached. */
export function api(deps: ApiDeps): Hono {
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });
  routes.get('/openapi.json', (c) => c.json(openApi(deps.ctx.config.url)));
  routes.route('/', publicApi(deps));
  routes.route('/', togetherApi(deps));
  routes.route('/articles', articleApi(deps));
  routes.route('/articles', workflowApi(deps));
  routes.route('/photos', photoApi(deps));
  routes.route('/redirects', redirectApi(deps));
  routes.route('/calendar', calendarApi(deps));
  routes.route('/today', todayApi(deps));
  routes.route('/desk-search', deskSearchApi(deps));
  routes.route('/fronts', frontApi(deps));
  routes.route('/', ribbonApi(deps));
  routes.route('/names', nameApi(deps));
  routes.route('/audit', auditApi(deps));
  routes.route('/', newsletterDeskApi(deps));
  routes.route('/', newsletterApi(deps));
  routes.route('/editions', editionApi(deps));
  routes.route('/suppressions', suppressionApi(deps));
  routes.route('/mail', mailApi(deps));
  routes.route('/', houseRulesApi(deps));
  routes.route('/', peopleApi(deps));
  routes.route('/', settingsApi(deps));
  routes.route('/', systemApi(deps));
  return routes;
}
