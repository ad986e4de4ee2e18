import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { Button, type DropItem, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { PickableResource } from '../../contract/newsletters.ts';
import { useWords } from '../frame/desk.ts';
import { toast } from '../parts/toast.tsx';
import { ARTICLE_TYPE, ArticleThumbnail } from './article-thumbnail.tsx';

const ORDER_TYPE = 'application/x-gilyon-edition-order';

type ArticlesProps = {
  /** In their order. */
  ids: readonly string[];
  known: ReadonlyMap<string, PickableResource>;
  most: number;
  onChange: (ids: string[]) => void;
};

/** The edition's articles in their order: dragged, or moved by the arrows; and taken out, with a way back. */
export function EditionArticles({ ids, known, most, onChange }: ArticlesProps) {
  const words = useWords(editionWords);
  const articles = ids.flatMap((id) => known.get(id) ?? []);
  const put = (added: readonly string[], at: number, from: readonly string[] = ids) => {
    const rest = from.filter((id) => !added.includes(id));
    const before = from.slice(0, at).filter((id) => !added.includes(id)).length;
    onChange([...rest.slice(0, before), ...added, ...rest.slice(before)].slice(0, most));
  };
  const placeOf = (key: string | number, position: string) => ids.indexOf(String(key)) + (position === 'after' ? 1 : 0);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [ORDER_TYPE]: String(key), 'text/plain': nameOf(String(key)) })),
    acceptedDragTypes: [ORDER_TYPE, ARTICLE_TYPE],
    onReorder: ({ keys, target }) => put([...keys].map(String), placeOf(target.key, target.dropPosition)),
    onInsert: async ({ items, target }) => put(await idsOf(items), placeOf(target.key, target.dropPosition)),
    onRootDrop: async ({ items }) => put(await idsOf(items), ids.length),
  });
  const move = (id: string, by: number) => {
    const at = ids.indexOf(id);
    const next = [...ids];
    next.splice(at, 1);
    next.splice(at + by, 0, id);
    onChange(next);
  };
  const takeOut = (id: string) => {
    onChange(ids.filter((one) => one !== id));
    toast(words.takenOut(nameOf(id)), () => onChange([...ids]));
  };
  function nameOf(id: string) {
    return known.get(id)?.headline ?? '';
  }
  return (
    <GridList
      aria-label={words.articles}
      keyboardNavigationBehavior="tab"
      className="front-cards edition-articles"
      items={articles}
      dependencies={[ids]}
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => <p className="slot-empty quiet">{words.noArticles}</p>}
    >
      {(article) => {
        const at = ids.indexOf(article.id);
        return (
          <GridListItem id={article.id} textValue={article.headline} className="front-card">
            <Button slot="drag" className="icon-button front-grip" aria-label={words.drag(article.headline)}>
              <GripVertical aria-hidden="true" />
            </Button>
            <span className="edition-place">{at + 1}</span>
            <ArticleThumbnail of={article} />
            <div className="front-card-text">
              <span className="front-card-headline" dir="auto">
                {article.headline}
              </span>
              <bdi className="quiet">{article.section}</bdi>
            </div>
            <div className="front-card-tools">
              <Button
                className="icon-button"
                aria-label={words.moveUp(article.headline)}
                isDisabled={at === 0}
                onPress={() => move(article.id, -1)}
              >
                <ArrowUp aria-hidden="true" />
              </Button>
              <Button
                className="icon-button"
                aria-label={words.moveDown(article.headline)}
                isDisabled={at === ids.length - 1}
                onPress={() => move(article.id, 1)}
              >
                <ArrowDown aria-hidden="true" />
              </Button>
              <Button
                className="icon-button"
                aria-label={words.takeOut(article.headline)}
                onPress={() => takeOut(article.id)}
              >
                <X aria-hidden="true" />
              </Button>
            </div>
          </GridListItem>
        );
      }}
    </GridList>
  );
}

async function idsOf(items: Iterable<DropItem>): Promise<string[]> {
  const texts = [...items].map((item) => (item.kind === 'text' ? item.getText(ARTICLE_TYPE) : Promise.resolve('')));
  return (await Promise.all(texts)).filter((text) => /^[0-9a-z]{8}$/.test(text));
}
