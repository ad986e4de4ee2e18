export type ApiFault = { path: string; code: string; message: string };

/** A problem document (RFC 9457), or the lack of any answer (`code` `offline`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly ApiFault[];
  /** The whole document: some problems say more, `keptAs` for one. */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, detail: string, document: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = (document.errors ?? []) as ApiFault[];
    this.document = document;
  }
}

export type Call = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** @throws ApiProblem */
export async function callApi<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...call.headers,
  };
  const body = call.form ?? (call.json === undefined ? null : JSON.stringify(call.json));
  const signal = call.signal ?? null;
  const response = await fetch(`/api/v1${path}`, { method: call.method ?? 'GET', headers, body, signal }).catch(() => {
    throw new ApiProblem(0, 'offline', '');
  });
  if (response.status === 204) return undefined as Answer;
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return answer as Answer;
  throw new ApiProblem(
    response.status,
    String(answer.code ?? 'unknown'),
    String(answer.detail ?? response.statusText),
    answer,
  );
}
