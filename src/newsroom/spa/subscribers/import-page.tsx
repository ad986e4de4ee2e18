import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import type { ImportResource, NewsletterResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportResult } from './import-result.tsx';
import { sendFile } from './send-file.ts';

const WATCH_EVERY_MS = 1000;

/** A file of subscribers: uploaded, its columns named, its lines judged, and only then taken in. Its address keeps the place. */
export default function ImportPage() {
  const words = useWords(subscriberWords);
  const [params, setParams] = useSearchParams();
  const id = params.get('id');
  const newsletters = useQuery({
    queryKey: ['newsletters'],
    queryFn: () => callApi<{ items: NewsletterResource[] }>('/newsletters'),
  });
  const staged = useQuery({
    queryKey: ['subscriber-import', id],
    queryFn: () => callApi<ImportResource>(`/subscriber-imports/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data?.state === 'checking' || state.data?.state === 'importing' ? WATCH_EVERY_MS : false,
  });
  const open = (one: ImportResource | null) =>
    setParams(new URLSearchParams(one ? { id: one.id } : {}), { replace: one !== null });
  const refresh = () => void staged.refetch();
  return (
    <>
      <p className="where-from">
        <Link href="/subscribers">{words.title}</Link>
      </p>
      <PageHead title={words.importTitle} />
      <p className="page-lead">{words.importLead}</p>
      {newsletters.isPending && <Loading />}
      {newsletters.isError && <Problem error={newsletters.error} onRetry={() => void newsletters.refetch()} />}
      {id === null && newsletters.data && (
        <ChooseFile newsletters={newsletters.data.items} chosen={params.get('newsletter') ?? ''} onStaged={open} />
      )}
      {staged.isError && <Problem error={staged.error} onRetry={refresh} />}
      {staged.data && <Step staged={staged.data} onChanged={refresh} onAnother={() => open(null)} />}
    </>
  );
}

type StepProps = { staged: ImportResource; onChanged: () => void; onAnother: () => void };

function Step({ staged, onChanged, onAnother }: StepProps) {
  const words = useWords(subscriberWords);
  const { state, lines, done, counts } = staged;
  if (state === 'uploaded') return <ImportColumns staged={staged} onChanged={onChanged} />;
  if (state === 'checking' || state === 'importing') {
    const all = state === 'checking' ? lines : (counts.new ?? lines);
    return (
      <section className="panel edition-progress" aria-labelledby="import-progress">
        <h2 id="import-progress">{state === 'checking' ? words.checking : words.importing}</h2>
        <progress aria-labelledby="import-progress" max={Math.max(all, 1)} value={done} />
        <p role="status">{words.of(done, all)}</p>
      </section>
    );
  }
  return (
    <>
      {state === 'done' && (
        <>
          <Notice kind="good">{words.done(done)}</Notice>
          <p className="publish-actions">
            <button type="button" className="button button-quiet" onClick={onAnother}>
              {words.another}
            </button>
          </p>
        </>
      )}
      <ImportResult staged={staged} onChanged={onChanged} />
    </>
  );
}

type ChooseProps = {
  newsletters: readonly NewsletterResource[];
  chosen: string;
  onStaged: (staged: ImportResource) => void;
};

function ChooseFile({ newsletters, chosen, onStaged }: ChooseProps) {
  const words = useWords(subscriberWords);
  const [newsletter, setNewsletter] = useState(chosen || (newsletters[0]?.id ?? ''));
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chosen file is sent once.
  useEffect(() => {
    if (!file) return;
    setProblem(null);
    const query = new URLSearchParams({ newsletter, name: file.name });
    sendFile<ImportResource>(`/subscriber-imports?${query}`, file, setShare).then(onStaged, (error: unknown) => {
      setProblem(error);
      setFile(null);
    });
  }, [file]);
  return (
    <section className="panel" aria-label={words.choose}>
      <Choice
        label={words.newsletter}
        value={newsletter}
        options={newsletters.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setNewsletter}
      />
      <label className="field">
        <span className="field-label">{words.choose}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          disabled={file !== null}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <span className="field-hint">{words.chooseHint}</span>
      </label>
      {file && (
        <>
          <progress aria-label={file.name} max={1} value={share} />
          <p role="status">{words.uploading(Math.round(share * 100))}</p>
        </>
      )}
      {problem !== null && <Problem error={problem} />}
    </section>
  );
}
