import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { cleanBlock, composed } from '../language/clean-text.ts';
import type { DocumentJson, MarkJson, NodeJson } from './document.ts';
import { DocumentBuilder } from './document-builder.ts';
import { isArticleId, safeEmbedUrl, safeHref } from './link.ts';
import { type Warning, Warnings } from './warnings.ts';

type HtmlNode = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

export type Parsed = { document: DocumentJson; warnings: Warning[] };

/** Dropped with everything inside: their text is no text of the article. */
const DROPPED_WHOLE = new Set(
  'script style template svg math object embed applet noscript head title meta link base form input button select textarea option datalist audio video canvas map area frame frameset dialog portal xmp plaintext noembed noframes'.split(
    ' ',
  ),
);
/** Passed through without a word: structure that an article does not keep. */
const TRANSPARENT = new Set(
  'html body div span section article main header footer center font label picture time abbr bdi bdo u ins small big mark cite dfn kbd samp var q data ruby rb rt rp wbr details summary address hgroup nav caption colgroup col thead tbody tfoot dl'.split(
    ' ',
  ),
);
const MARKS: Readonly<Record<string, string>> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', s: 'strike', del: 'strike', strike: 'strike' },
  ...{ sup: 'superscript', sub: 'subscript', code: 'code', tt: 'code' },
};
const DEEPEST = 60;

/**
 * HTML into an article's document. What the schema does not know is dropped with a warning; nothing passes through.
 * The walk keeps its own stack, so that ten thousand nested elements are no stack overflow.
 */
export function parseHtml(html: string): Parsed {
  const warnings = new Warnings();
  return documentOf(readHtml(html, warnings), warnings);
}

/** The HTML as a tree of cleaned text, nowhere absurdly deep. */
export function readHtml(html: string, warnings: Warnings): DefaultTreeAdapterMap['documentFragment'] {
  const cleaned = cleanBlock(html);
  if (cleaned !== composed(html).replace(/\r\n?/g, '\n')) warnings.add('cleaned-text', '');
  return parseFragment(flattenDeep(cleaned, warnings));
}

/** The tree as a document. */
export function documentOf(tree: DefaultTreeAdapterMap['documentFragment'], warnings: Warnings): Parsed {
  const builder = new DocumentBuilder();
  new HtmlWalk(builder, warnings).walk(tree.childNodes);
  return { document: builder.finish(), warnings: warnings.list() };
}

class HtmlWalk {
  readonly #builder: DocumentBuilder;
  readonly #warnings: Warnings;

  constructor(builder: DocumentBuilder, warnings: Warnings) {
    this.#builder = builder;
    this.#warnings = warnings;
  }

  walk(children: readonly HtmlNode[], marks: readonly MarkJson[] = [], depth = 0): void {
    for (const child of children) {
      if (child.nodeName === '#text') this.#builder.text((child as DefaultTreeAdapterMap['textNode']).value, marks);
      else if ('tagName' in child) this.#element(child, marks, depth);
    }
  }

  #element(element: Element, marks: readonly MarkJson[], depth: number): void {
    const tag = element.tagName;
    if (depth > DEEPEST) {
      this.#warnings.add('too-deep', tag);
      this.#builder.text(textOf(element), marks);
      return;
    }
    if (DROPPED_WHOLE.has(tag)) {
      this.#warnings.add('dropped-element', tag);
      return;
    }
    const inside = (under: readonly MarkJson[] = marks) => this.walk(element.childNodes, under, depth + 1);
    const mark = MARKS[tag];
    if (mark) return inside(withMark(marks, { type: mark }));
    switch (tag) {
      case 'a':
        return inside(this.#linked(element, marks));
      case 'br':
        return this.#builder.hardBreak(marks);
      case 'hr':
        return this.#builder.block({ type: 'horizontalRule' });
      case 'img':
        return this.#image(element, null);
      case 'figure':
        return this.#figure(element, inside);
      case 'iframe':
        return this.#frame(element);
      case 'gilyon-embed':
        return this.#embed(attribute(element, 'url') ?? '');
      case 'gilyon-related':
        return this.#related(attribute(element, 'article') ?? '');
      case 'cite':
        // Our own HTML says the speaker twice: as data, and for readers.
        if (classesOf(element.parentNode).includes('pull-quote')) return;
        break;
      case 'p':
        if (classesOf(element).some((name) => name === 'facts-title' || name === 'correction-title')) return;
        break;
      case 'aside':
        if (classesOf(element).includes('embed')) return this.#embed(attribute(element, 'data-url') ?? '');
        if (classesOf(element).includes('related-link')) return this.#related(attribute(element, 'data-article') ?? '');
        break;
    }
    const block = this.#blockOf(element);
    if (block) {
      this.#builder.within(block, () => inside(marks));
      return;
    }
    if (!TRANSPARENT.has(tag)) this.#warnings.add('dropped-element', tag);
    if (BREAKS.has(tag)) this.#builder.breakParagraph();
    inside();
    if (BREAKS.has(tag)) this.#builder.breakParagraph();
  }

