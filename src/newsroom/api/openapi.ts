import { z } from 'zod';
import { articleCalls } from './article-api.ts';
import { auditCalls } from './audit-api.ts';
import { calendarCalls } from './calendar-api.ts';
import type { Call } from './call.ts';
import { deskSearchCalls } from './desk-search-api.ts';
import { editionCalls } from './edition-api.ts';
import { frontCalls } from './front-api.ts';
import { houseRulesCalls } from './house-rules-api.ts';
import { mailCalls } from './mail-api.ts';
import { nameCalls } from './name-api.ts';
import { newsletterCalls } from './newsletter-api.ts';
import { newsletterDeskCalls } from './newsletter-desk-api.ts';
import { peopleCalls } from './people-api.ts';
import { photoCalls } from './photo-api.ts';
import { publicCalls } from './public-api.ts';
import { redirectCalls } from './redirect-api.ts';
import { relatedCalls } from './related-api.ts';
import { ribbonCalls } from './ribbon-api.ts';
import { settingsCalls } from './settings-api.ts';
import { subscriberCalls } from './subscriber-api.ts';
import { subscriberImportCalls } from './subscriber-import-api.ts';
import { suppressionCalls } from './suppression-api.ts';
import { systemCalls } from './system-api.ts';
import { todayCalls } from './today-api.ts';
import { togetherCalls } from './together-api.ts';
import { workflowCalls } from './workflow-api.ts';

/** Every call of version 1. */
export const CALLS: readonly Call[] = [
  ...photoCalls,
  ...articleCalls,
  ...workflowCalls,
  ...relatedCalls,
  ...calendarCalls,
  ...todayCalls,
  ...deskSearchCalls,
  ...redirectCalls,
  ...frontCalls,
  ...ribbonCalls,
  ...publicCalls,
  ...newsletterCalls,
  ...newsletterDeskCalls,
  ...editionCalls,
  ...subscriberCalls,
  ...subscriberImportCalls,
  ...suppressionCalls,
  ...mailCalls,
  ...houseRulesCalls,
  ...nameCalls,
  ...auditCalls,
  ...peopleCalls,
  ...togetherCalls,
  ...settingsCalls,
  ...systemCalls,
];

/** The API described in OpenAPI 3.1, made from the very schemas that judge its input. */
export function openApi(baseUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const call of CALLS) {
    const address = `/api/v1${call.path}`;
    paths[address] ??= {};
    const of = paths[address];
    of[call.method] = {
      summary: call.does,
      security: call.open ? [] : [{ token: [] }],
      parameters: [...call.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(call.input ? { requestBody: { required: true, content: contentOf(call) } } : {}),
      responses: {
        [String(call.status ?? 200)]: { description: 'Done.', content: { 'application/json': {} } },
        default: {
          description: 'A problem document (RFC 9457).',
          content: { 'application/problem+json': { schema: PROBLEM } },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gilyon', version: '1' },
    servers: [{ url: baseUrl }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

function contentOf(call: Call): object {
  const schema = call.input ? z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) : {};
  if (!call.multipart) return { 'application/json': { schema } };
  const properties = { file: { type: 'string', contentMediaType: 'application/octet-stream' }, meta: schema };
  return { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } } };
}
