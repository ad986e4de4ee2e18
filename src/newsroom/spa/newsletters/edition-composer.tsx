import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { EditionResource, NewsletterResource, PickableResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Moment } from '../parts/moment.tsx';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { ArticlePicker } from './article-picker.tsx';
import { EditionArticles } from './edition-articles.tsx';
import { type EditionDialog, EditionDialogs } from './edition-dialogs.tsx';
import { EditionPreview } from './edition-preview.tsx';
import { EditionState } from './edition-state.tsx';
import { InboxLine } from './inbox-line.tsx';
import { useEdition } from './use-edition.ts';

const MOST_ARTICLES = 50;

type ComposerProps = {
  edition: EditionResource;
  newsletter: NewsletterResource;
  onChanged: (edition: EditionResource) => void;
};

/** An edition in the making: what the inbox shows, the words before the articles, the articles, and the message itself. */
export function EditionComposer({ edition, newsletter, onChanged }: ComposerProps) {
  const words = useWords(editionWords);
  const composed = useEdition(edition, onChanged);
  const { fields, saving, problem, set } = composed;
  const [open, setOpen] = useState<EditionDialog | null>(null);
  const { known, learn, isPending, error } = useKnown(edition);
  // Nothing is tested or sent but what is seen here.
  const afterSaving = async (dialog: EditionDialog) => {
    if (await composed.settle()) setOpen(dialog);
  };
  const unschedule = async () => {
    onChanged(await callApi<EditionResource>(`/editions/${edition.id}/unschedule`, { method: 'POST', json: {} }));
    toast(words.unscheduled);
  };
  const put = (article: PickableResource) => {
    learn([article]);
    set((before) => ({ articles: [...before.articles.filter((id) => id !== article.id), article.id] }));
  };
  const isFull = fields.articles.length >= MOST_ARTICLES;
  return (
    <>
      <PageHead title={fields.subject || words.edition(edition.number)}>
        <span className="front-saving" role="status">
          {saving === 'conflict' ? words.unsaved : words[saving]}
        </span>
        <EditionActions edition={edition} onOpen={(dialog) => void afterSaving(dialog)} onUnschedule={unschedule} />
      </PageHead>
      {saving === 'conflict' && (
        <Notice kind="bad">
          {words.changedElsewhere}{' '}
          <button type="button" className="plain" onClick={composed.takeTheirs}>
            {words.takeTheirs}
          </button>{' '}
          <button type="button" className="plain" onClick={composed.keepMine}>
            {words.keepMine}
          </button>
        </Notice>
      )}
      {saving === 'refused' && <Problem error={problem} />}
      {edition.state === 'scheduled' && edition.sendAt && (
        <Notice kind="good">
          {words.scheduledFor} <Moment at={edition.sendAt} />
        </Notice>
      )}
      {edition.isDigest && <p className="page-lead">{words.digestLead}</p>}
      {edition.pauseReason && <Notice kind="bad">{edition.pauseReason}</Notice>}
      <div className="composer">
        <div className="composer-main">
          <section className="panel" aria-label={words.subject}>
            <TextField
              label={words.subject}
              hint={words.subjectHint}
              value={fields.subject}
              most={200}
              onChange={(subject) => set({ subject })}
              required
            />
            <TextField
              label={words.preheader}
              hint={words.preheaderHint}
              value={fields.preheader}
              most={200}
              onChange={(preheader) => set({ preheader })}
            />
            <label className="settings-check">
              <input
                type="checkbox"
                checked={fields.isAdvertising}
                onChange={(event) => set({ isAdvertising: event.target.checked })}
              />
              {words.advertising}
            </label>
            <p className="field-hint">{words.advertisingHint}</p>
            <InboxLine from={newsletter.senderName} {...fields} />
          </section>
          <section className="panel" aria-labelledby="edition-articles">
            <TextField
              label={words.intro}
              hint={words.introHint}
              value={fields.intro}
              most={4000}
              lines
              onChange={(intro) => set({ intro })}
            />
            <h2 id="edition-articles">{words.articles}</h2>
            <p className="field-hint">{words.articlesHint}</p>
            {isPending && <Loading />}
            {error !== null && <Problem error={error} />}
            {!isPending && (
              <EditionArticles
                ids={fields.articles}
                known={known}
                most={MOST_ARTICLES}
                onChange={(articles) => set({ articles })}
              />
            )}
            {isFull && <p className="field-hint">{words.full(MOST_ARTICLES)}</p>}
          </section>
          <section className="panel" aria-labelledby="edition-picker">
            <h2 id="edition-picker">{words.picker}</h2>
            <ArticlePicker
              newsletterId={newsletter.id}
              chosen={fields.articles}
              onPut={put}
              onSeen={learn}
              isFull={isFull}
            />
          </section>
        </div>
        <EditionPreview id={edition.id} version={edition.version} />
      </div>
      <EditionDialogs open={open} edition={edition} onDone={onChanged} onClose={() => setOpen(null)} />
    </>
  );
}

type ActionsProps = {
  edition: EditionResource;
  onOpen: (dialog: EditionDialog) => void;
  onUnschedule: () => Promise<void>;
};

function EditionActions({ edition, onOpen, onUnschedule }: ActionsProps) {
  const words = useWords(editionWords);
  const isScheduled = edition.state === 'scheduled';
  return (
    <>
      <EditionState state={edition.state} />
      <button type="button" className="button button-quiet" onClick={() => onOpen('test')}>
        {words.test}
      </button>
      <button type="button" className="button button-quiet" onClick={() => onOpen('schedule')}>
        {isScheduled ? words.reschedule : words.schedule}
      </button>
      {isScheduled && (
        <button type="button" className="button button-quiet" onClick={() => void onUnschedule()}>
          {words.unschedule}
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={() => onOpen('cancel')}>
        {words.cancel}
      </button>
      <button type="button" className="button" onClick={() => onOpen('send')}>
        {words.send}
      </button>
    </>
  );
}

/** The articles that have been seen here, by id: those of the edition, and all that were found. */
function useKnown(edition: EditionResource) {
  const [seen, setSeen] = useState<ReadonlyMap<string, PickableResource>>(new Map());
  const first = useQuery({
    queryKey: ['edition-articles', edition.id, edition.version],
    queryFn: () => callApi<{ items: PickableResource[] }>(`/editions/${edition.id}/articles`),
    placeholderData: (before) => before,
  });
  const learn = useCallback(
    (articles: readonly PickableResource[]) =>
      setSeen((before) => new Map([...before, ...articles.map((one) => [one.id, one] as const)])),
    [],
  );
  const known = useMemo(
    () => new Map([...(first.data?.items.map((one) => [one.id, one] as const) ?? []), ...seen]),
    [first.data, seen],
  );
  return { known, learn, isPending: first.isPending, error: first.error };
}
