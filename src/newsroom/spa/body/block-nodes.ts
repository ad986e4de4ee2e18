import { mergeAttributes, Node } from '@tiptap/core';
import { embedView } from './embed-view.ts';
import { photoView } from './photo-view.ts';
import { relatedView } from './related-view.ts';

/**
 * The blocks of document/schema.ts that TipTap does not bring: the same names and attributes. In the editor they are no
 * landmarks: it has one name, and its parts are text.
 */
export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ attribution: { default: '', parseHTML: (element) => element.dataset.attribution ?? '' } }),
  parseHTML: () => [{ tag: 'blockquote.pull-quote', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'blockquote',
    mergeAttributes(HTMLAttributes, {
      class: 'pull-quote',
      dir: 'auto',
      'data-attribution': node.attrs.attribution as string,
    }),
    0,
  ],
});

export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ title: { default: '', parseHTML: (element) => element.dataset.title ?? '' } }),
  parseHTML: () => [{ tag: 'aside.facts' }, { tag: 'div.facts' }],
  renderHTML: ({ node }) => ['div', { class: 'facts', 'data-title': node.attrs.title as string }, 0],
});

export const Correction = Node.create({
  name: 'correction',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({ on: { default: '', parseHTML: (element) => element.dataset.on ?? '' } }),
  parseHTML: () => [{ tag: 'aside.correction-note' }, { tag: 'div.correction-note' }],
  renderHTML: ({ node }) => ['div', { class: 'correction-note', 'data-on': node.attrs.on as string }, 0],
});

export const Photo = Node.create({
  name: 'photo',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    photoId: { default: '', parseHTML: (element) => element.dataset.photo ?? '' },
    caption: { default: null, parseHTML: (element) => element.dataset.caption ?? null },
    alt: { default: null, parseHTML: (element) => element.dataset.alt ?? null },
    decorative: { default: false, parseHTML: (element) => element.dataset.decorative === 'true' },
  }),
  parseHTML: () => [{ tag: 'figure[data-photo]' }],
  renderHTML: ({ node }) => [
    'figure',
    {
      'data-photo': node.attrs.photoId as string,
      'data-caption': node.attrs.caption as string | null,
      'data-alt': node.attrs.alt as string | null,
      'data-decorative': String(node.attrs.decorative),
    },
  ],
  addNodeView: () => photoView,
});

export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'photo*',
  isolating: true,
  parseHTML: () => [{ tag: 'div.gallery' }],
  renderHTML: () => ['div', { class: 'gallery' }, 0],
});

export const RelatedArticle = Node.create({
  name: 'relatedArticle',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ articleId: { default: '', parseHTML: (element) => element.dataset.article ?? '' } }),
  parseHTML: () => [{ tag: '.related-link[data-article]', priority: 60 }],
  renderHTML: ({ node }) => ['div', { class: 'related-link', 'data-article': node.attrs.articleId as string }],
  addNodeView: () => relatedView,
});

export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ url: { default: '', parseHTML: (element) => element.dataset.url ?? '' } }),
  parseHTML: () => [{ tag: '.embed[data-url]', priority: 60 }],
  renderHTML: ({ node }) => ['div', { class: 'embed', 'data-url': node.attrs.url as string }],
  addNodeView: () => embedView,
});
