/** A problem document (RFC 9457), or the lack of any answer (`code` `offline`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];

  constructor(status: number, code: string, detail: string, errors: readonly { path: string; message: string }[] = []) {
    super([detail, ...errors.map((error) => `${error.path}: ${error.message}`)].join('\n'));
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export type Call = {
  method?: 'GET' | 'POST' | 'PATCH';
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
};

/** @throws ApiProblem */
export async function callApi<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...call.headers,
  };
  const body = call.form ?? (call.json === undefined ? null : JSON.stringify(call.json));
  const response = await fetch(`/api/v1${path}`, { method: call.method ?? 'GET', headers, body }).catch(() => {
    throw new ApiProblem(0, 'offline', '');
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return answer as Answer;
  throw new ApiProblem(
    response.status,
    String(answer.code ?? 'unknown'),
    String(answer.detail ?? response.statusText),
    (answer.errors ?? []) as { path: string; message: string }[],
  );
}
