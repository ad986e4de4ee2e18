import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { SearchForm } from './search-page.tsx';

type ErrorName = 'notFound' | 'gone' | 'forbidden' | 'tooMany' | 'invalid' | 'away' | 'broken';

/** What a reader is told, with a way on. `frame` is made of what can be had when the database is away. */
export function errorPage(frame: Frame, status: number): string {
  const { words } = frame;
  const name = nameOf(status);
  const title = words.errors[`${name}Title`];
  return renderPage(
    frame,
    { title },
    <div class="simple wrap error-page">
      <p class="error-status">{status}</p>
      <h1>{title}</h1>
      <p class="lead">{words.errors[name]}</p>
      {(name === 'notFound' || name === 'gone') && <SearchForm frame={frame} />}
      <p>
        <a href="/">{words.errors.backHome}</a>
      </p>
    </div>,
  );
}

function nameOf(status: number): ErrorName {
  switch (status) {
    case 404:
      return 'notFound';
    case 410:
      return 'gone';
    case 401:
    case 403:
      return 'forbidden';
    case 429:
      return 'tooMany';
    case 503:
      return 'away';
    default:
      return status >= 500 ? 'broken' : 'invalid';
  }
}
