import { startTransition, useEffect, useState } from 'react';

/** False until the first drawing is on the screen: what can wait for it is drawn then, in pieces, between the keys. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const set = () => startTransition(() => setPainted(true));
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(set, 0);
    });
    // A tab that is not looked at has no frames.
    const otherwise = setTimeout(set, 500);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(otherwise);
    };
  }, []);
  return isPainted;
}
