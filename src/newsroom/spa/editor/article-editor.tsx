import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { HouseStyle } from '../../../language/check-style.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import type { ArticlePatchBody, ArticleResource } from '../../contract/articles.ts';
import { BodyEditor } from '../body/body-editor.tsx';
import { StylePanel } from '../body/style-panel.tsx';
import { useBodyEditor } from '../body/use-body-editor.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { blankArticle, useArticleFields } from './article-fields.ts';
import { remembered, useAutosave } from './autosave.ts';
import { BodyLength } from './body-length.tsx';
import { editorKey, noteCreated } from './editor-key.ts';
import { HeadlineFields } from './headline-fields.tsx';
import { LeadPhoto } from './lead-photo.tsx';
import { Previews } from './previews.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { SaveLine } from './save-line.tsx';
import { StoryFields } from './story-fields.tsx';

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
  const { words: desk, publicationLanguage } = useDesk();
  const [, navigate] = useLocation();
  const unsent = useMemo(() => remembered(article?.id ?? null), [article]);
  const start = useMemo(
    () =>
      ({
        ...blankArticle(sections, publicationLanguage),
        ...(article ?? {}),
        ...(unsent ?? {}),
      }) as ArticleResource,
    [article, sections, unsent, publicationLanguage],
  );
  const onCreated = useCallback(
    (made: ArticleResource) => {
      noteCreated(made.id);
      navigate(`/articles/${made.id}`, { replace: true });
    },
    [navigate],
  );
  const saving = useAutosave(article, onCreated);
  const collectBody = useRef<() => void>(undefined);
  const [isRestored, setRestored] = useState(unsent !== null);

  const change = (patch: ArticlePatchBody) => {
    const isFirst = article === null && saving.article === null;
    const first = isFirst ? { section: fields.section, headline: fields.headline, language: fields.language } : {};
    saving.change(isRestored && unsent ? { ...unsent, ...first, ...patch } : { ...first, ...patch });
    setRestored(false);
  };
  const { fields, set } = useArticleFields(start, change);
  // What the body still holds back belongs to what is saved on demand.
  const autosave = {
    ...saving,
    flush: () => {
      collectBody.current?.();
      return saving.flush();
    },
  };

  const houseRules = useQuery({ queryKey: ['house-rules'], queryFn: () => callApi<HouseStyle>('/house-rules') });
  const body = useBodyEditor({
    body: start.body,
    language: fields.language,
    style: houseRules.data,
    onChange: (json) => change({ body: json, bodyFormat: 'document' }),
    collect: collectBody,
  });

  return (
    <div className="editor">
      <div className="writing">
        <h1 className="hidden" dir="auto">
          {fields.headline || words.headlineHint}
        </h1>
        <SaveLine autosave={autosave} />
        {isRestored && (
          <p className="notice" role="status">
            {words.restored}{' '}
            <button type="button" className="plain" onClick={() => change({})}>
              {desk.retry}
            </button>
          </p>
        )}
        <HeadlineFields fields={fields} set={set} />
        <BodyEditor tools={body} />
        <BodyLength editor={body.editor} language={fields.language} />
      </div>
      <aside className="side" aria-label={words.state}>
        <PublishPanel autosave={autosave} />
        <LeadPhoto lead={fields.lead} onChange={(lead) => set('lead', lead)} />
        <StoryFields fields={fields} set={set} sections={sections} />
        <StylePanel editor={body.editor} />
        <Previews fields={fields} id={saving.article?.id ?? null} />
      </aside>
    </div>
  );
}
