/** At most `most` works at a time, in the order they came: decoding and encoding hold a processor and its memory. */
export function makeTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The turn itself is handed on, so that nobody who comes now gets before those who wait.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
