import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Eye, History } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Link } from 'wouter';
import { type Step, stepsFor } from '../../../features/articles/article-steps.ts';
import { workflowWords } from '../../../language/strings/newsroom/workflow-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import { type ApiFault, ApiProblem, callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { faultText } from '../frame/problem-text.ts';
import { Notice, Problem } from '../parts/notice.tsx';
import { ArticleStanding } from '../publish/article-standing.tsx';
import { asksFirst, StepDialog } from '../publish/step-dialog.tsx';
import { type Saving, useSteps } from '../publish/use-steps.ts';

const SHORTCUT = 'Control+Shift+Enter';
/** Of a public story, the three that publish stand side by side: readers are told three different things. */
const SIDE_BY_SIDE: readonly Step[] = ['update', 'minor', 'correct'];

/** How the article stands, the one thing to do next, and the rest in a menu. */
export function PublishPanel({ autosave }: { autosave: Saving }) {
  const words = useWords(workflowWords);
  const { role } = useDesk();
  const { article } = autosave;
  const { busy, problem, notice, take, press } = useSteps(autosave);
  const [dialog, setDialog] = useState<Step | null>(null);
  const isSaved = autosave.state === 'saved';
  const steps = stepsFor(standingOf(article, isSaved), role);
  const shown = steps.filter((step, index) => index === 0 || (SIDE_BY_SIDE.includes(step) && isPublic(article)));
  const rest = steps.filter((step) => !shown.includes(step));
  const start = (step: Step) => (asksFirst(step) ? setDialog(step) : void press(step));
  const [first] = shown;
  useShortcut(() => first && article && !busy && dialog === null && start(first));

  return (
    <section className="publish-panel" aria-label={words.standing}>
      <ArticleStanding article={article} hasChanges={hasChanges(article, isSaved)} />
      <div className="publish-actions">
        {shown.map((step, index) => (
          <button
            key={step}
            type="button"
            className={index === 0 ? 'button publish-first' : 'button button-quiet'}
            disabled={busy || !article}
            title={titleOf(step, index, words)}
            aria-keyshortcuts={index === 0 ? SHORTCUT : undefined}
            onClick={() => start(step)}
          >
            {words.steps[step]}
          </button>
        ))}
        {article && rest.length > 0 && (
          <MenuTrigger>
            <Button className="button button-quiet" isDisabled={busy}>
              {words.moreSteps}
              <ChevronDown aria-hidden="true" />
            </Button>
            <Popover className="popover options">
              <Menu onAction={(step) => start(step as Step)} aria-label={words.moreSteps}>
                {rest.map((step) => (
                  <MenuItem key={step} id={step} className={step === 'withdraw' ? 'option danger' : 'option'}>
                    {words.steps[step]}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
      </div>
      {article && (
        <div className="publish-links">
          <a className="plain" href={`/preview/${article.id}`} target="_blank" rel="noreferrer">
            <Eye aria-hidden="true" />
            {words.preview}
          </a>
          <Link className="plain" href={`/articles/${article.id}/history`}>
            <History aria-hidden="true" />
            {words.history}
          </Link>
          {isPublic(article) && (
            <a className="plain" href={article.url} target="_blank" rel="noreferrer">
              {words.view}
            </a>
          )}
        </div>
      )}
      {article && isSaved && steps.some((step) => step === 'publish' || step === 'update') && (
        <BeforePublishing article={article} />
      )}
      {notice && <Notice>{notice}</Notice>}
      {problem !== null && <Refused problem={problem} />}
      {dialog && article && (
        <StepDialog
          step={dialog}
          article={article}
          onTake={(json) => take(dialog, json)}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}

/** What is missing, said before anybody presses. */
function BeforePublishing({ article }: { article: ArticleResource }) {
  const words = useWords(workflowWords);
  const { language } = useDesk();
  const checks = useQuery({
    queryKey: ['checks', article.id, article.revision],
    queryFn: () => callApi<{ faults: ApiFault[] }>(`/articles/${article.id}/checks`),
    refetchOnWindowFocus: true,
    retry: false,
  });
  const faults = checks.data?.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <div className="publish-checks">
      <p>{words.before}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path}>{faultText(fault, language)}</li>
        ))}
      </ul>
    </div>
  );
}

function Refused({ problem }: { problem: unknown }) {
  const words = useWords(workflowWords);
  if (problem instanceof ApiProblem && problem.code === 'not-saved')
    return <Notice kind="bad">{words.notSaved}</Notice>;
  const isStale = problem instanceof ApiProblem && problem.code === 'stale-edit';
  return (
    <>
      <Problem error={problem} />
      {isStale && (
        <button type="button" className="plain" onClick={() => window.location.reload()}>
          {words.reload}
        </button>
      )}
    </>
  );
}

/** Wherever one is: on the way down to what has the focus, since a button there would take Enter for its own. */
function useShortcut(press: () => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function titleOf(step: Step, index: number, words: (typeof workflowWords)['he']): string {
  const hint = words.hints[step as keyof typeof words.hints];
  const keys = index === 0 ? words.shortcut('Ctrl+Shift+Enter') : '';
  return [hint, keys].filter(Boolean).join(' · ');
}

function standingOf(article: ArticleResource | null, isSaved: boolean) {
  return {
    state: article?.state ?? ('draft' as const),
    isHandedIn: article?.handedIn != null,
    hasChanges: hasChanges(article, isSaved),
    isScheduled: article?.scheduledAt != null,
    isToBeUnpublished: article?.unpublishAt != null,
  };
}

function isPublic(article: ArticleResource | null): article is ArticleResource {
  return article?.state === 'published';
}

function hasChanges(article: ArticleResource | null, isSaved: boolean): boolean {
  return isPublic(article) && (!isSaved || article.revision !== article.publishedRevision);
}
