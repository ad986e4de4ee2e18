import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';
import { Link } from 'wouter';
import { isolate } from '../../../language/direction.ts';
import { waitingWords } from '../../../language/strings/newsroom/waiting-words.ts';
import type { WaitingResource } from '../../contract/together.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { toast } from '../parts/toast.tsx';

const EVERY_MS = 30_000;

type Waiting = { key: string; article: string; headline: string; text: string | null };

/** What waits for the one who sits here, on every page: what a schedule left, mentions, tasks, articles to review and returned ones. */
export function WaitingButton() {
  const words = useWords(waitingWords);
  const waiting = useQuery({
    queryKey: ['waiting'],
    queryFn: () => callApi<WaitingResource>('/me/waiting'),
    refetchInterval: EVERY_MS,
  });
  useNotice(waiting.data);
  const groups = waiting.data ? groupsOf(waiting.data) : [];
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="desk-person-link waiting-button">
        <Bell aria-hidden="true" />
        {count > 0 ? words.count(count) : words.title}
      </Button>
      {/* The popover is the dialog itself, so that the buttons by which a screen reader closes it are inside. */}
      <Popover className="popover waiting">
        <h2>{words.title}</h2>
        {count === 0 && <p className="quiet">{words.nothing}</p>}
        {groups
          .filter(({ items }) => items.length > 0)
          .map(({ name, items }) => (
            <section key={name}>
              <h3>{words[name]}</h3>
              <ul>
                {items.map(({ key, article, headline, text }) => (
                  <li key={key}>
                    <Link href={`/articles/${article}`} onClick={() => setOpen(false)}>
                      <bdi>{headline || words.untitled}</bdi>
                    </Link>
                    {text !== null && (
                      <p className="quiet" dir="auto">
                        {text}
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </Popover>
    </DialogTrigger>
  );
}

/** Says in passing that somebody has just called one. */
function useNotice(waiting: WaitingResource | undefined): void {
  const words = useWords(waitingWords);
  const seen = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!waiting) return;
    const before = seen.current;
    seen.current = new Set(waiting.mentions.map(({ comment }) => comment));
    if (!before) return;
    for (const { comment, by } of waiting.mentions) if (!before.has(comment)) toast(words.mentioned(isolate(by)));
  }, [waiting, words]);
}

function groupsOf({ mentions, tasks, inReview, returned, notPublished }: WaitingResource) {
  const said = (list: WaitingResource['mentions']): Waiting[] =>
    list.map(({ comment, article, headline, text }) => ({ key: comment, article, headline, text }));
  const stories = (list: readonly { article: string; headline: string }[]): Waiting[] =>
    list.map(({ article, headline }) => ({ key: article, article, headline, text: null }));
  return [
    { name: 'notPublished' as const, items: stories(notPublished) },
    { name: 'mentions' as const, items: said(mentions) },
    { name: 'tasks' as const, items: said(tasks) },
    { name: 'inReview' as const, items: stories(inReview) },
    { name: 'returned' as const, items: stories(returned) },
  ];
}
