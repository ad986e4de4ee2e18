/**
 * Runs it after a while, in a moment when nothing is to be drawn and no key waits, and at the latest `within` after that.
 *
 * @param after and `within`: milliseconds
 * @returns what calls it off
 */
export function whenIdle(work: () => void, { after, within }: { after: number; within: number }): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Safari has none.
    if (typeof requestIdleCallback === 'undefined') work();
    else idle = requestIdleCallback(work, { timeout: within });
  }, after);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
