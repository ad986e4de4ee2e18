import { mergeAttributes, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { safeHref } from '../../../document/link.ts';

/** The editor's view of document/schema.ts: the same names, so that its JSON is the document. */
const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
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

const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ title: { default: '', parseHTML: (element) => element.dataset.title ?? '' } }),
  parseHTML: () => [{ tag: 'aside.facts' }],
  renderHTML: ({ node }) => ['aside', { class: 'facts', 'data-title': node.attrs.title as string }, 0],
});

const Photo = Node.create({
  name: 'photo',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    photoId: { default: '' },
    caption: { default: null },
    alt: { default: null },
    thumbnail: { default: '' },
  }),
  parseHTML: () => [{ tag: 'figure[data-photo]' }],
  renderHTML: ({ node }) => [
    'figure',
    { 'data-photo': node.attrs.photoId as string },
    ['img', { src: (node.attrs.thumbnail as string) || undefined, alt: (node.attrs.alt as string | null) ?? '' }],
    ['figcaption', { dir: 'auto' }, (node.attrs.caption as string | null) ?? ''],
  ],
});

const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  addAttributes: () => ({ url: { default: '' } }),
  parseHTML: () => [{ tag: 'aside.embed[data-url]' }],
  renderHTML: ({ node }) => [
    'aside',
    { class: 'embed', 'data-url': node.attrs.url as string },
    ['bdi', { dir: 'ltr' }, node.attrs.url as string],
  ],
});

export const bodyExtensions = [
  StarterKit.configure({
    codeBlock: false,
    underline: false,
    heading: { levels: [2, 3, 4] },
    link: { openOnClick: false, autolink: true, isAllowedUri: (url) => safeHref(url) !== null },
  }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  PullQuote,
  FactBox,
  Photo,
  Embed,
];
