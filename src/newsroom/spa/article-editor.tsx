import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { LIMITS } from '../../features/articles/article.ts';
import type { ArticlePatchBody, ArticleResource, PhotoResource } from '../contract.ts';
import { type Autosave, remembered, useAutosave } from './autosave.ts';
import { BodyEditor } from './body-editor.tsx';
import { callApi } from './call-api.ts';
import { useDesk } from './desk.ts';
import { noteCreated } from './editor-key.ts';
import { PhotoPicker } from './photo-picker.tsx';
import { PublishPanel } from './publish-panel.tsx';

type Named = { id: string; name: string };

/** One article: loads it, then lets it be written. */
export default function ArticleEditor({ id: idNow }: { id: string | null }) {
  const { words } = useDesk();
  const [id] = useState(idNow);
  const article = useQuery({
    queryKey: ['article', id],
    queryFn: () => (id ? callApi<ArticleResource>(`/articles/${id}`) : Promise.resolve(null)),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sections = useQuery({ queryKey: ['sections'], queryFn: () => callApi<{ items: Named[] }>('/sections') });
  if (article.isError || sections.isError) {
    return (
      <p className="notice bad" role="alert">
        {words.failed} {(article.error ?? sections.error)?.message}
      </p>
    );
  }
  if (article.isPending || sections.isPending) return <p className="quiet">{words.loading}</p>;
  return <Writing article={article.data} sections={sections.data.items} />;
}

function Writing({ article, sections }: { article: ArticleResource | null; sections: readonly Named[] }) {
  const { words } = useDesk();
  const [, navigate] = useLocation();
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
              {words.retry}
            </button>
          </p>
        )}
        <Line
          label={words.kicker}
          value={fields.kicker}
          most={LIMITS.kicker}
          className="kicker-input"
          onChange={(kicker) => set('kicker', kicker, { kicker })}
        />
        <Line
          label={words.headline}
          value={fields.headline}
          most={LIMITS.headline}
          className="headline-input"
          placeholder={words.headlineHint}
          onChange={(headline) => set('headline', headline, { headline })}
        />
        <Line
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
        <label className="field">
          {words.section}
          <select
            value={fields.section}
            onChange={(event) => set('section', event.target.value, { section: event.target.value })}
          >
            {sections.map((section) => (
              <option key={section.id} value={section.name}>
                {section.name}
              </option>
            ))}
          </select>
        </label>
        <Names
          label={words.byline}
          value={fields.authors}
          onChange={(text) => set('authors', text, { authors: split(text) })}
        />
        <Names
          label={words.topics}
          value={fields.topics}
          onChange={(text) => set('topics', text, { topics: split(text) })}
        />
        <Line
          label={words.shortHeadline}
          value={fields.shortHeadline}
          most={LIMITS.shortHeadline}
          onChange={(shortHeadline) => set('shortHeadline', shortHeadline, { shortHeadline })}
        />
      </aside>
    </div>
  );
}

function SaveLine({ autosave }: { autosave: Autosave }) {
  const { words } = useDesk();
  const said = {
    saved: words.saved,
    unsaved: words.unsaved,
    saving: words.saving,
    offline: words.offline,
    expired: words.expired,
    conflict: words.conflict,
    failed: words.failed,
  }[autosave.state];
  const isBad = ['offline', 'expired', 'conflict', 'failed'].includes(autosave.state);
  return (
    <div className={isBad ? 'save-line notice bad' : 'save-line quiet'} role={isBad ? 'alert' : 'status'}>
      {said} {autosave.state === 'failed' && <span className="problem">{autosave.problem}</span>}
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
          {words.retry}
        </button>
      )}
    </div>
  );
}

type LeadPhotoValue = ArticleResource['lead'];

function LeadPhoto({ lead, onChange }: { lead: LeadPhotoValue; onChange: (lead: LeadPhotoValue) => void }) {
  const { words } = useDesk();
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
      <button type="button" className="button quiet-button" onClick={() => setPicking(true)}>
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

function Line(props: {
  label: string;
  value: string;
  most: number;
  className?: string;
  placeholder?: string;
  onChange: (value: string) => void;
}) {
  const { words } = useDesk();
  const length = [...props.value].length;
  return (
    <label className={`field ${props.className ?? ''}`}>
      <span className="field-label">
        {props.label}
        {length > props.most * 0.6 && (
          <span className={length > props.most ? 'count over' : 'count'}>{words.characters(length, props.most)}</span>
        )}
      </span>
      <textarea
        rows={1}
        dir="auto"
        placeholder={props.placeholder ?? ''}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value.replace(/\n/g, ' '))}
      />
    </label>
  );
}

function Names(props: { label: string; value: string; onChange: (value: string) => void }) {
  const { words } = useDesk();
  return (
    <label className="field">
      <span className="field-label">
        {props.label} <span className="quiet">{words.listHint}</span>
      </span>
      <input dir="auto" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </label>
  );
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
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
    list.map((one) => (typeof one === 'string' ? one : one.name)).join(', ');
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
