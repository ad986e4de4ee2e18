import { NodeSelection } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { flushSync } from 'react-dom';
import { safeEmbedUrl, safeHref } from '../../../document/link.ts';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { useWords } from '../frame/desk.ts';
import { PhotoPicker } from '../photos/photo-picker.tsx';
import { AddressDialog } from './address-dialog.tsx';
import { ArticleDialog } from './article-dialog.tsx';
import type { Asked } from './blocks.ts';
import { notePhoto } from './known-photos.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** The dialog that was asked for, and what comes of it in the text. */
export function InsertDialogs({
  editor,
  asked,
  onClose,
}: {
  editor: Editor;
  asked: Asked | null;
  onClose: () => void;
}) {
  const words = useWords(bodyWords);
  // The dialog is gone at once, so that no key after this one is still its own; it gives the focus back to where it was
  // before the next frame, and the text takes it behind that.
  const finish = (act?: () => void) => {
    flushSync(onClose);
    requestAnimationFrame(() => {
      act?.();
      editor.commands.focus();
    });
  };
  const insert = (content: object) => finish(() => editor.chain().insertContent(content).run());
  switch (asked) {
    case 'link':
      return (
        <AddressDialog
          title={words.marks.link}
          hint={words.addressHint}
          start={String(editor.getAttributes('link').href ?? '')}
          judge={safeHref}
          onAddress={(href) => finish(() => setLink(editor, href))}
          {...(editor.isActive('link')
            ? { onRemove: () => finish(() => editor.chain().extendMarkRange('link').unsetLink().run()) }
            : {})}
          onClose={() => finish()}
        />
      );
    case 'embed':
      return (
        <AddressDialog
          title={words.blocks.embed}
          hint={words.embedHint}
          start=""
          judge={safeEmbedUrl}
          onAddress={(url) => insert({ type: 'embed', attrs: { url } })}
          onClose={() => finish()}
        />
      );
    // The one that is selected is replaced.
    case 'otherArticle':
    case 'relatedArticle':
      return (
        <ArticleDialog
          onChoose={(articleId) => insert({ type: 'relatedArticle', attrs: { articleId } })}
          onClose={() => finish()}
        />
      );
    case 'photo':
      return <PhotoPicker onUse={(photo) => insert(photoNode(photo))} onClose={() => finish()} />;
    case 'gallery':
      return (
        <PhotoPicker
          many
          onUseMany={(photos) => insert({ type: 'gallery', content: photos.map(photoNode) })}
          onClose={() => finish()}
        />
      );
    case 'morePhotos':
      return (
        <PhotoPicker
          many
          onUseMany={(photos) => finish(() => addToGallery(editor, photos.map(photoNode)))}
          onClose={() => finish()}
        />
      );
    case 'shortcuts':
      return <ShortcutsDialog onClose={() => finish()} />;
    default:
      return null;
  }
}

function photoNode(photo: PhotoResource) {
  notePhoto(photo);
  return { type: 'photo', attrs: { photoId: photo.id, caption: null, alt: null, decorative: false } };
}

/** Over what is selected; with nothing selected the address itself is written. */
function setLink(editor: Editor, href: string): void {
  const isEmpty = editor.state.selection.empty && !editor.isActive('link');
  if (!isEmpty) editor.chain().extendMarkRange('link').setLink({ href }).run();
  else editor.commands.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });
}

/** Behind the photo that is selected in it, or at its end. */
function addToGallery(editor: Editor, photos: object[]): void {
  const { selection } = editor.state;
  const { $from } = selection;
  if (selection instanceof NodeSelection && selection.node.type.name === 'gallery')
    editor.commands.insertContentAt(selection.to - 1, photos);
  else if ($from.parent.type.name === 'gallery') editor.commands.insertContentAt(selection.to, photos);
}
