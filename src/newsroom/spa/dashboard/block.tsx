import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';

type BlockProps<Data> = {
  title: string;
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  /** Where more of it is. */
  more?: { href: string; text: string };
};

/** One thing of the day under its heading. A refresh that fails leaves what was known, and says so. */
export function Block<Data>({ title, query, children, more }: BlockProps<Data>) {
  const words = useWords(dashboardWords);
  const id = useId();
  return (
    <section className="block" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{title}</h2>
        {more && (
          <Link href={more.href} className="block-more">
            {more.text}
          </Link>
        )}
      </div>
      {query.isPending && <Loading />}
      {query.isError && query.data === undefined && (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isError && query.data !== undefined && <p className="quiet">{words.stale}</p>}
      {query.data !== undefined && children(query.data)}
    </section>
  );
}

const SHOWN = 6;

/** The first of a list, and the rest by a press. */
export function ShortList<Item>({ items, children }: { items: readonly Item[]; children: (item: Item) => ReactNode }) {
  const words = useWords(dashboardWords);
  const [isWhole, setWhole] = useState(false);
  // One more takes no more room than the button that would bring it.
  const shown = isWhole || items.length <= SHOWN + 1 ? items : items.slice(0, SHOWN);
  return (
    <>
      <ul className="block-list">{shown.map(children)}</ul>
      {shown.length < items.length && (
        <button type="button" className="plain" onClick={() => setWhole(true)}>
          {words.showMore(items.length - shown.length)}
        </button>
      )}
    </>
  );
}

/** A headline as a way to its article. Inline, so that it stands where the desk's own text begins, whatever its direction. */
export function HeadlineLink({ id, headline }: { id: string; headline: string }) {
  const words = useWords(dashboardWords);
  return (
    <Link href={`/articles/${id}`} className="block-headline">
      <bdi>{headline || words.untitled}</bdi>
    </Link>
  );
}
