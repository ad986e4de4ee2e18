import { MAX_PHOTO_BYTES } from '../../../features/media/photo.ts';
import type { UploadResource } from '../../contract/photos.ts';
import { ApiProblem } from '../frame/call-api.ts';
import { sendPhoto } from './send-photo.ts';

export type UploadState = 'waiting' | 'sending' | 'reading' | 'done' | 'duplicate' | 'failed' | 'cancelled';

export type Upload = {
  readonly key: number;
  readonly file: File;
  readonly state: UploadState;
  /** How much of it has left, 0 to 1. */
  readonly share: number;
  readonly photo: UploadResource | null;
  readonly problem: unknown;
};

const AT_ONCE = 2;

/**
 * Uploads of one batch after another. A failed one does not hold the others up; each can be cancelled and tried again.
 * Lives outside of the pages, so that walking away from one does not end what is under way.
 */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #duplicates = new Map<number, 'offer' | 'keep'>();
  #lastKey = 0;
  /** Told of each photo that has arrived, or that was there already. */
  onArrived: (photo: UploadResource) => void = () => {};

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly list = (): readonly Upload[] => this.#uploads;

  add(files: readonly File[]): void {
    const fresh = files.map((file): Upload => {
      this.#lastKey++;
      const start = { key: this.#lastKey, file, share: 0, photo: null };
      // Told at once: sending three hundred megabytes to be refused helps nobody.
      return file.size > MAX_PHOTO_BYTES
        ? { ...start, state: 'failed', problem: tooLarge() }
        : { ...start, state: 'waiting', problem: null };
    });
    this.#set([...this.#uploads, ...fresh]);
    this.#next();
  }

  retry(key: number, duplicates: 'offer' | 'keep' = 'offer'): void {
    this.#duplicates.set(key, duplicates);
    this.#change(key, { state: 'waiting', share: 0, photo: null, problem: null });
    this.#next();
  }

  retryFailed(): void {
    for (const { key, state, file } of this.#uploads)
      if (state === 'failed' && file.size <= MAX_PHOTO_BYTES) this.retry(key);
  }

  cancel(key: number): void {
    this.#aborts.get(key)?.abort();
    const upload = this.#uploads.find((one) => one.key === key);
    if (upload && isUnderWay(upload)) this.#change(key, { state: 'cancelled' });
  }

  cancelAll(): void {
    for (const upload of this.#uploads) if (isUnderWay(upload)) this.cancel(upload.key);
  }

  /** Forgets the list; what is under way stays. */
  clear(): void {
    this.#set(this.#uploads.filter(isUnderWay));
  }

  #next(): void {
    const running = this.#uploads.filter(({ state }) => state === 'sending' || state === 'reading').length;
    const upload = running < AT_ONCE ? this.#uploads.find(({ state }) => state === 'waiting') : undefined;
    if (!upload) return;
    void this.#send(upload).finally(() => this.#next());
    this.#next();
  }

  async #send({ key, file }: Upload): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    this.#change(key, { state: 'sending' });
    try {
      const photo = await sendPhoto(file, {
        duplicates: this.#duplicates.get(key) ?? 'offer',
        signal: abort.signal,
        onProgress: (share) => this.#change(key, { share, state: share >= 1 ? 'reading' : 'sending' }),
      });
      this.#change(key, { state: photo.duplicateOf === photo.id ? 'duplicate' : 'done', share: 1, photo });
      this.onArrived(photo);
    } catch (problem) {
      if (!abort.signal.aborted) this.#change(key, { state: 'failed', problem });
    } finally {
      // Cancelled and tried again at once, it is another's by now.
      if (this.#aborts.get(key) === abort) this.#aborts.delete(key);
    }
  }

  #change(key: number, change: Partial<Upload>): void {
    this.#set(this.#uploads.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

export function isUnderWay({ state }: Upload): boolean {
  return state === 'waiting' || state === 'sending' || state === 'reading';
}

function tooLarge(): ApiProblem {
  const errors = [{ path: 'file', code: 'too-large', message: '' }];
  return new ApiProblem(413, 'too-large', '', { errors });
}
