import { Extension } from '@tiptap/core';
import { type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Dropped } from '../../../document/parse-paste.ts';
import { MOST_COLUMNS, withoutWideTables } from '../../../document/wide-tables.ts';
import type { BodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { leaveSelectedBlock } from './selected-block.ts';

/** Longer than a book, and as much as a page of the newsroom writes in without a wait. */
export const MOST_WORDS = 60_000;
/** Above this the formatting alone would keep the page from answering. */
const MOST_HTML = 6_000_000;

/** What an article's own editor puts on the clipboard needs no cleaning. */
const OWN = /data-pm-slice/;

export type PasteSays = {
  words: () => BodyWords['paste'];
  /** Tells the writer, with a way back where something was pasted. */
  say: (text: string, canUndo: boolean) => void;
};

/** Takes what is pasted from elsewhere through the document's own reader, and says what stayed behind. */
export function pasting(says: PasteSays): Extension {
  return Extension.create({
    name: 'pasting',
    // The reader of HTML is not needed before the first paste; it comes while nobody waits for it.
    onCreate: () => void setTimeout(() => void reader(), 2000),
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const data = event.clipboardData;
            if (!data) return false;
            const html = data.getData('text/html');
            const text = data.getData('text/plain');
            if (html === '' && text === '') {
              if (data.files.length > 0) says.say(says.words().files, false);
              return data.files.length > 0;
            }
            if (!hasRoom(view, text || html, says)) return true;
            if (html === '' || OWN.test(html)) return false;
            if (html.length > MOST_HTML) {
              view.pasteText(text);
              says.say(says.words().plainOnly, true);
              return true;
            }
            void pasteHtml(view, html, says);
            return true;
          },
        },
      }),
    ],
  });
}

async function pasteHtml(view: EditorView, html: string, says: PasteSays): Promise<void> {
  try {
    const { parsePaste } = await reader();
    if (view.isDestroyed) return;
    const parsed = parsePaste(html);
    const { document, widest } = withoutWideTables(parsed.document);
    leaveSelectedBlock({ state: view.state, view });
    const slice = Slice.maxOpen(view.state.schema.nodeFromJSON(document).content);
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
    const words = says.words();
    const dropped = droppedText(parsed.dropped, words);
    const said = [
      ...(widest > 0 ? [words.wideTable(widest, MOST_COLUMNS)] : []),
      ...(dropped ? [words.cleaned(dropped)] : []),
    ];
    if (said.length > 0) says.say(said.join(' '), true);
  } catch {
    says.say(says.words().failed, false);
  }
}

/** Whether the words fit; says so when not, and changes nothing. */
function hasRoom(view: EditorView, text: string, says: PasteSays): boolean {
  const pasted = countWords(text);
  if (pasted < 1000) return true;
  const room = Math.max(0, MOST_WORDS - wordsIn(view.state.doc));
  if (pasted <= room) return true;
  says.say(says.words().tooLong(pasted.toLocaleString(), room.toLocaleString()), false);
  return false;
}

function wordsIn(doc: Node): number {
  return countWords(doc.textBetween(0, doc.content.size, ' ', ' '));
}

function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(/\S+/g)) words++;
  return words;
}

function droppedText(dropped: Dropped, words: BodyWords['paste']): string {
  const kinds = Object.keys(dropped) as (keyof Dropped)[];
  return kinds.flatMap((kind) => (dropped[kind] > 0 ? [words[kind](dropped[kind])] : [])).join(', ');
}

let loading: Promise<typeof import('../../../document/parse-paste.ts')> | undefined;

function reader() {
  loading ??= import('../../../document/parse-paste.ts');
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
