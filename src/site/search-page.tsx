import type { JSX } from 'preact';
import type { ArticleCard } from '../features/articles/article.ts';
import type { ExcerptPiece } from '../features/search/excerpt.ts';
import { directionOf, isolate } from '../language/direction.ts';
import { typeset } from '../language/typography.ts';
import { paths } from '../urls.ts';
import { dirWithin, type Frame, frameWithin } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Authors, LongDate } from './parts/byline.tsx';
import { Pager } from './parts/pager.tsx';
import { Picture } from './parts/picture.tsx';
import { Bidi, HeadlineLink } from './parts/text.tsx';

export type SearchFound = {
  query: string;
  items: readonly { card: ArticleCard; excerpt: readonly ExcerptPiece[] }[];
  total: number;
  page: number;
  hasMore: boolean;
};

/** `found` is null before anything was asked; `fault` says why a question was not answered. */
export function searchPage(frame: Frame, found: SearchFound | null, fault: string | null = null): string {
  const { words } = frame;
  const query = found?.query ?? '';
  return renderPage(
    frame,
    {
      title: query ? `${words.search}: ${isolate(query)}` : words.search,
      ...(query ? {} : { canonical: paths.search() }),
    },
    <div class="list wrap">
      <header class="list-head">
        <h1>{words.search}</h1>
        <SearchForm frame={frame} query={query} fault={fault} />
        {found && (
          <p class="search-count" role="status">
            {words.searchResults(found.total, isolate(found.query, directionOf(found.query, frame.dir)))}
          </p>
        )}
      </header>
      {found?.total === 0 && <p class="lead list-empty">{words.searchHelp}</p>}
      {found && (
        <div class="river results">
          {found.items.map(({ card, excerpt }) => (
            <Result key={card.id} frame={frame} article={card} excerpt={excerpt} />
          ))}
        </div>
      )}
      {found && (
        <Pager frame={frame} page={found.page} hasMore={found.hasMore} address={(page) => paths.search(query, page)} />
      )}
    </div>,
  );
}

export function SearchForm(props: { frame: Frame; query?: string; fault?: string | null }): JSX.Element {
  const { words } = props.frame;
  return (
    <search>
      <form class="search-form" method="get" action={paths.search()}>
        <label class="visually-hidden" for="q">
          {words.searchLabel}
        </label>
        <input
          class="input"
          id="q"
          type="search"
          name="q"
          value={props.query ?? ''}
          {...(props.query ? { dir: directionOf(props.query, props.frame.dir) } : {})}
          maxLength={200}
          placeholder={words.searchPlaceholder}
          autocomplete="off"
          enterkeyhint="search"
          {...(props.fault ? { 'aria-invalid': 'true', 'aria-describedby': 'q-fault' } : {})}
        />
        <button class="button" type="submit">
          {words.search}
        </button>
      </form>
      {props.fault && (
        <p class="field-fault" id="q-fault">
          {props.fault}
        </p>
      )}
    </search>
  );
}

function Result(props: { frame: Frame; article: ArticleCard; excerpt: readonly ExcerptPiece[] }): JSX.Element {
  const { article, excerpt } = props;
  const frame = frameWithin(props.frame, article.language);
  const text = excerpt.map((piece) => piece.text).join('');
  const dir = directionOf(text, frame.dir);
  return (
    <article class={`card card-row${article.lead ? '' : ' card-bare'}`}>
      {article.lead && (
        <div class="card-photo">
          <Picture placed={article.lead} sizes="row" />
        </div>
      )}
      <div class="card-text" {...dirWithin(props.frame, article.language)}>
        <p class="kicker">
          <Bidi in={frame}>{article.section.name}</Bidi>
        </p>
        <HeadlineLink
          in={frame}
          as="h2"
          class="card-headline"
          href={paths.article(article.id, article.slug)}
          language={article.language}
        >
          {article.headline}
        </HeadlineLink>
        {text && (
          <p class="card-deck excerpt" {...(dir === frame.dir ? {} : { dir })}>
            {excerpt.map((piece) => {
              const words = typeset(piece.text, article.language);
              return piece.found ? <mark key={piece}>{words}</mark> : words;
            })}
          </p>
        )}
        <p class="card-foot">
          {article.authors.length > 0 && <Authors frame={frame} authors={article.authors} />}
          <LongDate frame={frame} date={article.publishedAt} />
        </p>
      </div>
    </article>
  );
}
