import { X } from 'lucide-react';
import {
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import { useDesk } from '../frame/desk.ts';

type Said = { text: string; undo?: () => void };

const SHOWN_MS = 7000;
const queue = new ToastQueue<Said>({ maxVisibleToasts: 3 });

/** Says that something is done, in passing, with a way to take it back where there is one. */
export function toast(text: string, undo?: () => void): void {
  queue.add(undo ? { text, undo } : { text }, { timeout: SHOWN_MS });
}

/** Where they appear. Once, under all pages. */
export function ToastRegion() {
  const { words } = useDesk();
  return (
    <AriaToastRegion queue={queue} className="toasts">
      {({ toast: shown }) => (
        <Toast toast={shown} className="toast">
          <ToastContent>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.undo && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                shown.content.undo?.();
                queue.close(shown.key);
              }}
            >
              {words.undo}
            </button>
          )}
          <Button slot="close" className="icon-button" aria-label={words.close}>
            <X aria-hidden="true" />
          </Button>
        </Toast>
      )}
    </AriaToastRegion>
  );
}
