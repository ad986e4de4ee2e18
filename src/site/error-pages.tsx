import { UNNAMED } from '../features/publication/publication-queries.ts';
import type { RenderErrorPage } from '../http/error-response.ts';
import { type Frame, makeFrame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Text } from './parts/text.tsx';
import { SearchForm } from './search-page.tsx';
import { loadFrame, type Site } from './site.ts';

type ErrorName = 'notFound' | 'gone' | 'forbidden' | 'tooMany' | 'invalid' | 'away' | 'broken';

/** What a reader is told, with a way on. `said`: what the newsroom says of a story it withdrew. `frame` is made of what can be had when the database is away. */
export function errorPage(frame: Frame, status: number, said?: { notice: string; language: string }): string {
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
      {said?.notice && (
        <Text in={frame} as="p" language={said.language}>
          {said.notice}
        </Text>
      )}
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

/**
 * The pages that `http/error-response.ts` answers with. When even the frame cannot be had (the database is away), the
 * one that was last had serves, and before there was any, a bare one.
 */
export function errorPages(site: Site): RenderErrorPage {
  let last: Frame | null = null;
  return async (_c, status) => {
    try {
      last = await loadFrame(site);
    } catch {
      // The error being answered was logged; that it also keeps us from the menu is no news.
    }
    return errorPage(last ?? bareFrame(site), status);
  };
}

function bareFrame(site: Site): Frame {
  return makeFrame({
    publication: UNNAMED,
    sections: [],
    newsletters: [],
    ribbons: [],
    base: site.ctx.config.url,
    asset: site.asset,
    now: site.ctx.now(),
  });
}
