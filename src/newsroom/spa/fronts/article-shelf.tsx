import { useQuery } from '@tanstack/react-query';
import { GripVertical } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontArticleResource, FrontResource } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { dragged } from './drag-article.ts';
import { headlineOf } from './front-words-of.ts';
import { PlaceMenu } from './place-menu.tsx';
import { Thumbnail } from './thumbnail.tsx';

type ShelfProps = {
  sections: FrontResource['sections'];
  slots: readonly { key: string; name: string }[];
  /** Of a section's front. */
  section: string | null;
  onPlace: (article: FrontArticleResource, slot: string) => void;
  onSeen: (articles: readonly FrontArticleResource[]) => void;
};

/** The articles that can be pinned: searched for, dragged from here, or placed by a menu. */
export function ArticleShelf({ sections, slots, section, onPlace, onSeen }: ShelfProps) {
  const words = useWords(frontWords);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(section ?? '');
  const asked = useDeferredValue(query);
  const found = useQuery({
    queryKey: ['front-articles', asked, chosen],
    queryFn: async () => {
      const params = new URLSearchParams({ q: asked, section: chosen, limit: '40' });
      const { items } = await callApi<{ items: FrontArticleResource[] }>(`/fronts/articles?${params}`);
      onSeen(items);
      return items;
    },
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
  const items = found.data ?? [];
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => dragged(keys, (id) => headlineOf(items.find((one) => one.id === id))),
  });
  return (
    <section className="shelf" aria-labelledby="shelf">
      <h2 id="shelf">{words.shelf}</h2>
      <p className="quiet">{words.shelfHint}</p>
      <search className="filters">
        <input
          type="search"
          aria-label={words.searchArticles}
          placeholder={words.searchArticles}
          value={query}
          dir="auto"
          onChange={(event) => setQuery(event.target.value)}
        />
        <select aria-label={words.ruleSection} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{words.allSections}</option>
          {sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </search>
      {found.isPending && <Loading />}
      {found.isError && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      <GridList
        aria-label={words.shelf}
        keyboardNavigationBehavior="tab"
        className="front-cards shelf-cards"
        items={items}
        dependencies={[slots]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => (found.isSuccess ? <p className="quiet">{words.noneFound}</p> : null)}
      >
        {(article) => (
          <GridListItem id={article.id} textValue={headlineOf(article)} className="front-card">
            <Button slot="drag" className="icon-button front-grip" aria-label={words.drag(headlineOf(article))}>
              <GripVertical aria-hidden="true" />
            </Button>
            <Thumbnail of={article} />
            <div className="front-card-text">
              <span className="front-card-headline" dir="auto">
                {headlineOf(article)}
              </span>
              <span className="quiet">
                <bdi>{article.section}</bdi> ·{' '}
                {article.isPublic ? (
                  <Moment at={article.publishedAt ?? ''} />
                ) : (
                  article.scheduledAt && <Moment at={article.scheduledAt} />
                )}
              </span>
            </div>
            <PlaceMenu headline={headlineOf(article)} slots={slots} onPlace={(key) => onPlace(article, key)} />
          </GridListItem>
        )}
      </GridList>
    </section>
  );
}
