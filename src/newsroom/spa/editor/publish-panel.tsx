import { useState } from 'react';
import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useMay, useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';
import type { Autosave } from './autosave.ts';

/** How the article stands before the readers, and what can be done about it. */
export function PublishPanel({ autosave }: { autosave: Autosave }) {
  const words = useWords(editorWords);
  const { states } = useWords(articleWords);
  const { article } = autosave;
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const mayPublish = useMay('publish-articles');
  const isPublic = article?.state === 'published';
  const hasChanges = isPublic && article.revision !== article.publishedRevision;

  const act = async (path: string, json: object, done: string) => {
    setBusy(true);
    setProblem(null);
    try {
      // What is still being typed belongs to what is published.
      const saved = await autosave.flush();
      if (!saved) return;
      autosave.adopt(await callApi<ArticleResource>(`/articles/${saved.id}/${path}`, { method: 'POST', json }));
      toast(done);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="publish-panel">
      {article && <p className={`state state-${article.state}`}>{states[article.state]}</p>}
      {article?.scheduledAt && (
        <p className="quiet">
          {words.scheduledFor} <Moment at={article.scheduledAt} />
        </p>
      )}
      {hasChanges && <p className="quiet">{words.changed}</p>}
      <div className="publish-actions">
        {mayPublish && (
          <button
            type="button"
            className="button"
            disabled={busy || !article || article.state === 'held'}
            onClick={() => void act('publish', {}, words.published)}
          >
            {isPublic ? words.publishAgain : words.publish}
          </button>
        )}
        {article && (
          <a className="button button-quiet" href={`/preview/${article.id}`} target="_blank" rel="noreferrer">
            {words.preview}
          </a>
        )}
        {isPublic && (
          <a className="plain" href={article.url} target="_blank" rel="noreferrer">
            {words.view}
          </a>
        )}
        {article && mayPublish && article.state !== 'held' && (
          <Schedule onSchedule={(at) => void act('publish', { at }, words.scheduled)} />
        )}
        {isPublic && mayPublish && (
          <Withdraw onWithdraw={(reason) => void act('unpublish', { reason }, words.withdrawn)} />
        )}
      </div>
      {problem !== null && <Problem error={problem} />}
    </section>
  );
}

function Schedule({ onSchedule }: { onSchedule: (at: string) => void }) {
  const words = useWords(editorWords);
  const { words: desk } = useDesk();
  const [at, setAt] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {words.schedule}
      </button>
      {isOpen && (
        <Modal
          title={words.schedule}
          onClose={close}
          actions={
            <>
              <button
                type="button"
                className="button"
                disabled={!at}
                onClick={() => {
                  close();
                  if (at) onSchedule(at);
                }}
              >
                {words.schedule}
              </button>
              <button type="button" className="button button-quiet" onClick={close}>
                {desk.cancel}
              </button>
            </>
          }
        >
          <MomentField label={words.scheduleAt} value={at} onChange={setAt} />
        </Modal>
      )}
    </>
  );
}

function Withdraw({ onWithdraw }: { onWithdraw: (reason: string) => void }) {
  const words = useWords(editorWords);
  const { words: desk } = useDesk();
  const [reason, setReason] = useState('');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="plain danger" onClick={() => setOpen(true)}>
        {words.withdraw}
      </button>
      {isOpen && (
        <Modal
          title={words.withdraw}
          asks
          onClose={close}
          actions={
            <>
              <button
                type="button"
                className="button button-bad"
                onClick={() => {
                  close();
                  onWithdraw(reason);
                }}
              >
                {words.withdraw}
              </button>
              <button type="button" className="button button-quiet" onClick={close}>
                {desk.cancel}
              </button>
            </>
          }
        >
          <p>{words.withdrawAsk}</p>
          <TextField label={words.withdrawReason} value={reason} onChange={setReason} />
        </Modal>
      )}
    </>
  );
}
