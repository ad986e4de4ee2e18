import { FolderUp, ImageUp } from 'lucide-react';
import { type ChangeEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import { useWords } from '../frame/desk.ts';
import { droppedFiles, photoFiles } from './dropped-files.ts';
import type { UploadQueue } from './upload-queue.ts';

const ACCEPTED = 'image/*,.heic,.tif,.tiff,.avif';

/** Takes photos that are dropped anywhere on what it surrounds. */
export function DropArea({ queue, children }: { queue: UploadQueue; children: ReactNode }) {
  const words = useWords(photoWords);
  const [over, setOver] = useState(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the buttons are the way for everybody.
    <div
      className="drop-area"
      onDragEnter={(event) => hasFiles(event) && setOver((n) => n + 1)}
      onDragLeave={(event) => hasFiles(event) && setOver((n) => Math.max(0, n - 1))}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(0);
        void droppedFiles(event.dataTransfer).then((files) => queue.add(files));
      }}
    >
      {children}
      {over > 0 && (
        <div className="drop-over" aria-hidden="true">
          {words.dropHere}
        </div>
      )}
    </div>
  );
}

/** The buttons that open the computer's own dialog: for files, and for a folder. */
export function UploadButtons({ queue, withFolder = false }: { queue: UploadQueue; withFolder?: boolean }) {
  const words = useWords(photoWords);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    queue.add(photoFiles([...(event.target.files ?? [])]));
    event.target.value = '';
  };
  return (
    <>
      <button type="button" className="button" onClick={() => files.current?.click()}>
        <ImageUp aria-hidden="true" />
        {words.upload}
      </button>
      <input ref={files} type="file" multiple hidden accept={ACCEPTED} onChange={take} />
      {withFolder && (
        <>
          <button type="button" className="button button-quiet" onClick={() => folder.current?.click()}>
            <FolderUp aria-hidden="true" />
            {words.uploadFolder}
          </button>
          <input
            ref={(input) => {
              folder.current = input;
              input?.setAttribute('webkitdirectory', '');
            }}
            type="file"
            multiple
            hidden
            onChange={take}
          />
        </>
      )}
    </>
  );
}
