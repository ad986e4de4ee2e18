import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';

const known = new Map<string, Promise<PhotoResource>>();

/** A photo of the library, asked for once. @throws ApiProblem, and is asked for again the next time */
export function photoOf(id: string): Promise<PhotoResource> {
  const before = known.get(id);
  if (before) return before;
  const asked = callApi<PhotoResource>(`/photos/${id}`);
  known.set(id, asked);
  asked.catch(() => known.delete(id));
  return asked;
}

/** What was just said or mended about it. */
export function notePhoto(photo: PhotoResource): void {
  known.set(photo.id, Promise.resolve(photo));
}
