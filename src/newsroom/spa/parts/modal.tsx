import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components';
import { useDesk } from '../frame/desk.ts';

type ModalProps = {
  title: string;
  onClose: () => void;
  size?: 'small' | 'large';
  /** It asks something that must be answered: a press beside it does not close it. */
  asks?: boolean;
  children: ReactNode;
  /** The buttons under it. */
  actions?: ReactNode;
};

/** A dialog over the page. Focus stays in it and goes back where it came from. */
export function Modal({ title, onClose, size = 'small', asks = false, children, actions }: ModalProps) {
  const { words } = useDesk();
  return (
    <ModalOverlay className="overlay" isOpen isDismissable={!asks} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AriaModal className={`modal modal-${size}`}>
        <Dialog role={asks ? 'alertdialog' : 'dialog'} className="modal-dialog">
          <div className="modal-head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
              <X aria-hidden="true" />
            </button>
          </div>
          <div className="modal-body">{children}</div>
          {actions && <div className="modal-actions">{actions}</div>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
