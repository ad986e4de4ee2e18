import { useState } from 'react';
import type { Step } from '../../../features/articles/article-steps.ts';
import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import { workflowWords } from '../../../language/strings/newsroom/workflow-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import type { Autosave } from '../editor/autosave.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { toast } from '../parts/toast.tsx';

/** Where a step is taken, and how it is taken back where it can be. */
type Call = { path: string; json: object };

/** What the panel takes of the saving. */
export type Saving = Pick<Autosave, 'state' | 'article' | 'flush' | 'adopt'>;

/** Taking the steps of one article: what is still being typed is saved first and belongs to them. */
export function useSteps(saving: Saving) {
  const words = useWords(workflowWords);
  const { states } = useWords(articleWords);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [notice, setNotice] = useState('');

  const send = async (id: string, { path, json }: Call, version?: number): Promise<ArticleResource> => {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    const answer = await callApi<ArticleResource>(`/articles/${id}/${path}`, { method: 'POST', json, headers });
    saving.adopt(answer);
    return answer;
  };

  /** @throws what the API refuses, but for somebody having been quicker: that is said, and is no failure */
  const take = async (step: Step, json: object = {}): Promise<void> => {
    const saved = await saving.flush();
    if (!saved) throw new ApiProblem(0, 'not-saved', words.notSaved);
    try {
      await send(saved.id, callOf(step, json), saved.version);
    } catch (error) {
      const theirs = await movedOnly(error, saved);
      if (!theirs) throw error;
      saving.adopt(theirs);
      setNotice(words.movedMeanwhile(states[theirs.state]));
      return;
    }
    setNotice('');
    const back = undoOf(step, saved);
    if (back) toast(words.done[step], () => void press(() => send(saved.id, back)));
    else toast(words.done[step]);
  };

  const press = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return { busy, problem, notice, take, press: (step: Step) => press(() => take(step)) };
}

/** The article as it is now, when somebody has moved it and nobody has changed a word of it. */
async function movedOnly(error: unknown, seen: ArticleResource): Promise<ArticleResource | null> {
  if (!(error instanceof ApiProblem) || (error.code !== 'stale-edit' && error.code !== 'no-such-step')) return null;
  const now = await callApi<ArticleResource>(`/articles/${seen.id}`);
  return now.revision === seen.revision ? now : null;
}

function callOf(step: Step, json: object): Call {
  switch (step) {
    case 'hand-in':
    case 'return':
    case 'mark-ready':
    case 'take-back':
      return { path: 'move', json: { move: step, ...json } };
    case 'update':
    case 'minor':
      return { path: 'publish', json: { change: step } };
    case 'publish':
    case 'schedule':
      return { path: 'publish', json };
    case 'unschedule':
      return { path: 'unschedule', json: { what: 'publish' } };
    case 'keep':
      return { path: 'unschedule', json: { what: 'unpublish' } };
    case 'unpublish-later':
    case 'withdraw':
      return { path: 'unpublish', json };
    case 'readdress':
      return { path: 'readdress', json };
    default:
      return { path: step, json };
  }
}

/** What puts it back where it was; null where readers or the record have it already. */
function undoOf(step: Step, before: ArticleResource): Call | null {
  switch (step) {
    case 'hand-in':
      return { path: 'move', json: { move: 'take-back' } };
    case 'mark-ready':
      return { path: 'move', json: { move: before.state === 'in-review' ? 'hand-in' : 'take-back' } };
    case 'return':
    case 'take-back':
      return { path: 'move', json: { move: before.state === 'ready' ? 'mark-ready' : 'hand-in' } };
    case 'schedule':
      return before.scheduledAt
        ? { path: 'reschedule', json: { what: 'publish', at: before.scheduledAt } }
        : { path: 'unschedule', json: { what: 'publish' } };
    case 'unpublish-later':
      return before.unpublishAt
        ? { path: 'reschedule', json: { what: 'unpublish', at: before.unpublishAt } }
        : { path: 'unschedule', json: { what: 'unpublish' } };
    case 'hold':
      return before.state === 'held' ? null : { path: 'release', json: {} };
    default:
      return null;
  }
}
