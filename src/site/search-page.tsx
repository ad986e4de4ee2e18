import type { JSX } from 'preact';
import type { ArticleCard } from '../features/articles/article.ts';
import type { SearchResult } from '../features/search/search-articles.ts';
import { SEARCH_SORTS, type SearchSort } from '../features/search/search-query.ts';
import { directionOf, isolate } from '../language/direction.ts';
import { typeset } from '../language/typography.ts';
import { paths } from '../urls.ts';
import { dirWithin, type Frame, frameWithin } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Authors, LongDate } from './parts/byline.tsx';
import { Pager } from './parts/pager.tsx';
import { Picture } from './parts/picture.tsx';
import { Bidi, HeadlineLink } from './parts/text.tsx';

export type SearchFound = SearchResult & { query: string; sort: SearchSort; page: number; hasMore: boolean };

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
            {found.windowDays !== null && <> {words.searchWindow}</>}
          </p>
        )}
        {found && <Notes frame={frame} found={found} />}
      </header>
      {found?.total === 0 && <EmptyResult frame={frame} />}
      {found && found.total > 1 && <Narrowing frame={frame} found={found} />}
      {found && (
        <div class="river results">
          {found.items.map(({ card, excerpt }) => (
            <Result key={card.id} frame={frame} article={card} excerpt={excerpt} />
          ))}
        </div>
      )}
      {found && (
        <Pager
          frame={frame}
          page={found.page}
          hasMore={found.hasMore}
          address={(page) => paths.search(query, page, sortIn(found.sort))}
        />
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
          data-suggest={paths.suggest()}
          data-suggestions={words.searchSuggestions}
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

/** How far the search had to go, and what may have been meant. */
function Notes({ frame, found }: { frame: Frame; found: SearchFound }): JSX.Element {
  const { words } = frame;
  const { meant, widened } = found;
  return (
    <>
      {meant && (
        <p class="search-meant">
          {words.searchMeant}{' '}
          <a href={paths.search(meant)} rel="nofollow">
            <Bidi in={frame}>{meant}</Bidi>
          </a>
        </p>
      )}
      {found.total > 0 && widened === 'spelling' && <p class="search-note">{words.searchNear}</p>}
      {found.total > 0 && widened === 'any' && <p class="search-note">{words.searchAny}</p>}
    </>
  );
}

function EmptyResult({ frame }: { frame: Frame }): JSX.Element {
  const { words, sections } = frame;
  return (
    <div class="list-empty">
      <p class="lead">{words.searchHelp}</p>
      <p>{words.searchTips}</p>
      {sections.length > 0 && (
        <ul class="search-ways">
          {sections.map((section) => (
            <li key={section.id}>
              <a href={paths.section(section.slug)}>
                <Bidi in={frame}>{section.name}</Bidi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Order, and the facets: each a link to the same query with one condition more. */
function Narrowing({ frame, found }: { frame: Frame; found: SearchFound }): JSX.Element {
  const { words } = frame;
  const { query, sort, facets } = found;
  const narrower = (condition: string) => paths.search(`${query} ${condition}`, 1, sortIn(sort));
  const groups = [
    { title: words.searchSections, filter: 'section', list: facets?.sections ?? [] },
    { title: words.searchAuthors, filter: 'author', list: facets?.authors ?? [] },
    { title: words.searchTopics, filter: 'topic', list: facets?.topics ?? [] },
  ].filter(({ list }) => list.length > 1);
  const years = facets?.years ?? [];
  return (
    <div class="search-narrowing">
      <nav class="search-sorts" aria-label={words.searchSort}>
        {SEARCH_SORTS.map((one) => (
          <a
            key={one}
            href={paths.search(query, 1, sortIn(one))}
            rel="nofollow"
            {...(one === sort ? { 'aria-current': 'true' } : {})}
          >
            {words.searchSorts[one]}
          </a>
        ))}
      </nav>
      {(groups.length > 0 || years.length > 1) && (
        <details class="search-facets">
          <summary>{words.searchNarrow}</summary>
          <div class="search-facet-groups">
            {groups.map(({ title, filter, list }) => (
              <Facets
                key={filter}
                title={title}
                links={list.map(({ slug, name, count }) => ({ name, count, href: narrower(`${filter}:${slug}`) }))}
                frame={frame}
              />
            ))}
            {years.length > 1 && (
              <Facets
                title={words.searchYears}
                links={years.map(({ year, count }) => ({
                  name: String(year),
                  count,
                  href: narrower(`from:${year} to:${year}`),
                }))}
                frame={frame}
              />
            )}
          </div>
        </details>
      )}
    </div>
  );
}

function Facets(props: {
  title: string;
  links: readonly { name: string; count: number; href: string }[];
  frame: Frame;
}): JSX.Element {
  return (
    <section>
      <h2>{props.title}</h2>
      <ul>
        {props.links.map(({ name, count, href }) => (
          <li key={href}>
            <a href={href} rel="nofollow">
              <Bidi in={props.frame}>{name}</Bidi>
            </a>{' '}
            <span class="search-facet-count">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The usual order is not said in the address. */
function sortIn(sort: SearchSort): string {
  return sort === 'relevance' ? '' : sort;
}

function Result(props: {
  frame: Frame;
  article: ArticleCard;
  excerpt: SearchResult['items'][number]['excerpt'];
}): JSX.Element {
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