  #blockOf(element: Element): NodeJson | null {
    const classes = classesOf(element);
    switch (element.tagName) {
      case 'p':
      case 'dt':
      case 'dd':
      case 'pre':
        return { type: 'paragraph' };
      case 'h1':
      case 'h2':
        return { type: 'heading', attrs: { level: 2 } };
      case 'h3':
        return { type: 'heading', attrs: { level: 3 } };
      case 'h4':
      case 'h5':
      case 'h6':
        return { type: 'heading', attrs: { level: 4 } };
      case 'blockquote':
        return classes.includes('pull-quote') ? pullQuote(element) : { type: 'blockquote' };
      case 'aside':
        if (classes.includes('pull-quote')) return pullQuote(element);
        if (classes.includes('correction-note')) return correction(element);
        return { type: 'factBox', attrs: { title: cleanBlock(attribute(element, 'data-title') ?? '').trim() } };
      case 'div':
        return classes.includes('gallery') ? { type: 'gallery' } : null;
      case 'ul':
      case 'menu':
        return { type: 'bulletList' };
      case 'ol':
        return { type: 'orderedList', attrs: { start: startOf(element) } };
      case 'li':
        return { type: 'listItem' };
      case 'table':
        return { type: 'table' };
      case 'tr':
        return { type: 'tableRow' };
      case 'td':
        return { type: 'tableCell', attrs: spansOf(element) };
      case 'th':
        return { type: 'tableHeader', attrs: spansOf(element) };
      default:
        return null;
    }
  }

  #linked(element: Element, marks: readonly MarkJson[]): readonly MarkJson[] {
    const raw = attribute(element, 'href');
    if (raw === null) return marks;
    const href = safeHref(raw);
    if (href) return withMark(marks, { type: 'link', attrs: { href } });
    this.#warnings.add('dropped-link', raw);
    return marks;
  }

  #figure(element: Element, inside: () => void): void {
    const image = findAll(element, 'img')[0];
    if (!image) return inside();
    const caption = findAll(element, 'figcaption').map(textOf).join(' ').trim();
    this.#image(image, caption || null);
  }

  #image(element: Element, caption: string | null): void {
    const source = attribute(element, 'src') ?? attribute(element, 'data-photo') ?? '';
    const photoId = /^photo:([0-9a-f-]{36})$/.exec(source)?.[1];
    if (!photoId) {
      this.#warnings.add('dropped-image', source);
      return;
    }
    const title = caption ?? attribute(element, 'title');
    const alt = attribute(element, 'alt');
    const isDecorative = /^(presentation|none)$/.test(attribute(element, 'role') ?? '');
    this.#builder.block({
      type: 'photo',
      attrs: {
        photoId,
        caption: title ? cleanBlock(title).trim() : null,
        alt: alt ? cleanBlock(alt).trim() : null,
        ...(isDecorative ? { decorative: true } : {}),
      },
    });
  }

  /** A frame of another site becomes its address: nothing of it is loaded until the reader presses it. */
  #frame(element: Element): void {
    const source = attribute(element, 'src') ?? '';
    if (safeEmbedUrl(source)) this.#embed(source);
    else this.#warnings.add('dropped-element', 'iframe');
  }

  #related(articleId: string): void {
    if (isArticleId(articleId)) this.#builder.block({ type: 'relatedArticle', attrs: { articleId } });
    else this.#warnings.add('dropped-link', articleId);
  }

  #embed(raw: string): void {
    const url = safeEmbedUrl(raw);
    if (url) this.#builder.block({ type: 'embed', attrs: { url } });
    else this.#warnings.add('dropped-link', raw);
  }
}

