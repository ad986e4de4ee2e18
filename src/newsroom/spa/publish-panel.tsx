import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ArticleResource } from '../contract.ts';
import type { Autosave } from './autosave.ts';
import { callApi } from './call-api.ts';
import { useDesk } from './desk.ts';

/** How the article stands before the readers, and what can be done about it. */
export function PublishPanel({ autosave }: { autosave: Autosave }) {
  const { words, role } = useDesk();
  const { article } = autosave;
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const mayPublish = role !== 'reporter';
  const isPublic = article?.state === 'published';
  const hasChanges = isPublic && article.revision !== article.publishedRevision;

  const act = async (path: string, json: object, done: string) => {
    setBusy(true);
    setSaid(null);
    try {
      // What is still being typed belongs to what is published.
      const saved = await autosave.flush();
      if (!saved) return;
      autosave.adopt(await callApi<ArticleResource>(`/articles/${saved.id}/${path}`, { method: 'POST', json }));
      setSaid({ text: done, isBad: false });
    } catch (error) {
      setSaid({ text: `${words.failed} ${(error as Error).message || words.offline}`, isBad: true });
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="publish-panel">
      {article && <p className={`state state-${article.state}`}>{words.states[article.state]}</p>}
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
          <a className="button quiet-button" href={`/preview/${article.id}`} target="_blank" rel="noreferrer">
            {words.preview}
          </a>
        )}
        {isPublic && (
          <a className="plain" href={article.url} target="_blank" rel="noreferrer">
            {words.view}
          </a>
        )}
        {isPublic && mayPublish && (
          <Withdraw onWithdraw={(reason) => void act('unpublish', { reason }, words.withdrawn)} />
        )}
      </div>
      {said && (
        <p className={said.isBad ? 'notice bad' : 'notice good'} role={said.isBad ? 'alert' : 'status'}>
          {said.text}
        </p>
      )}
    </section>
  );
}

function Withdraw({ onWithdraw }: { onWithdraw: (reason: string) => void }) {
  const { words } = useDesk();
  const [reason, setReason] = useState('');
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <button type="button" className="plain danger" onClick={() => setOpen(true)}>
        {words.withdraw}
      </button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal modal-small">
          <Dialog role="alertdialog">
            <Heading slot="title">{words.withdraw}</Heading>
            <p>{words.withdrawAsk}</p>
            <label className="field">
              {words.withdrawReason}
              <input dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />
            </label>
            <button
              type="button"
              className="button"
              onClick={() => {
                setOpen(false);
                onWithdraw(reason);
              }}
            >
              {words.withdraw}
            </button>{' '}
            <button type="button" className="plain" onClick={() => setOpen(false)}>
              {words.cancel}
            </button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
