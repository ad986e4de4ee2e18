import type { ReactNode } from 'react';
import { useDesk } from '../frame/desk.ts';
import { Modal } from './modal.tsx';
import { Problem } from './notice.tsx';
import { useSending } from './use-sending.ts';

type AskProps = {
  title: string;
  /** What the button that does it says. */
  action: string;
  /** It takes something away. */
  isBad?: boolean;
  onDo: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before something is done that cannot be taken back. It stays until the doing has worked. */
export function Ask({ title, action, isBad = false, onDo, onClose, children }: AskProps) {
  const { words } = useDesk();
  const { busy, problem, send } = useSending(onDo, onClose);
  return (
    <Modal
      title={title}
      asks
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            className={isBad ? 'button button-bad' : 'button'}
            disabled={busy}
            onClick={() => void send()}
          >
            {action}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            {words.cancel}
          </button>
        </>
      }
    >
      {children}
      {problem !== null && <Problem error={problem} />}
    </Modal>
  );
}
