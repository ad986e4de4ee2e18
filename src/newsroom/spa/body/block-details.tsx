import { type Editor, useEditorState } from '@tiptap/react';
import { ExternalLink, Images, Newspaper, Trash2 } from 'lucide-react';
import { safeEmbedUrl } from '../../../document/link.ts';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import type { Ask } from './blocks.ts';
import { PhotoDetails } from './photo-details.tsx';
import { TableTools } from './table-tools.tsx';

const WITH_DETAILS = [
  'photo',
  'gallery',
  'embed',
  'relatedArticle',
  'table',
  'correction',
  'pullQuote',
  'factBox',
] as const;
type WithDetails = (typeof WITH_DETAILS)[number];

/** What a block has beside its text, of the blocks that the cursor is in: a caption, a speaker, a table's rows. */
export function BlockDetails({ editor, ask }: { editor: Editor; ask: Ask }) {
  const words = useWords(bodyWords);
  const inside = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      WITH_DETAILS.flatMap((name) =>
        now.isActive(name) ? [{ name, attrs: now.getAttributes(name) as Record<string, unknown> }] : [],
      ),
  });
  if (inside.length === 0) return null;
  const set = (name: WithDetails) => (attrs: Record<string, unknown>) => editor.commands.updateAttributes(name, attrs);
  return (
    <section
      className="block-details"
      aria-label={words.blockDetails}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        editor.commands.focus();
      }}
    >
      {inside.map(({ name, attrs }) => (
        <Details key={name} name={name} attrs={attrs} set={set(name)} editor={editor} ask={ask} />
      ))}
    </section>
  );
}

type DetailsProps = {
  name: WithDetails;
  attrs: Record<string, unknown>;
  set: (attrs: Record<string, unknown>) => void;
  editor: Editor;
  ask: Ask;
};

function Details({ name, attrs, set, editor, ask }: DetailsProps) {
  const words = useWords(bodyWords);
  const remove = (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => editor.chain().focus().deleteNode(name).run() || editor.chain().focus().deleteSelection().run()}
    >
      <Trash2 aria-hidden="true" /> {words.removeBlock}
    </button>
  );
  switch (name) {
    case 'photo':
      return <PhotoDetails key={String(attrs.photoId)} attrs={attrs} set={set} remove={remove} />;
    case 'gallery':
      return (
        <div className="detail-buttons">
          <button type="button" className="button button-quiet" onClick={() => ask('morePhotos')}>
            <Images aria-hidden="true" /> {words.addPhotos}
          </button>
        </div>
      );
    case 'embed':
      return (
        <>
          <AddressOf url={String(attrs.url)} onChange={(url) => set({ url })} />
          <div className="detail-buttons">
            <a className="button button-quiet" href={String(attrs.url)} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden="true" /> {words.openAddress}
            </a>
            {remove}
          </div>
        </>
      );
    case 'relatedArticle':
      return (
        <div className="detail-buttons">
          <button type="button" className="button button-quiet" onClick={() => ask('otherArticle')}>
            <Newspaper aria-hidden="true" /> {words.changeArticle}
          </button>
          {remove}
        </div>
      );
    case 'table':
      return <TableTools editor={editor} />;
    case 'correction':
      return (
        <TextField
          label={words.correctedOn}
          type="date"
          dir="ltr"
          value={String(attrs.on)}
          onChange={(on) => set({ on })}
        />
      );
    case 'pullQuote':
      return (
        <TextField
          label={words.who}
          value={String(attrs.attribution ?? '')}
          onChange={(attribution) => set({ attribution })}
        />
      );
    case 'factBox':
      return (
        <TextField label={words.boxTitle} value={String(attrs.title ?? '')} onChange={(title) => set({ title })} />
      );
  }
}

/** Takes effect when it is an address; what is being typed until then stands here alone. */
function AddressOf({ url, onChange }: { url: string; onChange: (url: string) => void }) {
  const words = useWords(bodyWords);
  return (
    <div className="field">
      <label className="field-label" htmlFor="embed-address">
        {words.address}
      </label>
      <input
        id="embed-address"
        key={url}
        type="url"
        dir="ltr"
        defaultValue={url}
        onBlur={(event) => {
          const safe = safeEmbedUrl(event.target.value);
          if (safe && safe !== url) onChange(safe);
          else event.target.value = url;
        }}
      />
    </div>
  );
}
