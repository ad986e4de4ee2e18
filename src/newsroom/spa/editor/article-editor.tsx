import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { HouseStyle } from '../../../language/check-style.ts';
import { isolate } from '../../../language/direction.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import { togetherWords } from '../../../language/strings/newsroom/together-words.ts';
import type { Fields } from '../../saving/fields.ts';
import { fieldsNow } from '../../saving/save-queue.ts';
import { BodyEditor } from '../body/body-editor.tsx';
import { useBodyEditor } from '../body/use-body-editor.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';
import { useAfterPaint } from '../parts/use-after-paint.ts';
import { usePageTitle } from '../parts/use-page-title.ts';
import { adoptBody } from '../together/adopt-body.ts';
import { TogetherBar } from '../together/together-bar.tsx';
import { useTogether } from '../together/use-together.ts';
import { type ArticleFields, useArticleFields } from './article-fields.ts';
import { startOf, useAutosave } from './autosave.ts';
import { BodyLength } from './body-length.tsx';
import { editorKey, noteCreated } from './editor-key.ts';
import { HeadlineFields } from './headline-fields.tsx';
import { type OpenArticle, openArticle } from './open-article.ts';
import { SaveLine } from './save-line.tsx';

/** The page asks for its script early, see newsroom-routes.ts; it runs when the text stands there. */
const ArticleSide = lazy(() => import('./article-side.tsx'));

type Named = { id: string; name: string };
type Names = { items: Named[] };

/** One article: loads it, then lets it be written. */
export default function ArticleEditor() {
  const { id: inAddress = 'new' } = useParams();
  return <LoadedEditor key={editorKey(inAddress)} id={inAddress === 'new' ? null : inAddress} />;
}

function LoadedEditor({ id: idNow }: { id: string | null }) {
  const { personId } = useDesk();
  const [id] = useState(idNow);
  const opened = useQuery({
    queryKey: ['article', id],
    queryFn: () => openArticle(id, personId),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sections = useQuery({ queryKey: ['sections'], queryFn: () => callApi<Names>('/sections') });
  if (opened.isError || sections.isError) {
    return (
      <Problem
        error={opened.error ?? sections.error}
        onRetry={() => void Promise.all([opened.refetch(), sections.refetch()])}
      />
    );
  }
  if (opened.isPending || sections.isPending) return <Loading />;
  return <Writing opened={opened.data} sections={sections.data.items} />;
}

function Writing({ opened, sections }: { opened: OpenArticle; sections: readonly Named[] }) {
  const words = useWords(editorWords);
  const together = useWords(togetherWords);
  const { publicationLanguage, personId } = useDesk();
  const [, navigate] = useLocation();
  const [starts] = useState(() => ({ section: sections[0]?.name ?? '', language: publicationLanguage }));
  const [start] = useState(() => fieldsNow(startOf({ opened, starts })));
  const collectBody = useRef<() => void>(undefined);
  const autosave = useAutosave({
    opened,
    personId,
    starts,
    collect: collectBody,
    onMade: ({ id }) => {
      noteCreated(id);
      navigate(`/articles/${id}`, { replace: true });
    },
    onShow: (change) => {
      show(change);
      if (change.body) adoptBody(body.editor, change.body);
    },
    onMerged: (by, keptAs) =>
      toast(
        [together.merged(by && isolate(by)), keptAs === null ? '' : together.keptAs(keptAs)].filter(Boolean).join(' '),
      ),
    onKept: (keptAs) => toast(together.keptAs(keptAs)),
  });
  const here = useTogether({
    articleId: autosave.article?.id ?? null,
    seat: opened.seat,
    personId,
    onVersion: (version) => {
      if (version > (autosave.article?.version ?? version)) autosave.look();
    },
    onTaken: (name) => {
      toast(together.taken(isolate(name)));
      void autosave.flush();
    },
  });
  const { fields, set, show } = useArticleFields(start as Fields & ArticleFields, (change) => {
    here.noteTyping();
    autosave.change(change);
  });
  const houseRules = useQuery({ queryKey: ['house-rules'], queryFn: () => callApi<HouseStyle>('/house-rules') });
  const body = useBodyEditor({
    body: start.body,
    language: fields.language,
    style: houseRules.data,
    onChange: (json) => {
      here.noteTyping();
      autosave.change({ body: json as Fields['body'] });
    },
    collect: collectBody,
  });
  const { editor } = body;
  const { mayWrite } = here;
  // The text first; what stands beside it is most of what there is to draw.
  const isPainted = useAfterPaint();
  useEffect(() => {
    // What was typed before the pen passed is handed over and merged; what follows is read.
    if (!mayWrite) collectBody.current?.();
    editor.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  const pass = async () => {
    await autosave.flush();
    await here.wish('pass');
  };

  const title = fields.headline || words.headlineHint;
  usePageTitle(title);

  return (
    <div className="editor">
      <div className="writing">
        <h1 className="hidden" dir="auto">
          {title}
        </h1>
        <SaveLine autosave={autosave} />
        <TogetherBar together={here} onPass={pass} />
        {opened.left && <Notice kind="good">{words.restored}</Notice>}
        <fieldset className="pen" disabled={!mayWrite}>
          <HeadlineFields fields={fields} set={set} />
          <BodyEditor tools={body} />
          {isPainted && <BodyLength editor={editor} language={fields.language} />}
        </fieldset>
      </div>
      <aside className="side" aria-label={words.state}>
        {isPainted && (
          <Suspense>
            <ArticleSide
              autosave={autosave}
              fields={fields}
              set={set}
              sections={sections}
              editor={editor}
              mayWrite={mayWrite}
              hasPen={here.hasPen}
              comments={here.comments}
            />
          </Suspense>
        )}
      </aside>
    </div>
  );
}
