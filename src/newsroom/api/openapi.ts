import { z } from 'zod';
import * as contract from '../contract.ts';

type Call = {
  method: 'get' | 'post' | 'patch';
  path: string;
  does: string;
  input?: z.ZodType;
  status?: number;
  open?: boolean;
  multipart?: boolean;
};

/** Every call of version 1; the routes and this table are compared in a test. */
export const CALLS: readonly Call[] = [
  { method: 'post', path: '/photos', does: 'Upload a photo.', input: contract.PhotoMeta, multipart: true, status: 201 },
  { method: 'get', path: '/photos', does: 'The photos, newest first.' },
  { method: 'get', path: '/photos/{id}', does: 'A photo.' },
  { method: 'patch', path: '/photos/{id}', does: 'Describe a photo anew.', input: contract.PhotoMeta },
  { method: 'post', path: '/articles', does: 'Draft an article.', input: contract.NewArticle, status: 201 },
  { method: 'get', path: '/articles', does: 'The articles, last saved first.' },
  { method: 'get', path: '/articles/{id}', does: 'An article: its working copy.' },
  {
    method: 'patch',
    path: '/articles/{id}',
    does: 'Save the working copy. With If-Match a stale edit is refused (409) and kept as the revision `keptAs`.',
    input: contract.ArticlePatch,
  },
  {
    method: 'post',
    path: '/articles/{id}/publish',
    does: 'Put the working copy before the readers, now or at a time.',
    input: contract.Publish,
  },
  {
    method: 'post',
    path: '/articles/{id}/unpublish',
    does: 'Withdraw: the address answers 410.',
    input: contract.Unpublish,
  },
  {
    method: 'post',
    path: '/articles/{id}/hold',
    does: 'Hold: the article leaves every page at once.',
    input: contract.Hold,
  },
  {
    method: 'post',
    path: '/articles/{id}/release',
    does: 'End a hold: what was public is public again as it was, what was a draft is a draft.',
  },
  {
    method: 'post',
    path: '/articles/{id}/correct',
    does: 'Add a correction that the page shows.',
    input: contract.Correct,
  },
  { method: 'get', path: '/articles/{id}/revisions', does: 'Who changed what, when.' },
  { method: 'get', path: '/articles/{id}/revisions/{number}', does: 'One revision.' },
  { method: 'get', path: '/articles/{id}/related', does: 'What to read next, with scores and reasons.', open: true },
  { method: 'get', path: '/search', does: 'Search: q, limit, section, from, to.', open: true },
  { method: 'get', path: '/sections', does: 'The sections.', open: true },
  { method: 'get', path: '/authors', does: 'The authors.', open: true },
  { method: 'get', path: '/topics', does: 'The topics.', open: true },
  { method: 'get', path: '/newsletters', does: 'The newsletters.' },
  { method: 'post', path: '/newsletters', does: 'Make a newsletter.', input: contract.NewNewsletter, status: 201 },
  {
    method: 'post',
    path: '/newsletters/{id}/subscribers',
    does: 'Add people who agreed elsewhere.',
    input: contract.NewSubscribers,
    status: 201,
  },
  { method: 'get', path: '/newsletters/{id}/editions', does: 'The editions, newest first.' },
  {
    method: 'post',
    path: '/newsletters/{id}/editions',
    does: 'Compose an edition.',
    input: contract.NewEdition,
    status: 201,
  },
  { method: 'get', path: '/editions/{id}', does: 'An edition with its counts.' },
  { method: 'post', path: '/editions/{id}/test', does: 'Send a test.', input: contract.TestEdition },
  {
    method: 'post',
    path: '/editions/{id}/send',
    does: 'Send now or at a time.',
    input: contract.SendEdition,
    status: 202,
  },
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
