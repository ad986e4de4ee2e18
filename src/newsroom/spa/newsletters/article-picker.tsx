import { useQuery } from '@tanstack/react-query';
import { GripVertical, Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { PickableResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { ARTICLE_TYPE, ArticleThumbnail } from './article-thumbnail.tsx';

type PickerProps = {
  newsletterId: string;
  /** What the edition has already. */
  chosen: readonly string[];
  onPut: (article: PickableResource) => void;
  /** Where dropped ids are looked up. */
  onSeen?: (articles: readonly PickableResource[]) => void;
  isFull?: boolean;
};
type Section = { id: string; name: string };

/** The published articles: searched for, put into the edition by their button, or dragged into it. */
export function ArticlePicker({ newsletterId, chosen, onPut, onSeen, isFull = false }: PickerProps) {
  const words = useWords(editionWords);
  const [query, setQuery] = useState('');
  const [section, setSection] = useState('');
  const asked = useDeferredValue(query);
  const sections = useQuery({ queryKey: ['sections'], queryFn: () => callApi<{ items: Section[] }>('/sections') });
  const found = useQuery({
    queryKey: ['pickable', newsletterId, asked, section],
    queryFn: async () => {
      const params = new URLSearchParams({ q: asked, section, limit: '40' });
      const { items } = await callApi<{ items: PickableResource[] }>(`/newsletters/${newsletterId}/articles?${params}`);
      onSeen?.(items);
      return items;
    },
    placeholderData: (before) => before,
  });
  const items = found.data ?? [];
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [ARTICLE_TYPE]: String(key),
        'text/plain': items.find(({ id }) => id === key)?.headline ?? '',
      })),
    getAllowedDropOperations: () => ['copy'],
  });
  return (
    <div className="article-picker">
      <search className="filters">
        <input
          type="search"
          aria-label={words.searchArticles}
          placeholder={words.searchArticles}
          value={query}
          dir="auto"
          onChange={(event) => setQuery(event.target.value)}
        />
        <select aria-label={words.section} value={section} onChange={(event) => setSection(event.target.value)}>
          <option value="">{words.allSections}</option>
          {sections.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </search>
      {found.isPending && <Loading />}
      {found.isError && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      <GridList
        aria-label={words.picker}
        keyboardNavigationBehavior="tab"
        className="front-cards picker-cards"
        items={items}
        dependencies={[chosen, isFull]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => (found.isSuccess ? <p className="quiet">{words.noneFound}</p> : null)}
      >
        {(article) => (
          <GridListItem id={article.id} textValue={article.headline} className="front-card">
            <Button slot="drag" className="icon-button front-grip" aria-label={words.drag(article.headline)}>
              <GripVertical aria-hidden="true" />
            </Button>
            <ArticleThumbnail of={article} />
            <div className="front-card-text">
              <span className="front-card-headline" dir="auto">
                {article.headline}
              </span>
              <span className="quiet">
                <bdi>{article.section}</bdi> · <Moment at={article.publishedAt} />
                {article.inEdition !== null && <> · {words.wasIn(article.inEdition)}</>}
              </span>
            </div>
            {chosen.includes(article.id) ? (
              <span className="quiet">{words.isIn}</span>
            ) : (
              <Button
                className="icon-button"
                aria-label={words.put(article.headline)}
                isDisabled={isFull}
                onPress={() => onPut(article)}
              >
                <Plus aria-hidden="true" />
              </Button>
            )}
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
