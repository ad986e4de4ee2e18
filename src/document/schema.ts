import { type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';

/**
 * The article's body: one schema for server and browser. Names are TipTap's where TipTap has the thing. What is not
 * here does not exist in an article, whatever was pasted, posted or stored.
 */
const nodes = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*' },
  heading: { group: 'block', content: 'inline*', attrs: { level: { default: 2, validate: isHeadingLevel } } },
  blockquote: { group: 'block', content: 'block+' },
  pullQuote: { group: 'block', content: 'inline*', attrs: { attribution: { default: '', validate: 'string' } } },
  bulletList: { group: 'block', content: 'listItem+' },
  orderedList: { group: 'block', content: 'listItem+', attrs: { start: { default: 1, validate: 'number' } } },
  listItem: { content: 'paragraph block*' },
  photo: {
    group: 'block',
    atom: true,
    attrs: {
      photoId: { validate: 'string' },
      /** Null: the photo's own. */
      caption: { default: null, validate: 'string|null' },
      alt: { default: null, validate: 'string|null' },
      /** It only adorns: read out as nothing, and no alternative text is asked for. */
      decorative: { default: false, validate: 'boolean' },
    },
  },
  /** Photos alone. None is allowed by the schema, since it could not make one up; it shows nothing then. */
  gallery: { group: 'block', content: 'photo*' },
  table: { group: 'block', content: 'tableRow+', isolating: true },
  tableRow: { content: '(tableCell | tableHeader)*' },
  tableCell: { content: 'block+', attrs: spans() },
  tableHeader: { content: 'block+', attrs: spans() },
  /** By its address alone: shown as a card of ours, the other site is asked only when the reader presses it. */
  embed: { group: 'block', atom: true, attrs: { url: { validate: 'string' } } },
  factBox: { group: 'block', content: 'block+', attrs: { title: { default: '', validate: 'string' } } },
  /** Another article of ours, shown as a link with its headline as long as it is public. */
  relatedArticle: { group: 'block', atom: true, attrs: { articleId: { validate: 'string' } } },
  /** What was wrong and is right now, where the reader reads it. `on`: the day (YYYY-MM-DD), or empty. */
  correction: { group: 'block', content: 'paragraph+', attrs: { on: { default: '', validate: isDayOrEmpty } } },
  horizontalRule: { group: 'block' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: { attrs: { href: { validate: 'string' } }, inclusive: false },
  bold: {},
  italic: {},
  strike: {},
  superscript: {},
  subscript: {},
  code: {},
} satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodes;
export type MarkName = keyof typeof marks;

export const schema = new Schema<NodeName, MarkName>({ nodes, marks });

function spans() {
  return { colspan: { default: 1, validate: isSpan }, rowspan: { default: 1, validate: isSpan } };
}

function isHeadingLevel(value: unknown): void {
  if (value !== 2 && value !== 3 && value !== 4) throw new RangeError('a heading is of level 2, 3 or 4');
}

function isDayOrEmpty(value: unknown): void {
  if (typeof value !== 'string' || !/^(\d{4}-\d{2}-\d{2})?$/.test(value)) throw new RangeError('a day is YYYY-MM-DD');
}

function isSpan(value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 100) {
    throw new RangeError('a cell spans 1 to 100 rows or columns');
  }
}
