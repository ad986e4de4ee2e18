import type { Editor } from '@tiptap/react';
import { memo, useEffect, useState } from 'react';
import type { DocumentJson } from '../../../document/document.ts';
import { wordCount } from '../../../document/document-text.ts';
import { readingMinutes } from '../../../language/reading-time.ts';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';

const PAUSE_MS = 600;

/** How long the body is, counted in a pause of the writing. */
export const BodyLength = memo(function BodyLength({ editor, language }: { editor: Editor; language: string }) {
  const words = useWords(bodyWords);
  const [count, setCount] = useState(() => countOf(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setCount(countOf(editor)), PAUSE_MS);
    };
    editor.on('update', later);
    return () => {
      clearTimeout(timer);
      editor.off('update', later);
    };
  }, [editor]);
  return (
    <p className="quiet body-length">
      {words.words(count)} · {words.minutes(readingMinutes(count, language))}
    </p>
  );
});

function countOf(editor: Editor): number {
  return wordCount(editor.getJSON() as DocumentJson);
}
