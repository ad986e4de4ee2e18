import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { LIMITS } from '../../../features/articles/article.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import type { ArticlePatchBody, ArticleResource } from '../../contract/articles.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { NamesField } from '../parts/names-field.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { PhotoPicker } from '../photos/photo-picker.tsx';
import { type Autosave, remembered, useAutosave } from './autosave.ts';
import { BodyEditor } from './body-editor.tsx';
import { editorKey, noteCreated } from './editor-key.ts';
import { PublishPanel } from './publish-panel.tsx';

type Named = { id: string; name: string };
type Names = { items: Named[] };

/** One article: loads it, then lets it be written. */
export default function ArticleEditor() {
  const { id: inAddress = 'new' } = useParams();
  return <LoadedEditor key={editorKey(inAddress)} id={inAddress === 'new' ? null : inAddress} />;
}

function LoadedEditor({ id: idNow }: { id: string | null }) {
  const [id] = useState(idNow);
  const article = useQuery({
    queryKey: ['article', id],
    queryFn: () => (id ? callApi<ArticleResource>(`/articles/${id}`) : Promise.resolve(null)),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sections = useQuery({ queryKey: ['sections'], queryFn: () => callApi<Names>('/sections') });
  if (article.isError || sections.isError) {
    return (
      <Problem
        error={article.error ?? sections.error}
        onRetry={() => void Promise.all([article.refetch(), sections.refetch()])}
      />
    );
  }
  if (article.isPending || sections.isPending) return <Loading />;
  return <Writing article={article.data} sections={sections.data.items} />;
}

function Writing({ article, sections }: { article: ArticleResource | null; sections: readonly Named[] }) {
  const words = useWords(editorWords);
  const { words: desk } = useDesk();
  const [, navigate] = useLocation();
  const authors = useKnown('authors');
  const topics = useKnown('topics');
  const unsent = useMemo(() => remembered(article?.id ?? null), [article]);
  const start = useMemo(
    () => ({ ...blank(sections), ...(article ?? {}), ...(unsent ?? {}) }) as ArticleResource,
    [article, sections, unsent],
  );
  const onCreated = useCallback(
    (made: ArticleResource) => {
      noteCreated(made.id);
      navigate(`/articles/${made.id}`, { replace: true });
    },
    [navigate],
  );
  const autosave = useAutosave(article, onCreated);
  const [fields, setFields] = useState(() => fieldsOf(start));
  const [isRestored, setRestored] = useState(unsent !== null);

  const change = (patch: ArticlePatchBody) => {
    const first =
      article === null && autosave.article === null ? { section: fields.section, headline: fields.headline } : {};
    autosave.change(isRestored && unsent ? { ...unsent, ...first, ...patch } : { ...first, ...patch });
    setRestored(false);
  };
  const set = <Name extends keyof typeof fields>(name: Name, value: (typeof fields)[Name], patch: ArticlePatchBody) => {
    setFields((before) => ({ ...before, [name]: value }));
    change(patch);
  };

  return (
    <div className="editor">
      <div className="writing">
        <SaveLine autosave={autosave} />
        {isRestored && (
          <p className="notice" role="status">
            {words.restored}{' '}
            <button type="button" className="plain" onClick={() => change({})}>
              {desk.retry}
            </button>
          </p>
        )}
        <TextField
          wraps
          label={words.kicker}
          value={fields.kicker}
          most={LIMITS.kicker}
          className="kicker-input"
          onChange={(kicker) => set('kicker', kicker, { kicker })}
        />
        <TextField
          wraps
          label={words.headline}
          value={fields.headline}
          most={LIMITS.headline}
          className="headline-input"
          placeholder={words.headlineHint}
          onChange={(headline) => set('headline', headline, { headline })}
        />
        <TextField
          wraps
          label={words.deck}
          value={fields.deck}
          most={LIMITS.deck}
          className="deck-input"
          onChange={(deck) => set('deck', deck, { deck })}
        />
        <BodyEditor body={start.body} onChange={(body) => change({ body, bodyFormat: 'document' })} />
      </div>
      <aside className="side" aria-label={words.state}>
        <PublishPanel autosave={autosave} />
        <LeadPhoto lead={fields.lead} onChange={(lead) => set('lead', lead, { lead })} />
        <Choice
          label={words.section}
          value={fields.section}
          options={sections.map(({ name }) => ({ value: name, label: name }))}
          onChange={(section) => set('section', section, { section })}
        />
        <NamesField
          label={words.byline}
          value={fields.authors}
          known={authors}
          onChange={(names) => set('authors', names, { authors: names })}
        />
        <NamesField
          label={words.topics}
          value={fields.topics}
          known={topics}
          onChange={(names) => set('topics', names, { topics: names })}
        />
        <TextField
          wraps
          label={words.shortHeadline}
          value={fields.shortHeadline}
          most={LIMITS.shortHeadline}
          onChange={(shortHeadline) => set('shortHeadline', shortHeadline, { shortHeadline })}
        />
      </aside>
    </div>
  );
}

/** The names that there are, to choose from. */
function useKnown(kind: 'authors' | 'topics'): string[] {
  const known = useQuery({ queryKey: [kind], queryFn: () => callApi<Names>(`/${kind}`) });
  return useMemo(() => known.data?.items.map(({ name }) => name) ?? [], [known.data]);
}

function SaveLine({ autosave }: { autosave: Autosave }) {
  const words = useWords(editorWords);
  const { words: desk, language } = useDesk();
  const said = {
    saved: words.saved,
    unsaved: words.unsaved,
    saving: words.saving,
    offline: words.offline,
    expired: words.expired,
    conflict: words.conflict,
    failed: desk.failed,
  }[autosave.state];
  const isBad = ['offline', 'expired', 'conflict', 'failed'].includes(autosave.state);
  return (
    <div className={isBad ? 'save-line save-line-bad' : 'save-line'} role={isBad ? 'alert' : 'status'}>
      {said} {autosave.state === 'failed' && <span className="problem">{problemText(autosave.problem, language)}</span>}
      {autosave.state === 'expired' && (
        <a href="/account/sign-in?to=/newsroom" target="_blank" rel="noreferrer">
          {words.signInAgain}
        </a>
      )}
      {autosave.state === 'conflict' && (
        <>
          <button type="button" className="plain" onClick={() => void autosave.keepMine()}>
            {words.keepMine}
          </button>
          <button type="button" className="plain" onClick={autosave.takeTheirs}>
            {words.takeTheirs}
          </button>
        </>
      )}
      {(autosave.state === 'failed' || autosave.state === 'expired') && (
        <button type="button" className="plain" onClick={() => void autosave.flush()}>
          {desk.retry}
        </button>
      )}
    </div>
  );
}

type LeadPhotoValue = ArticleResource['lead'];

function LeadPhoto({ lead, onChange }: { lead: LeadPhotoValue; onChange: (lead: LeadPhotoValue) => void }) {
  const words = useWords(editorWords);
  const [picking, setPicking] = useState(false);
  const photo = useQuery({
    queryKey: ['photo', lead?.photo],
    queryFn: () => callApi<PhotoResource>(`/photos/${lead?.photo}`),
    enabled: lead !== null,
  });
  return (
    <section className="lead-photo" aria-label={words.lead}>
      <h2>{words.lead}</h2>
      {lead && photo.data && (
        <img src={photo.data.thumbnail} alt={photo.data.alt} style={{ background: photo.data.colour }} />
      )}
      <button type="button" className="button button-quiet" onClick={() => setPicking(true)}>
        {lead ? words.changePhoto : words.choosePhoto}
      </button>
      {lead && (
        <button type="button" className="plain" onClick={() => onChange(null)}>
          {words.removePhoto}
        </button>
      )}
      {picking && (
        <PhotoPicker
          onClose={() => setPicking(false)}
          onUse={(chosen) => {
            setPicking(false);
            onChange({ photo: chosen.id, caption: null, alt: null });
          }}
        />
      )}
    </section>
  );
}

function blank(sections: readonly Named[]): Partial<ArticleResource> {
  return {
    kicker: '',
    headline: '',
    shortHeadline: '',
    deck: '',
    lead: null,
    authors: [],
    topics: [],
    section: { id: '', slug: '', name: sections[0]?.name ?? '' },
    body: { type: 'doc' },
  };
}

/** What stands in the fields: of an article, or of a patch that was never sent, whose names are plain strings. */
function fieldsOf(article: ArticleResource) {
  const named = (list: readonly (string | { name: string })[]) =>
    list.map((one) => (typeof one === 'string' ? one : one.name));
  const section = article.section as unknown as string | { name: string };
  return {
    kicker: article.kicker,
    headline: article.headline,
    shortHeadline: article.shortHeadline,
    deck: article.deck,
    section: typeof section === 'string' ? section : section.name,
    authors: named(article.authors),
    topics: named(article.topics),
    lead: article.lead,
  };
}
