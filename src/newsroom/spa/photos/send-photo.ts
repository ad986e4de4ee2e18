import type { UploadResource } from '../../contract/photos.ts';
import { ApiProblem } from '../frame/call-api.ts';

export type Sending = {
  duplicates: 'offer' | 'keep';
  /** How much has left, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * Sends one photo. By XMLHttpRequest: it alone tells how much of a body has left.
 *
 * @throws ApiProblem; `cancelled` when the signal says so
 */
export function sendPhoto(file: File, { duplicates, onProgress, signal }: Sending): Promise<UploadResource> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/photos?duplicates=${duplicates}`);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = (request.response ?? {}) as Record<string, unknown>;
      if (request.status >= 200 && request.status < 300) return resolve(answer as UploadResource);
      const code = String(answer.code ?? 'unknown');
      reject(new ApiProblem(request.status, code, String(answer.detail ?? request.statusText), answer));
    };
    request.onerror = () => reject(new ApiProblem(0, 'offline', ''));
    request.onabort = () => reject(new ApiProblem(0, 'cancelled', ''));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
