import { useState } from 'react';

/** The sending of a dialog: it closes when it has worked, and until then says what went wrong and can be sent again. */
export function useSending(
  onSend: () => Promise<unknown>,
  onClose: () => void,
): { busy: boolean; problem: unknown; send: () => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async () => {
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
  return { busy, problem, send };
}
