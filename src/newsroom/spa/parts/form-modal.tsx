import { type FormEvent, type ReactNode, useId } from 'react';
import { useDesk } from '../frame/desk.ts';
import { Modal } from './modal.tsx';
import { Problem } from './notice.tsx';
import { useSending } from './use-sending.ts';

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
  const { busy, problem, send } = useSending(onSend, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
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
      <form id={id} className="modal-form" onSubmit={submit}>
        {children}
      </form>
      {problem !== null && <Problem error={problem} />}
    </Modal>
  );
}
