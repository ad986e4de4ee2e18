import { type FormEvent, useState } from 'react';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';

type AddressDialogProps = {
  title: string;
  hint: string;
  start: string;
  /** The address as it may stand, or null. */
  judge: (text: string) => string | null;
  onAddress: (address: string) => void;
  onRemove?: () => void;
  onClose: () => void;
};

/** Asks for an address. One without its https:// gets it. */
export function AddressDialog({ title, hint, start, judge, onAddress, onRemove, onClose }: AddressDialogProps) {
  const words = useWords(bodyWords);
  const { words: desk } = useDesk();
  const [text, setText] = useState(start);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const bare = text.trim();
    const address = judge(/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(bare) ? `https://${bare}` : bare);
    if (address) onAddress(address);
    else setWrong(true);
  };
  return (
    <Modal title={title} onClose={onClose}>
      <form className="address" onSubmit={submit}>
        <TextField
          label={words.address}
          hint={hint}
          error={isWrong ? words.notAnAddress : undefined}
          dir="ltr"
          inputMode="url"
          autoFocus
          value={text}
          onChange={(value) => {
            setText(value);
            setWrong(false);
          }}
        />
        <div className="detail-buttons">
          <button type="submit" className="button">
            {words.insert}
          </button>
          {onRemove && (
            <button type="button" className="button button-quiet" onClick={onRemove}>
              {words.unlink}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onClose}>
            {desk.cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
