import { useState } from 'react';
import { plainText } from '../../../document/document-text.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import { togetherWords } from '../../../language/strings/newsroom/together-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';
import { toast } from '../parts/toast.tsx';
import { ConflictView } from '../together/conflict-view.tsx';
import type { Autosave } from './autosave.ts';

/** How the text is kept just now, and what can be done where it is not. */
export function SaveLine({ autosave }: { autosave: Autosave }) {
  const words = useWords(editorWords);
  const together = useWords(togetherWords);
  const { words: desk, language } = useDesk();
  const { state, conflict, isUnkept } = autosave;
  const [isComparing, setComparing] = useState(false);
  const said = {
    saved: words.saved,
    unsaved: words.unsaved,
    saving: words.saving,
    unnamed: together.unnamed,
    offline: words.offline,
    expired: words.expired,
    forbidden: together.forbidden,
    conflict: words.conflict,
    failed: desk.failed,
  }[state];
  const isBad = isUnkept || ['offline', 'expired', 'forbidden', 'conflict', 'failed'].includes(state);
  const copy = async () => {
    const { headline, deck, body } = autosave.fields();
    await navigator.clipboard.writeText([headline, deck, plainText(body, { pullQuotes: true })].join('\n\n'));
    toast(together.copied);
  };
  return (
    <div className={isBad ? 'save-line save-line-bad' : 'save-line'} role={isBad ? 'alert' : 'status'}>
      {said} {state === 'failed' && <span className="problem">{problemText(autosave.problem, language)}</span>}
      {isUnkept && state !== 'saved' && <span className="problem">{together.unkept}</span>}
      {state === 'expired' && (
        <a href="/account/sign-in?to=/newsroom" target="_blank" rel="noreferrer">
          {words.signInAgain}
        </a>
      )}
      {conflict && (
        <button type="button" className="button button-quiet" onClick={() => setComparing(true)}>
          {together.conflictOpen}
        </button>
      )}
      {['failed', 'expired', 'forbidden', 'offline'].includes(state) && (
        <button type="button" className="plain" onClick={() => void autosave.flush()}>
          {desk.retry}
        </button>
      )}
      {(isUnkept || state === 'forbidden' || state === 'failed') && (
        <button type="button" className="plain" onClick={() => void copy()}>
          {together.copy}
        </button>
      )}
      {isComparing && conflict && (
        <ConflictView
          {...conflict}
          onClose={() => setComparing(false)}
          onSettle={(fields) => {
            setComparing(false);
            autosave.settle(fields);
          }}
        />
      )}
    </div>
  );
}
