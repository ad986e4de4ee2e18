import { type AnyExtension, type Editor, useEditor } from '@tiptap/react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type HouseStyle, USUAL_STYLE } from '../../../language/check-style.ts';
import { directionOfLanguage } from '../../../language/language.ts';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';
import { toast } from '../parts/toast.tsx';
import type { Ask, Asked } from './blocks.ts';
import { bodyExtensions } from './body-extensions.ts';
import { type BodyJson, bodyJson } from './body-json.ts';
import { pasting } from './paste.ts';
import { bodyShortcuts } from './shortcuts.ts';
import { slashMenuKeys } from './slash-menu.tsx';
import { SlashMenuState } from './slash-menu-state.ts';
import { checkNow, styleCheck } from './style-check.ts';
import { whenIdle } from './when-idle.ts';

export type BodyOptions = {
  body: BodyJson;
  /** The article's. */
  language: string;
  style: HouseStyle | undefined;
  /** Gets the document soon after a change, not at each key: writing it out costs more than the key. */
  onChange: (body: BodyJson) => void;
  /** Set to what hands over at once what has not been handed over yet. */
  collect: RefObject<(() => void) | undefined>;
  /** Further extensions, the same for the editor's life. */
  extensions?: readonly AnyExtension[];
};

/** What the body's parts share: the editor, its slash menu, and the dialog that was asked for. */
export type BodyTools = {
  editor: Editor;
  menu: SlashMenuState;
  asked: Asked | null;
  ask: (what: Asked | null) => void;
  /** Around the toolbar and the block's details: where the focus goes. */
  frame: RefObject<HTMLDivElement | null>;
};

/** Makes the body's editor, once. */
export function useBodyEditor(options: BodyOptions): BodyTools {
  const words = useWords(bodyWords);
  const note = useHandOver(options.onChange, options.collect);
  const [asked, ask] = useState<Asked | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const style = options.style ?? USUAL_STYLE;
  const now = useRef({ words, style, language: options.language, editor: null as Editor | null });
  Object.assign(now.current, { words, style, language: options.language });

  const [made] = useState(() => {
    const menu = new SlashMenuState();
    const open: Ask = (what) => ask(what);
    let settings = { style: now.current.style, language: now.current.language };
    const extensions = [
      ...bodyExtensions,
      ...(options.extensions ?? []),
      slashMenuKeys(menu, open),
      bodyShortcuts(open, (to) => goTo(frame.current, to)),
      pasting({
        words: () => now.current.words.paste,
        say: (text, canUndo) => toast(text, canUndo ? () => now.current.editor?.commands.undo() : undefined),
      }),
      styleCheck(() => {
        // One object as long as nothing changes: what was found in a block is kept under it.
        if (settings.style !== now.current.style || settings.language !== now.current.language)
          settings = { style: now.current.style, language: now.current.language };
        return settings;
      }),
    ];
    return { menu, extensions };
  });
  const editorProps = useMemo(
    () => ({
      attributes: {
        class: 'body-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words.body,
        dir: directionOfLanguage(options.language),
        lang: options.language,
        spellcheck: 'true',
      },
    }),
    [words.body, options.language],
  );
  const editor = useEditor({
    extensions: made.extensions,
    content: options.body,
    injectCSS: false,
    textDirection: 'auto',
    editorProps,
    onUpdate: ({ editor: changed }) => note(changed),
  });
  if (now.current.editor !== editor) drawOnce(editor);
  now.current.editor = editor;

  const checked = useRef({ style, language: options.language });
  useEffect(() => {
    // The first time is the extension's own.
    if (checked.current.style === style && checked.current.language === options.language) return;
    checked.current = { style, language: options.language };
    return whenIdle(() => checkNow(editor.view, checked.current), { after: 0, within: 1000 });
  }, [editor, style, options.language]);

  return useMemo(() => ({ editor, menu: made.menu, asked, ask, frame }), [editor, made.menu, asked]);
}

/**
 * When the text comes into the page, TipTap draws all of it anew, for blocks that React draws. None of ours is: the
 * text that the editor was made with stays.
 */
function drawOnce(editor: Editor): void {
  const drawAnew = editor.createNodeViews.bind(editor);
  let isFirst = true;
  editor.createNodeViews = () => {
    if (!isFirst) drawAnew();
    isFirst = false;
  };
}

function goTo(frame: HTMLElement | null, to: 'tools' | 'details'): boolean {
  const within = to === 'tools' ? '.tools button' : '.block-details :is(input, textarea, button, a)';
  const target = frame?.querySelector<HTMLElement>(within);
  target?.focus();
  return target !== null && target !== undefined;
}

/** A browser that is killed loses at most what was typed within both: a pause, and a wait for a moment without a key. */
const BEHIND_MS = 200;
const IDLE_WITHIN_MS = 300;

/** Hands the document over soon after a change, when the page is left, and when it is asked for. */
function useHandOver(onChange: (body: BodyJson) => void, collect: RefObject<(() => void) | undefined>) {
  const latest = useRef(onChange);
  latest.current = onChange;
  const waiting = useRef<Editor>(undefined);
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    const handOver = () => {
      stop.current?.();
      stop.current = undefined;
      const editor = waiting.current;
      waiting.current = undefined;
      if (editor) latest.current(bodyJson(editor.state.doc));
    };
    collect.current = handOver;
    window.addEventListener('pagehide', handOver);
    document.addEventListener('visibilitychange', handOver);
    return () => {
      handOver();
      window.removeEventListener('pagehide', handOver);
      document.removeEventListener('visibilitychange', handOver);
    };
  }, [collect]);
  return (editor: Editor) => {
    waiting.current = editor;
    stop.current ??= whenIdle(() => collect.current?.(), { after: BEHIND_MS, within: IDLE_WITHIN_MS });
  };
}
