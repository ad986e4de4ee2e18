import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useDesk } from '../frame/desk.ts';
import { Modal } from './modal.tsx';
import { Problem } from './notice.tsx';

type FormModalProps = {
  title: string;
  /** What the button that sends it says. */
  action: string;
  isReady?: boolean;
  onSend: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
};

/** A form over the page. Enter sends it; what was typed stays there until the sending has worked. */
export function FormModal({ title, action, isReady = true, onSend, onClose, children }: FormModalProps) {
  const { words } = useDesk();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSend();
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      title={title}
      onClose={onClose}
      actions={
        <>
          <button type="submit" form={id} className="button" disabled={busy || !isReady}>
            {action}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            {words.cancel}
          </button>
        </>
      }
    >
      <form id={id} className="modal-form" onSubmit={(event) => void send(event)}>
        {children}
      </form>
      {problem !== null && <Problem error={problem} />}
    </Modal>
  );
}
