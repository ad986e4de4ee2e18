import type { NodeViewRenderer } from '@tiptap/core';
import { photoOf } from './known-photos.ts';

/** A photo in the text: itself, its caption and its credits, from the library where its place says nothing of its own. */
export const photoView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('figure');
  const image = document.createElement('img');
  const caption = document.createElement('figcaption');
  caption.dir = 'auto';
  dom.append(image, caption);
  const show = ({ photoId, caption: own, alt, decorative }: Record<string, unknown>) => {
    void photoOf(String(photoId)).then(
      (photo) => {
        image.src = photo.thumbnail;
        image.width = photo.width;
        image.height = photo.height;
        image.style.background = photo.colour;
        image.alt = decorative === true ? '' : ((alt as string | null) ?? photo.alt);
        caption.textContent = [(own as string | null) ?? photo.caption, photo.credits.join(', ')]
          .filter(Boolean)
          .join(' · ');
      },
      // A photo that cannot be fetched just now keeps its place; what is said of it here is still shown.
      () => {
        caption.textContent = (own as string | null) ?? '';
      },
    );
  };
  show(node.attrs);
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type) return false;
      show(next.attrs);
      return true;
    },
    ignoreMutation: () => true,
  };
};
