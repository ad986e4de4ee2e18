import type { ChainedCommands } from '@tiptap/core';
import type { Editor } from '@tiptap/react';
import { Button, Toolbar } from 'react-aria-components';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';

type TableAct = keyof (typeof bodyWords)['he']['table'];

const ACTS: Readonly<Record<TableAct, (chain: ChainedCommands) => ChainedCommands>> = {
  rowBefore: (chain) => chain.addRowBefore(),
  rowAfter: (chain) => chain.addRowAfter(),
  columnBefore: (chain) => chain.addColumnBefore(),
  columnAfter: (chain) => chain.addColumnAfter(),
  headerRow: (chain) => chain.toggleHeaderRow(),
  deleteRow: (chain) => chain.deleteRow(),
  deleteColumn: (chain) => chain.deleteColumn(),
  deleteTable: (chain) => chain.deleteTable(),
};

/** Rows and columns of the table that the cursor is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const words = useWords(bodyWords);
  return (
    <Toolbar aria-label={words.blocks.table} className="detail-buttons">
      {(Object.keys(ACTS) as TableAct[]).map((act) => (
        <Button
          key={act}
          className="button button-quiet"
          onPress={() => {
            ACTS[act](editor.chain()).run();
            if (act === 'deleteTable') editor.commands.focus();
          }}
        >
          {words.table[act]}
        </Button>
      ))}
    </Toolbar>
  );
}
