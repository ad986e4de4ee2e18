import type { JSX } from 'preact';
import type { Frame } from '../frame.ts';

/** Older and newer. `hasMore`: there is a page after this one. */
export function Pager(props: {
  frame: Frame;
  page: number;
  hasMore: boolean;
  address: (page: number) => string;
}): JSX.Element | null {
  const { page, hasMore, address } = props;
  const { words } = props.frame;
  if (page === 1 && !hasMore) return null;
  return (
    <nav class="pager" aria-label={words.page(page)}>
      {page > 1 ? (
        <a class="button button-quiet" rel="prev" href={address(page - 1)}>
          {words.newer}
        </a>
      ) : (
        <span />
      )}
      <span class="pager-here" aria-current="page">
        {words.page(page)}
      </span>
      {hasMore ? (
        <a class="button button-quiet" rel="next" href={address(page + 1)}>
          {words.older}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
