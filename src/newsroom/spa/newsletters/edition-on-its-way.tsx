import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import { paths } from '../../../urls.ts';
import type { EditionResource, ReportResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type EditionDialog, EditionDialogs } from './edition-dialogs.tsx';
import { EditionPreview } from './edition-preview.tsx';
import { EditionProgress } from './edition-progress.tsx';
import { EditionReport } from './edition-report.tsx';
import { EditionState } from './edition-state.tsx';
import { UncertainList } from './uncertain-list.tsx';

const WHILE_SENDING_MS = 2000;
const AFTERWARDS_MS = 20_000;

type Props = { edition: EditionResource; onChanged: (edition: EditionResource) => void };

/** An edition that is sent or was: how far, how fast, what became of it; paused, resumed and cancelled from here. */
export function EditionOnItsWay({ edition, onChanged }: Props) {
  const words = useWords(editionWords);
  const [open, setOpen] = useState<EditionDialog | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const report = useQuery({
    queryKey: ['edition-report', edition.id],
    queryFn: () => callApi<ReportResource>(`/editions/${edition.id}/report`),
    refetchInterval: ({ state }) => (state.data?.state === 'sending' ? WHILE_SENDING_MS : AFTERWARDS_MS),
  });
  const refresh = async () => {
    const [next] = await Promise.all([callApi<EditionResource>(`/editions/${edition.id}`), report.refetch()]);
    onChanged(next);
  };
  const state = report.data?.state ?? edition.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edition is read anew when the report says that it moved on.
  useEffect(() => {
    if (state !== edition.state) void refresh().catch(setProblem);
  }, [state, edition.state]);
  const resume = async () => {
    setProblem(null);
    try {
      onChanged(await callApi<EditionResource>(`/editions/${edition.id}/resume`, { method: 'POST', json: {} }));
      await report.refetch();
    } catch (error) {
      setProblem(error);
    }
  };
  const moved = (next: EditionResource) => {
    onChanged(next);
    void report.refetch();
  };
  const isOnItsWay = state === 'sending' || state === 'paused';
  return (
    <>
      <PageHead title={edition.subject}>
        <EditionState state={state} />
        {state === 'sending' && (
          <button type="button" className="button button-quiet" onClick={() => setOpen('pause')}>
            {words.pause}
          </button>
        )}
        {state === 'paused' && (
          <button type="button" className="button" onClick={() => void resume()}>
            {words.resume}
          </button>
        )}
        {isOnItsWay && (
          <button type="button" className="button button-quiet" onClick={() => setOpen('cancel')}>
            {words.cancel}
          </button>
        )}
        {state !== 'cancelled' && (
          <a className="button button-quiet" href={paths.edition(edition.id)} target="_blank" rel="noreferrer">
            {words.webVersion}
          </a>
        )}
      </PageHead>
      {problem !== null && <Problem error={problem} />}
      {state === 'paused' && (
        <Notice kind="bad">
          {report.data?.pauseReason ? (
            <>
              {words.pausedBecause} <bdi>{report.data.pauseReason}</bdi>
            </>
          ) : (
            words.isPaused
          )}
        </Notice>
      )}
      {report.isPending && <Loading />}
      {report.isError && <Problem error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && (
        <div className="composer">
          <div className="composer-main">
            {edition.startedAt && <EditionProgress progress={report.data} />}
            {(report.data.counts.uncertain ?? 0) > 0 && (
              <UncertainList
                id={edition.id}
                count={report.data.counts.uncertain ?? 0}
                isCancelled={state === 'cancelled'}
                onSettled={() => void refresh().catch(setProblem)}
              />
            )}
            {edition.startedAt && <EditionReport report={report.data} />}
          </div>
          <EditionPreview id={edition.id} version={edition.version} />
        </div>
      )}
      <EditionDialogs
        open={open}
        edition={{ ...edition, counts: report.data?.counts ?? edition.counts }}
        onDone={moved}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
