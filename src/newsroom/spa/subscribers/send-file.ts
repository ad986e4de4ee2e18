import { ApiProblem } from '../frame/call-api.ts';

/**
 * Sends a file as the body of a request and tells how far it is; `fetch` tells nothing of that.
 *
 * @throws ApiProblem
 */
export function sendFile<Answer>(path: string, file: File, onPart: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiProblem(0, 'offline', ''));
    request.onload = () => {
      const answer = answerOf(request.responseText);
      if (request.status < 300) resolve(answer as Answer);
      else
        reject(new ApiProblem(request.status, String(answer.code ?? 'unknown'), String(answer.detail ?? ''), answer));
    };
    request.send(file);
  });
}

function answerOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
