import { Check, CircleAlert, Copy, RotateCcw, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';
import { isUnderWay, type Upload, type UploadQueue } from './upload-queue.ts';

type UploadListProps = {
  queue: UploadQueue;
  /** Where photos are being chosen, one that there is already can be taken; elsewhere it is opened. */
  onTake?: ((photo: PhotoResource) => void) | undefined;
};

/** How the uploads stand: all together, and each by its name. */
export function UploadList({ queue, onTake }: UploadListProps) {
  const words = useWords(photoWords);
  const { words: desk } = useDesk();
  const uploads = useSyncExternalStore(queue.subscribe, queue.list);
  if (uploads.length === 0) return null;
  const underWay = uploads.filter(isUnderWay);
  const failed = uploads.filter(({ state }) => state === 'failed');
  const bytes = uploads.reduce((sum, { file }) => sum + file.size, 0);
  const sent = uploads.reduce((sum, one) => sum + one.file.size * (isUnderWay(one) ? one.share : 1), 0);
  return (
    <section className="uploads" aria-label={words.uploads}>
      <div className="uploads-head">
        <h2>{words.uploads}</h2>
        <span role="status" className="quiet">
          {words.uploadsDone(uploads.length - underWay.length, uploads.length)}
        </span>
        <progress aria-label={words.uploadTotal} max={bytes || 1} value={sent} />
        {underWay.length > 0 ? (
          <button type="button" className="plain" onClick={() => queue.cancelAll()}>
            {words.cancelAll}
          </button>
        ) : (
          <button type="button" className="plain" onClick={() => queue.clear()}>
            {words.clearDone}
          </button>
        )}
        {failed.length > 1 && (
          <button type="button" className="plain" onClick={() => queue.retryFailed()}>
            {words.retryAll}
          </button>
        )}
      </div>
      <ul>
        {uploads.map((upload) => (
          <li key={upload.key} className={`upload upload-${upload.state}`}>
            <bdi className="upload-name">{upload.file.name}</bdi>
            <UploadSaid upload={upload} queue={queue} onTake={onTake} />
            {isUnderWay(upload) && (
              <button
                type="button"
                className="icon-button"
                aria-label={`${desk.cancel}: ${upload.file.name}`}
                onClick={() => queue.cancel(upload.key)}
              >
                <X aria-hidden="true" />
              </button>
            )}
            {(upload.state === 'failed' || upload.state === 'cancelled') && (
              <button
                type="button"
                className="icon-button"
                aria-label={`${desk.retry}: ${upload.file.name}`}
                onClick={() => queue.retry(upload.key)}
              >
                <RotateCcw aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UploadSaid({ upload, queue, onTake }: UploadListProps & { upload: Upload }) {
  const words = useWords(photoWords);
  const { language } = useDesk();
  const { state, photo } = upload;
  if (state === 'failed') {
    return (
      <span className="upload-problem" role="alert">
        <CircleAlert aria-hidden="true" /> {problemText(upload.problem, language)}
      </span>
    );
  }
  if (state === 'duplicate' && photo) {
    return (
      <span className="upload-said">
        <Copy aria-hidden="true" /> {words.duplicate} <ToPhoto photo={photo} onTake={onTake} />
        <button type="button" className="plain" onClick={() => queue.retry(upload.key, 'keep')}>
          {words.keepCopy}
        </button>
      </span>
    );
  }
  if (state === 'done' && photo) {
    const [alike] = photo.similar;
    return (
      <span className="upload-said">
        <Check aria-hidden="true" /> {words.done} <ToPhoto photo={photo} onTake={onTake} />
        {alike && (
          <span className="upload-warned">
            {words.similar} <img src={alike.thumbnail} alt="" /> <ToPhoto photo={alike} onTake={onTake} />
          </span>
        )}
      </span>
    );
  }
  if (state === 'cancelled') return <span className="quiet">{words.cancelled}</span>;
  return (
    <span className="upload-said">
      <progress aria-label={words.uploadOf(upload.file.name)} max={1} value={upload.share} />{' '}
      {state === 'waiting' ? words.waiting : state === 'sending' ? words.sending : words.reading}
    </span>
  );
}

function ToPhoto({ photo, onTake }: { photo: PhotoResource; onTake: UploadListProps['onTake'] }) {
  const words = useWords(photoWords);
  return onTake ? (
    <button type="button" className="plain" onClick={() => onTake(photo)}>
      {words.useIt}
    </button>
  ) : (
    <Link href={`/photos/${photo.id}`}>{words.open}</Link>
  );
}
