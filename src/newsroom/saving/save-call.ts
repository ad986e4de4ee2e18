import type { ArticleResource } from '../contract/articles.ts';
import { type Known, knownOf } from './fields.ts';
import type { SaveProblem, SaveRequest } from './save-queue.ts';

export type SaveCall = {
  method: 'POST' | 'PATCH';
  path: string;
  headers: Record<string, string>;
  json: object;
};

/** The call of the API that a request is. */
export function saveCall(request: SaveRequest): SaveCall {
  if (request.kind === 'make') {
    const { slug: _, ...fields } = request.fields;
    const json = { ...fields, bodyFormat: 'document', draftKey: request.draftKey };
    return { method: 'POST', path: '/articles', headers: {}, json };
  }
  const headers: Record<string, string> = request.version === null ? {} : { 'if-match': `"${request.version}"` };
  const json = 'body' in request.change ? { ...request.change, bodyFormat: 'document' } : request.change;
  return { method: 'PATCH', path: `/articles/${request.id}`, headers, json };
}

/** What a problem document says, as the queue reads it. Status 0: no answer came. */
export function saveProblem(status: number, document: Readonly<Record<string, unknown>>, cause?: unknown): SaveProblem {
  const errors = (document.errors ?? []) as { path: string }[];
  return {
    status,
    code: String(document.code ?? (status === 0 ? 'offline' : 'unknown')),
    fields: errors.map(({ path }) => path.split('/')[0] ?? ''),
    keptAs: typeof document.keptAs === 'number' ? document.keptAs : null,
    cause,
  };
}

type Revisions = { items: { number: number; savedBy: { name: string } }[] };

/** The article, and who saved it last. */
export async function loadTheirs(
  get: <Answer>(path: string) => Promise<Answer>,
  id: string,
): Promise<{ article: Known; by: string; resource: ArticleResource }> {
  const resource = await get<ArticleResource>(`/articles/${id}`);
  const { items } = await get<Revisions>(`/articles/${id}/revisions?limit=10`);
  const by = items.find(({ number }) => number === resource.revision)?.savedBy.name ?? '';
  return { article: knownOf(resource), by, resource };
}
