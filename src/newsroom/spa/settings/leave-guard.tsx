import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';

/** Asks before a page is left on which something is not saved: by a link of the newsroom, or by closing the window. */
export function LeaveGuard({ isDirty, within }: { isDirty: boolean; within: string }) {
  const words = useWords(settingsWords);
  const [, navigate] = useLocation();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const href = link?.getAttribute('href') ?? '';
      if (!link || link.getAttribute('target') || !href.startsWith('/newsroom/') || href.startsWith(within)) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href.slice('/newsroom'.length));
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isDirty, within]);
  if (target === null) return null;
  const leave = () => {
    setTarget(null);
    navigate(target);
  };
  const actions = (
    <>
      <button type="button" className="button" onClick={() => setTarget(null)}>
        {words.stay}
      </button>
      <button type="button" className="button button-quiet" onClick={leave}>
        {words.leave}
      </button>
    </>
  );
  return (
    <Modal title={words.unsavedTitle} onClose={() => setTarget(null)} asks actions={actions}>
      <p>{words.unsaved}</p>
    </Modal>
  );
}
