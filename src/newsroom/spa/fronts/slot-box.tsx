import { ArrowDown, ArrowUp, GripVertical, Pin as PinIcon, Settings2, Trash2, X } from 'lucide-react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { isHeld, isMovable, type Pin, type Slot } from '../../../features/fronts/front.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { ArticleId } from '../../../platform/ids.ts';
import type { FilledPlace, FrontArticleResource } from '../../contract/fronts.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { ARTICLE_TYPE, dragged, dropped } from './drag-article.ts';
import { headlineOf } from './front-words-of.ts';
import { PlaceMenu } from './place-menu.tsx';
import { Thumbnail } from './thumbnail.tsx';

type SlotBoxProps = {
  slot: Slot;
  name: string;
  places: readonly FilledPlace[];
  articles: ReadonlyMap<string, FrontArticleResource>;
  slots: readonly { key: string; name: string }[];
  /** Articles that an earlier slot has pinned already. */
  pinnedBefore: ReadonlySet<string>;
  onPlace: (articles: readonly ArticleId[], slot: string, index?: number) => void;
  onUnpin: (article: ArticleId) => void;
  onPinSettings: (pin: Pin) => void;
  onSettings: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** A place on the front: what is pinned there, in order, and what the rule puts after it. */
export function SlotBox(props: SlotBoxProps) {
  const { slot, name, articles, onPlace } = props;
  const words = useWords(frontWords);
  const nameOf = (id: string) => headlineOf(articles.get(id));
  const indexOf = (key: string | number) => slot.pins.findIndex(({ article }) => article === key);
  const at = (target: { key: string | number; dropPosition: string }) =>
    indexOf(target.key) + (target.dropPosition === 'after' ? 1 : 0);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => dragged(keys, nameOf),
    acceptedDragTypes: [ARTICLE_TYPE],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => onPlace([...keys] as ArticleId[], slot.key, at(target)),
    onInsert: async ({ items, target }) => onPlace(await dropped(items), slot.key, at(target)),
    onRootDrop: async ({ items }) => onPlace(await dropped(items), slot.key),
  });
  const byRule = props.places.filter(({ isPinned }) => !isPinned);
  return (
    <section className="slot" aria-label={name} data-slot={slot.key}>
      <header className="slot-head">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <span className="slot-tools">
          {isMovable(slot.kind) && (
            <>
              <Tool label={words.moveUp(name)} icon={ArrowUp} onPress={() => props.onMove(-1)} />
              <Tool label={words.moveDown(name)} icon={ArrowDown} onPress={() => props.onMove(1)} />
              <Tool label={words.removeStrip(name)} icon={Trash2} onPress={props.onRemove} />
            </>
          )}
          <Tool label={words.settingsOf(name)} icon={Settings2} onPress={props.onSettings} />
        </span>
      </header>
      <GridList
        aria-label={words.pins(name)}
        keyboardNavigationBehavior="tab"
        className="front-cards slot-pins"
        items={slot.pins.map((pin) => ({ ...pin, id: pin.article }))}
        dependencies={[props.places, props.pinnedBefore, articles, props.slots]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="quiet slot-empty">{words.nothingPinned}</p>}
      >
        {(pin) => (
          <GridListItem id={pin.article} textValue={nameOf(pin.article)} className="front-card front-card-pinned">
            <PinnedCard {...props} pin={pin} />
          </GridListItem>
        )}
      </GridList>
      {slot.rule.by !== 'nothing' && (byRule.length > 0 || slot.pins.length === 0) && (
        <div className="slot-rule">
          <p className="quiet">{words.filledByRule}</p>
          {byRule.length === 0 && <p className="quiet">{words.nothingFills}</p>}
          <ul>
            {byRule.map(({ article }) => (
              <li key={article} className="front-card">
                <Thumbnail of={articles.get(article)} />
                <span className="front-card-text" dir="auto">
                  {nameOf(article)}
                </span>
                <Tool
                  label={words.pinHere(nameOf(article))}
                  icon={PinIcon}
                  onPress={() => onPlace([article as ArticleId], slot.key)}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function PinnedCard(props: SlotBoxProps & { pin: Pin }) {
  const { pin, slot, slots, articles, onPlace } = props;
  const words = useWords(frontWords);
  const article = articles.get(pin.article);
  const headline = pin.headline || headlineOf(article);
  return (
    <>
      <Button slot="drag" className="icon-button front-grip" aria-label={words.drag(headline)}>
        <GripVertical aria-hidden="true" />
      </Button>
      <Thumbnail of={article} isHidden={pin.picture === 'none'} />
      <div className="front-card-text">
        <span className="front-card-headline" dir="auto">
          {headline}
        </span>
        <PinState {...props} />
      </div>
      <span className="front-card-tools">
        <PlaceMenu
          headline={headline}
          slots={slots.filter(({ key }) => key !== slot.key)}
          onPlace={(key) => onPlace([pin.article], key)}
        />
        <Tool label={words.settingsOf(headline)} icon={Settings2} onPress={() => props.onPinSettings(pin)} />
        <Tool label={words.unpin(headline)} icon={X} onPress={() => props.onUnpin(pin.article)} />
      </span>
    </>
  );
}

/** Why a pinned article is not on the page, or until when it is. */
function PinState({ pin, slot, articles, places, pinnedBefore }: SlotBoxProps & { pin: Pin }) {
  const words = useWords(frontWords);
  const { language, timeZone } = useDesk();
  const article = articles.get(pin.article);
  const when = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(at));
  if (article && !article.isPublic) {
    if (article.scheduledAt && article.state === 'scheduled')
      return <span className="pin-note pin-note-wait">{words.willAppear(when(article.scheduledAt))}</span>;
    const { state } = article;
    const said = state === 'held' || state === 'withdrawn' ? words.notPublic[state] : words.notPublic.other;
    return <span className="pin-note pin-note-bad">{said}</span>;
  }
  if (!isHeld(pin, new Date())) return <span className="pin-note pin-note-bad">{words.ended}</span>;
  if (pinnedBefore.has(pin.article)) return <span className="pin-note pin-note-bad">{words.twice}</span>;
  const index = slot.pins.findIndex((one) => one.article === pin.article);
  const isWaiting = slot.kind !== 'list' && index >= slot.count && !places.some((one) => one.article === pin.article);
  if (isWaiting) return <span className="pin-note pin-note-wait">{words.waits}</span>;
  if (pin.until) return <span className="pin-note">{words.until(when(pin.until))}</span>;
  return (
    <span className="quiet">
      <bdi>{article?.section}</bdi>
      {article?.publishedAt && (
        <>
          {' · '}
          <Moment at={article.publishedAt} />
        </>
      )}
    </span>
  );
}

function Tool({ label, icon: Icon, onPress }: { label: string; icon: typeof X; onPress: () => void }) {
  return (
    <Button className="icon-button" aria-label={label} onPress={onPress}>
      <Icon aria-hidden="true" />
    </Button>
  );
}
