import { Eye, History, Redo2, Send, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { isMovable, type Pin, type Slot, sectionOfFront } from '../../../features/fronts/front.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { ArticleId } from '../../../platform/ids.ts';
import type { FrontArticleResource, FrontResource } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { changePin, changeSlot, moveStrip, placePins, removeStrip, unpin } from './arrange.ts';
import { ArticleShelf } from './article-shelf.tsx';
import { FrontConflict } from './front-conflict.tsx';
import { FrontHistory } from './front-history.tsx';
import { FrontPreview } from './front-preview.tsx';
import { headlineOf, slotName } from './front-words-of.ts';
import { PublishFront } from './publish-front.tsx';
import { SlotBox } from './slot-box.tsx';
import { PinSettings, SlotSettings } from './slot-settings.tsx';
import { StripOrder } from './strip-order.tsx';
import { useFront } from './use-front.ts';

type Open = { is: 'history' | 'publish' } | { is: 'slot'; key: string } | { is: 'pin'; key: string; pin: Pin };

/** A front's slots beside the articles that can stand in them, its preview, its history, and its publishing. */
export function FrontDesk({ first }: { first: FrontResource }) {
  const words = useWords(frontWords);
  const [open, setOpen] = useState<Open | null>(null);
  const [isPreviewed, setPreviewed] = useState(false);
  const [seen, setSeen] = useState<Map<string, FrontArticleResource>>(new Map());
  const desk = useFront(first, (name) => toast(words.savedByOther(name)));
  const { front, arrangement, change } = desk;
  const section = sectionOfFront(front.id);
  const articles = useMemo(
    () => new Map([...seen, ...front.articles.map((one): [string, FrontArticleResource] => [one.id, one])]),
    [seen, front.articles],
  );
  const onSeen = useCallback(
    (found: readonly FrontArticleResource[]) =>
      setSeen((before) => new Map([...before, ...found.map((one): [string, FrontArticleResource] => [one.id, one])])),
    [],
  );
  const nameOf = (slot: Slot) => slotName(slot, front.sections, words);
  const everySlot = [...arrangement.slots, ...front.readers.slots];
  const names = {
    slot: (key: string) => {
      const slot = everySlot.find((one) => one.key === key);
      return slot ? nameOf(slot) : key;
    },
    article: (id: string) => headlineOf(articles.get(id)),
  };
  const slots = arrangement.slots.map((slot) => ({ key: slot.key, name: nameOf(slot) }));
  const absent = arrangement.slots
    .flatMap(({ pins }) => pins)
    .map(({ article }) => articles.get(article))
    .filter((one) => one && !one.isPublic && one.state !== 'scheduled');
  const place = (ids: readonly ArticleId[], key: string, index?: number) =>
    change(placePins(arrangement, ids, key, index));

  useUndoKeys(desk.undo, desk.redo);

  const restore = async (number: number, publish = false) => {
    if (!(await desk.settle())) return;
    const headers = { 'if-match': `"${desk.version()}"` };
    desk.adopt(await callApi(`/fronts/${front.id}/restore`, { method: 'POST', headers, json: { number, publish } }));
    setOpen(null);
    toast(publish ? words.undone : words.restored);
  };
  const publish = async () => {
    const before = front.live?.number;
    const headers = { 'if-match': `"${desk.version()}"` };
    desk.adopt(await callApi(`/fronts/${front.id}/publish`, { method: 'POST', headers }));
    toast(words.publishedNow, before === undefined ? undefined : () => void restore(before, true));
  };
  const askToPublish = async () => {
    if (await desk.settle()) setOpen({ is: 'publish' });
  };

  const slotBox = (slot: Slot, index: number) => (
    <SlotBox
      key={slot.key}
      slot={slot}
      name={nameOf(slot)}
      places={front.places[slot.key] ?? []}
      articles={articles}
      slots={slots}
      pinnedBefore={
        new Set(arrangement.slots.slice(0, index).flatMap(({ pins }) => pins.map(({ article }) => article)))
      }
      onPlace={place}
      onUnpin={(article) => change(unpin(arrangement, slot.key, article))}
      onPinSettings={(pin) => setOpen({ is: 'pin', key: slot.key, pin })}
      onSettings={() => setOpen({ is: 'slot', key: slot.key })}
      onMove={(by) => change(moveStrip(arrangement, slot.key, by))}
      onRemove={() => change(removeStrip(arrangement, slot.key))}
    />
  );
  const opened = open && 'key' in open ? arrangement.slots.find(({ key }) => key === open.key) : undefined;
  return (
    <>
      <PageHead title={front.name}>
        <span className="front-saving" role="status">
          {desk.state === 'saved' ? words.saved : desk.state === 'saving' ? words.saving : words.unsaved}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label={words.undo}
          disabled={!desk.canUndo}
          onClick={desk.undo}
        >
          <Undo2 className="points-back" aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={words.redo}
          disabled={!desk.canRedo}
          onClick={desk.redo}
        >
          <Redo2 className="points-on" aria-hidden="true" />
        </button>
        <button type="button" className="button button-quiet" onClick={() => setOpen({ is: 'history' })}>
          <History aria-hidden="true" />
          {words.history}
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-pressed={isPreviewed}
          onClick={() => void desk.settle().then(() => setPreviewed(!isPreviewed))}
        >
          <Eye aria-hidden="true" />
          {words.preview}
        </button>
        <button type="button" className="button" onClick={() => void askToPublish()}>
          <Send className="points-on" aria-hidden="true" />
          {words.publish}
        </button>
      </PageHead>
      {desk.problem !== null && <Problem error={desk.problem} />}
      {absent.length > 0 && (
        <Notice kind="bad">
          {words.absentNotice}
          {absent.map((one) => (
            <div key={one?.id}>
              <bdi>{headlineOf(one)}</bdi>
            </div>
          ))}
        </Notice>
      )}
      {isPreviewed && <FrontPreview id={front.id} version={front.version} onClose={() => setPreviewed(false)} />}
      <div className="front-desk">
        <div className="front-slots">
          {arrangement.slots.map((slot, index) => (isMovable(slot.kind) ? null : slotBox(slot, index)))}
          {!section && (
            <StripOrder arrangement={arrangement} sections={front.sections} nameOf={nameOf} onChange={change} />
          )}
          {arrangement.slots.map((slot, index) => (isMovable(slot.kind) ? slotBox(slot, index) : null))}
        </div>
        <div className="front-side">
          <ArticleShelf
            sections={front.sections}
            slots={slots}
            section={section}
            onSeen={onSeen}
            onPlace={(article, key) => place([article.id as ArticleId], key)}
          />
        </div>
      </div>
      {open?.is === 'slot' && opened && (
        <SlotSettings
          slot={opened}
          name={nameOf(opened)}
          sections={front.sections}
          section={section}
          onChange={(changed) => change(changeSlot(arrangement, opened.key, changed))}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.is === 'pin' && opened && (
        <PinSettings
          pin={open.pin}
          name={names.article(open.pin.article)}
          onChange={(pin) => change(changePin(arrangement, opened.key, pin))}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.is === 'history' && (
        <FrontHistory
          id={front.id}
          names={names}
          onRestore={(number) => void restore(number).catch((error: unknown) => toast(String(error)))}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.is === 'publish' && (
        <PublishFront
          before={front.readers}
          after={arrangement}
          isFirst={front.live === null}
          names={names}
          onPublish={publish}
          onClose={() => setOpen(null)}
        />
      )}
      {desk.theirs && (
        <FrontConflict
          theirs={desk.theirs}
          mine={arrangement}
          names={names}
          onTheirs={desk.takeTheirs}
          onMine={desk.keepMine}
        />
      )}
    </>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z (⌘ on a Mac), but not while a text is being typed: that has its own. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]');
      if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || isTyping) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo]);
}
