import type { Slot } from '../../../features/fronts/front.ts';
import type { FrontChange } from '../../../features/fronts/front-changes.ts';
import type { FrontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontArticleResource, FrontResource } from '../../contract/fronts.ts';

/** What a slot is called: by its editor, by its section, or by its kind. */
export function slotName(slot: Slot, sections: FrontResource['sections'], words: FrontWords): string {
  if (slot.title) return slot.title;
  const { rule } = slot;
  const section = rule.by === 'newest' ? sections.find(({ id }) => id === rule.section) : undefined;
  return slot.kind === 'strip' && section ? section.name : words.slots[slot.kind];
}

export function headlineOf(article: FrontArticleResource | undefined): string {
  return article ? article.shortHeadline || article.headline : '…';
}

/** One change as a sentence; what a person typed is isolated in it. */
export function changeText(
  change: FrontChange,
  words: FrontWords,
  nameOf: { slot: (key: string) => string; article: (id: string) => string },
): string {
  const said = words.changes;
  const slot = (key: string) => isolated(nameOf.slot(key));
  const article = (id: string) => isolated(nameOf.article(id));
  switch (change.is) {
    case 'pinned':
    case 'unpinned':
      return said[change.is](article(change.article), slot(change.slot));
    case 'moved':
      return said.moved(article(change.article), slot(change.from), slot(change.to));
    case 'card-changed':
      return said.card(article(change.article), change.what.map((what) => said.what[what]).join(', '));
    case 'reordered':
      return said.reordered(slot(change.slot));
    case 'slot-added':
      return said.added(slot(change.slot));
    case 'slot-removed':
      return said.removed(slot(change.slot));
    case 'slot-moved':
      return said.slotMoved(slot(change.slot));
    case 'slot-renamed':
      return said.renamed(slot(change.slot));
    case 'slot-recounted':
      return said.recounted(slot(change.slot), change.count);
    case 'slot-refilled':
      return said.refilled(slot(change.slot));
  }
}

/** U+2068 and U+2069: a text of any direction inside a sentence (Unicode Bidirectional Algorithm, 3.1.2). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