const BREAKS = new Set(
  'div section article main header footer center address details summary nav caption dl figcaption'.split(' '),
);

function pullQuote(element: Element): NodeJson {
  return { type: 'pullQuote', attrs: { attribution: cleanBlock(attribute(element, 'data-attribution') ?? '').trim() } };
}

function correction(element: Element): NodeJson {
  const on = attribute(element, 'data-on') ?? '';
  return { type: 'correction', attrs: { on: /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : '' } };
}

function classesOf(node: DefaultTreeAdapterMap['parentNode'] | null): string[] {
  return node && 'tagName' in node ? (attribute(node, 'class') ?? '').split(/\s+/) : [];
}

function withMark(marks: readonly MarkJson[], mark: MarkJson): readonly MarkJson[] {
  return [...marks.filter((other) => other.type !== mark.type), mark];
}

function startOf(element: Element): number {
  const start = Number(attribute(element, 'start') ?? 1);
  return Number.isInteger(start) && Math.abs(start) < 1_000_000 ? start : 1;
}

function spansOf(element: Element): Record<string, number> {
  const span = (name: string) => Math.min(100, Math.max(1, Math.trunc(Number(attribute(element, name)) || 1)));
  return { colspan: span('colspan'), rowspan: span('rowspan') };
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

function findAll(element: Element, tag: string): Element[] {
  return element.childNodes.flatMap((child) =>
    'tagName' in child ? (child.tagName === tag ? [child] : findAll(child, tag)) : [],
  );
}

/** Iterative: called exactly where the nesting is too deep for anything else. */
function textOf(element: Element): string {
  const waiting: HtmlNode[] = [...element.childNodes].reverse();
  let text = '';
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterMap['textNode']).value;
    else if ('childNodes' in node && !DROPPED_WHOLE.has(node.nodeName)) waiting.push(...[...node.childNodes].reverse());
  }
  return cleanBlock(text).replace(/\s+/g, ' ');
}

const MOST_OPEN_TAGS = 500;
const FLATTENED = new Set(
  'div span b i u em strong font section article a ul ol li blockquote table tbody tr td p'.split(' '),
);
const ENDS_A_BLOCK = new Set(['p', 'li', 'td']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr p li'.split(' '));

/** The parser itself is iterative but slow on absurd nesting (its scope checks walk the stack): such tags go first. */
function flattenDeep(html: string, warnings: Warnings): string {
  const openOf = new Map<string, number>();
  let open = 0;
  let deepest = 0;
  for (const { name, closing } of tagsIn(html)) {
    if (VOID.has(name)) continue;
    const ofName = openOf.get(name) ?? 0;
    // The end of what was never begun ends nothing.
    if (closing && ofName === 0) continue;
    openOf.set(name, ofName + (closing ? -1 : 1));
    open += closing ? -1 : 1;
    deepest = Math.max(deepest, open);
  }
  if (deepest <= MOST_OPEN_TAGS) return html;
  warnings.add('too-deep', '');
  let flat = '';
  let at = 0;
  for (const { name, closing, from, to } of tagsIn(html)) {
    if (!FLATTENED.has(name)) continue;
    flat += html.slice(at, from) + (closing && ENDS_A_BLOCK.has(name) ? '<p>' : ' ');
    at = to;
  }
  return flat + html.slice(at);
}

/** Found by a walk that only goes forward: a pattern for a tag takes hours on two megabytes of tags without an end. */
function* tagsIn(html: string): Generator<{ name: string; closing: boolean; from: number; to: number }> {
  const begin = /<(\/?)([a-z][^\s/>]*)/gi;
  for (let found = begin.exec(html); found; found = begin.exec(html)) {
    const end = html.indexOf('>', begin.lastIndex);
    if (end < 0) return;
    yield {
      name: (found[2] ?? '').toLowerCase(),
      closing: found[1] === '/',
      from: found.index,
      to: end + 1,
    };
    begin.lastIndex = end + 1;
  }
}
