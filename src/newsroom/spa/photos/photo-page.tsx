import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Replace } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useMay, useWords } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';
import { Moment } from '../parts/moment.tsx';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { Cutting } from './cutting.tsx';
import { RightsFields, SaidFields } from './photo-fields.tsx';
import { PhotoPlaces } from './photo-places.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { usePhoto } from './use-photo.ts';

/** One photo of the library. */
export default function PhotoPage() {
  const { id = '' } = useParams();
  const photo = useQuery({ queryKey: ['photo', id], queryFn: () => callApi<PhotoResource>(`/photos/${id}`) });
  if (photo.isError) return <Problem error={photo.error} onRetry={() => void photo.refetch()} />;
  if (photo.isPending) return <Loading />;
  const { replacedBy, retiredAt } = photo.data;
  return <LoadedPhoto key={`${id} ${replacedBy} ${retiredAt}`} start={photo.data} />;
}

function LoadedPhoto({ start }: { start: PhotoResource }) {
  const words = useWords(photoWords);
  const { photo, change, state, problem, retry } = usePhoto(start);
  const mayManage = useMay('manage-photos');
  return (
    <>
      <Link href="/photos" className="plain">
        {words.backToLibrary}
      </Link>
      <PageHead title={photo.fileName || words.photo}>
        <SaveLine state={state} problem={problem} onRetry={() => void retry()} />
        {mayManage && <PhotoActions photo={photo} />}
      </PageHead>
      <Standing photo={photo} />
      <div className="photo-page">
        <Cutting photo={photo} onChange={change} />
        <div className="photo-side">
          <SaidFields photo={photo} onChange={change} />
          <RightsFields photo={photo} onChange={change} />
          <PhotoPlaces id={photo.id} />
          <FileFacts photo={photo} />
        </div>
      </div>
    </>
  );
}

function SaveLine({ state, problem, onRetry }: { state: string; problem: unknown; onRetry: () => void }) {
  const words = useWords(photoWords);
  const { words: desk, language } = useDesk();
  if (state === 'failed') {
    return (
      <span className="photo-save danger" role="alert">
        {words.notSaved} {problemText(problem, language)}{' '}
        <button type="button" className="plain" onClick={onRetry}>
          {desk.retry}
        </button>
      </span>
    );
  }
  const said = { saved: words.saved, saving: words.saving, unsaved: words.unsaved }[state];
  return (
    <span className="photo-save quiet" role="status">
      {said}
    </span>
  );
}

/** What everybody must know of it first. */
function Standing({ photo }: { photo: PhotoResource }) {
  const words = useWords(photoWords);
  const act = usePhotoAction(photo);
  const mayManage = useMay('manage-photos');
  return (
    <>
      {photo.expired && <Notice kind="bad">{words.expiredNotice}</Notice>}
      {photo.replacedBy && (
        <Notice>
          {words.wasReplaced} <Link href={`/photos/${photo.replacedBy}`}>{words.toReplacement}</Link>{' '}
          {mayManage && (
            <button
              type="button"
              className="plain"
              onClick={() => void act('undo-replacement', words.replacementUndone)}
            >
              {words.undoReplacement}
            </button>
          )}
        </Notice>
      )}
      {photo.retiredAt && (
        <Notice>
          {words.isRetired}{' '}
          {mayManage && (
            <button type="button" className="plain" onClick={() => void act('restore', words.restored)}>
              {words.restore}
            </button>
          )}
        </Notice>
      )}
    </>
  );
}

function PhotoActions({ photo }: { photo: PhotoResource }) {
  const words = useWords(photoWords);
  const [, navigate] = useLocation();
  const [replacing, setReplacing] = useState(false);
  const act = usePhotoAction(photo);
  if (photo.replacedBy || photo.retiredAt) return null;
  const isUsed = photo.uses.published + photo.uses.working > 0;
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setReplacing(true)}>
        <Replace aria-hidden="true" />
        {words.replace}
      </button>
      {!isUsed && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => void act('retire', words.retired, () => void act('restore', words.restored))}
        >
          {words.retire}
        </button>
      )}
      {replacing && (
        <ReplaceDialog
          photo={photo}
          onClose={() => setReplacing(false)}
          onReplaced={(next) => navigate(`/photos/${next.id}`)}
          onUndone={() => navigate(`/photos/${photo.id}`)}
        />
      )}
    </>
  );
}

/** Does one of the photo's actions, shows what came of it, and says so. */
function usePhotoAction(photo: PhotoResource) {
  const queries = useQueryClient();
  const { language } = useDesk();
  return async (action: string, said: string, undo?: () => void) => {
    try {
      const changed = await callApi<PhotoResource>(`/photos/${photo.id}/${action}`, { method: 'POST' });
      queries.setQueryData(['photo', photo.id], changed);
      await queries.invalidateQueries({ queryKey: ['photos'] });
      await queries.invalidateQueries({ queryKey: ['photo-places'] });
      toast(said, undo);
    } catch (error) {
      toast(problemText(error, language));
    }
  };
}

function FileFacts({ photo }: { photo: PhotoResource }) {
  const words = useWords(photoWords);
  const { language } = useDesk();
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
    photo.byteLength / 1024 / 1024,
  );
  return (
    <section aria-label={words.file} className="photo-facts">
      <h2>{words.file}</h2>
      <dl>
        <dt>{words.fileName}</dt>
        <dd>
          <bdi>{photo.fileName}</bdi>
        </dd>
        <dt>{words.size}</dt>
        <dd>
          <bdi dir="ltr">
            {photo.width} × {photo.height}
          </bdi>
          , {words.megabytes(megabytes)}
        </dd>
        <dt>{words.uploadedBy}</dt>
        <dd>
          <bdi>{photo.uploadedBy}</bdi>, <Moment at={photo.uploadedAt} />
        </dd>
      </dl>
      <a className="plain" href={`/api/v1/photos/${photo.id}/original`} download>
        <Download aria-hidden="true" />
        {words.original}
      </a>
    </section>
  );
}
