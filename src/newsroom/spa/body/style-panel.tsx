import { type Editor, useEditorState } from '@tiptap/react';
import { memo } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { styleWords } from '../../../language/strings/newsroom/style-words.ts';
import { useWords } from '../frame/desk.ts';
import { toast } from '../parts/toast.tsx';
import { fixAllStyle, fixStyleFinding, type PlacedFinding, placedNow, styleFindings } from './style-check.ts';

const SHOWN = 20;

/**
 * What the house would write otherwise, in order: arrows go through it and show the passage, Enter mends it.
 */
export const StylePanel = memo(function StylePanel({ editor }: { editor: Editor }) {
  const words = useWords(styleWords);
  const findings = useEditorState({
    editor,
    selector: ({ editor: now }) => styleFindings(now.state),
    equalityFn: Object.is,
  });
  const show = (finding: PlacedFinding) => {
    const now = placedNow(editor.state, finding);
    if (!now) return;
    editor.commands.setTextSelection({ from: now.from, to: now.to });
    const at = editor.view.domAtPos(now.from).node;
    (at instanceof Element ? at : at.parentElement)?.scrollIntoView({ block: 'center' });
  };
  const fix = (finding: PlacedFinding) => {
    if (!fixStyleFinding(editor.view, finding)) return;
    toast(words.fixed(1), () => editor.commands.undo());
  };
  const fixAll = () => toast(words.fixed(fixAllStyle(editor.view)), () => editor.commands.undo());
  const rows = findings.slice(0, SHOWN).map((finding) => ({ id: `${finding.from}-${finding.rule}`, finding }));
  const findingOf = (id: unknown) => rows.find((row) => row.id === id)?.finding;
  return (
    <section className="panel style-panel" aria-label={words.title}>
      <div className="panel-head">
        <h2>
          {words.title} {findings.length > 0 && <span className="badge">{findings.length}</span>}
        </h2>
        {findings.length > 0 && (
          <button type="button" className="plain" onClick={fixAll}>
            {words.fixAll}
          </button>
        )}
      </div>
      {findings.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <GridList
          aria-label={words.title}
          className="style-list"
          items={rows}
          selectionMode="single"
          selectionBehavior="replace"
          onSelectionChange={(keys) => {
            const finding = keys === 'all' ? undefined : findingOf([...keys][0]);
            if (finding) show(finding);
          }}
          onAction={(id) => {
            const finding = findingOf(id);
            if (finding) fix(finding);
          }}
        >
          {({ finding }) => (
            <GridListItem className="style-row" textValue={`${words.rules[finding.rule]}: ${finding.found}`}>
              <div>
                <p className="quiet">{words.rules[finding.rule]}</p>
                <p dir="auto">
                  {finding.before}
                  <del>{visible(finding.found)}</del>
                  <ins>{visible(finding.fix)}</ins>
                  {finding.after}
                </p>
              </div>
              <Button className="button button-quiet" onPress={() => fix(finding)}>
                {words.fix}
              </Button>
            </GridListItem>
          )}
        </GridList>
      )}
      {findings.length > SHOWN && <p className="quiet">{words.more(findings.length - SHOWN)}</p>}
    </section>
  );
});

/** Spaces and characters that draw nothing, as one can see them. */
function visible(text: string): string {
  return text.replace(/[ \u00A0]/g, '␣').replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '⌷');
}
