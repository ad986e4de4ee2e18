import { EditorContent, useEditorState } from '@tiptap/react';
import { memo } from 'react';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';
import { BlockDetails } from './block-details.tsx';
import { InsertDialogs } from './insert-dialogs.tsx';
import { SlashMenu } from './slash-menu.tsx';
import { BodyToolbar } from './toolbar.tsx';
import type { BodyTools } from './use-body-editor.ts';

/** The article's body with its toolbar, the details of the block one is in, and the dialogs that insert. */
export const BodyEditor = memo(function BodyEditor({ tools }: { tools: BodyTools }) {
  const { editor, menu, asked, ask, frame } = tools;
  const words = useWords(bodyWords);
  const isEmpty = useEditorState({ editor, selector: ({ editor: now }) => now.isEmpty });
  return (
    <div className="body-editor" ref={frame}>
      <div className="body-bar">
        <BodyToolbar editor={editor} ask={ask} />
        <BlockDetails editor={editor} ask={ask} />
      </div>
      <div className="body-frame">
        {isEmpty && (
          <p className="body-hint" aria-hidden="true">
            {words.hint}
          </p>
        )}
        <EditorContent editor={editor} />
      </div>
      <SlashMenu editor={editor} menu={menu} ask={ask} />
      <InsertDialogs editor={editor} asked={asked} onClose={() => ask(null)} />
    </div>
  );
});
