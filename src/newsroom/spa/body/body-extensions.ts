import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { safeHref } from '../../../document/link.ts';
import { Correction, Embed, FactBox, Gallery, Photo, PullQuote, RelatedArticle } from './block-nodes.ts';
import { Subscript, Superscript } from './more-marks.ts';
import { SelectedBlock } from './selected-block.ts';

/** The editor's view of document/schema.ts: the same names, so that its JSON is the document; a test compares them. */
export const bodyExtensions = [
  StarterKit.configure({
    codeBlock: false,
    underline: false,
    // It would add a paragraph to an article that was only opened, and so a revision.
    trailingNode: false,
    heading: { levels: [2, 3, 4] },
    link: { openOnClick: false, autolink: true, isAllowedUri: (url) => safeHref(url) !== null },
  }),
  Superscript,
  Subscript,
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  PullQuote,
  FactBox,
  Correction,
  Photo,
  Gallery,
  RelatedArticle,
  Embed,
  SelectedBlock,
];
