import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';
import type { Autosave } from './autosave.ts';

/** How the text is kept just now, and what can be done where it is not. */
export function SaveLine({ autosave }: { autosave: Autosave }) {
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
