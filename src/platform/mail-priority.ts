import type { BulkMail, Letter, LetterSource } from './bulk-mail.ts';
import type { Mail } from './mail.ts';

/** However long a single message takes: an edition waits no longer for it. */
const LONGEST_WAIT_MS = 15_000;

/**
 * What a person waits for goes first: while a single message is on its way out of this process, an edition ends what it
 * has begun and begins nothing more.
 */
export function withPriority(parts: { mail: Mail; bulk: BulkMail }): { mail: Mail; bulk: BulkMail } {
  let singles = 0;
  let waiting: (() => void)[] = [];
  const free = () => {
    for (const resume of waiting.splice(0)) resume();
  };
  const untilFree = () =>
    new Promise<void>((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting = waiting.filter((one) => one !== resume);
        resolve();
      }, LONGEST_WAIT_MS);
      waiting.push(resume);
    });
  return {
    mail: {
      send: async (message) => {
        singles++;
        try {
          return await parts.mail.send(message);
        } finally {
          if (--singles === 0) free();
        }
      },
    },
    bulk: {
      carry: <Taken extends Letter>(source: LetterSource<Taken>, lanes: number, perDomain?: number) => {
        const yielding: LetterSource<Taken> = {
          take: () => (singles > 0 ? undefined : source.take()),
          wait: async () => {
            if (singles > 0) await untilFree();
            return source.wait();
          },
          mayBegin: (letter) => source.mayBegin?.(letter) ?? true,
          mayFinish: (letter) => source.mayFinish(letter),
          tell: (letter, fate) => source.tell(letter, fate),
        };
        return parts.bulk.carry(yielding, lanes, perDomain);
      },
    },
  };
}
