import { blockDirection } from '../language/direction.ts';
import { typeset, UNBREAKABLE_NUMBER } from '../language/typography.ts';
import type { DocumentJson, MarkJson, NodeJson } from './document.ts';
import { type BodyPhoto, bodyPhotoOf } from './document-text.ts';
import { embedOf } from './embed.ts';
import { safeHref } from './link.ts';

export type RenderOptions = {
  /** The article's language. */
  language: string;
  /** HTML for a photo; empty when it cannot be shown. */
  photo: (place: BodyPhoto) => string;
  /** Words beside what is not text. */
  words: {
    openEmbed: (site: string) => string;
    embedNote: string;
    gallery: (photos: number) => string;
    alsoRead: string;
    correction: string;
  };
  /** A day (YYYY-MM-DD) as readers read it. */
  day?: (day: string) => string;
  /** What a related article is called and where it stands, null when it is not public. */
  related?: (id: string) => { headline: string; address: string; language: string } | null;
  /** From `article:ID` to an address, null when the article is not public. */
  articleAddress?: (id: string) => string | null;
};

const MARK_TAGS: Readonly<Record<string, string>> = {
  ...{ bold: 'strong', italic: 'em', strike: 's', superscript: 'sup', subscript: 'sub', code: 'code' },
};

/**
 * The body as semantic HTML. Each block whose text runs against the page's direction says so; nothing here comes from
 * the document without being escaped.
 */
export function renderBody(document: DocumentJson, options: RenderOptions): string {
  return (document.content ?? []).map((node) => renderBlock(node, options)).join('\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function renderBlock(node: NodeJson, options: RenderOptions): string {
  const inside = () => (node.content ?? []).map((child) => renderBlock(child, options)).join('');
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'paragraph':
      return `<p${dir(node, options)}>${inline(node, options)}</p>`;
    case 'heading':
      return `<h${attrs.level}${dir(node, options)}>${inline(node, options)}</h${attrs.level}>`;
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>`;
    case 'pullQuote':
      return pullQuote(node, options);
    case 'bulletList':
      return `<ul>${inside()}</ul>`;
    case 'orderedList':
      return attrs.start === 1 ? `<ol>${inside()}</ol>` : `<ol start="${Number(attrs.start)}">${inside()}</ol>`;
    case 'listItem':
      return `<li>${inside()}</li>`;
    case 'photo':
      return options.photo(bodyPhotoOf(node));
    case 'gallery':
      return gallery(inside(), node.content?.length ?? 0, options);
    case 'table':
      return `<div class="table-scroll" role="region" tabindex="0" aria-label="${escapeHtml(plain(node).slice(0, 60))}"><table>${tableRows(node, options)}</table></div>`;
    case 'embed':
      return embed(String(attrs.url), options);
    case 'factBox':
      return `<aside class="facts" data-title="${escapeHtml(String(attrs.title))}">${boxTitle(String(attrs.title), options)}${inside()}</aside>`;
    case 'relatedArticle':
      return relatedArticle(String(attrs.articleId), options);
    case 'correction':
      return correction(String(attrs.on), inside(), options);
    case 'horizontalRule':
      return '<hr>';
    default:
      return '';
  }
}

function pullQuote(node: NodeJson, options: RenderOptions): string {
  const attribution = String(node.attrs?.attribution ?? '');
  const who = attribution
    ? `<cite${dirOf(attribution, options)}>${escapeHtml(typeset(attribution, options.language))}</cite>`
    : '';
  return `<blockquote class="pull-quote" data-attribution="${escapeHtml(attribution)}"><p${dir(node, options)}>${inline(node, options)}</p>${who}</blockquote>`;
}

function boxTitle(title: string, options: RenderOptions): string {
  return title
    ? `<p class="facts-title"${dirOf(title, options)}>${escapeHtml(typeset(title, options.language))}</p>`
    : '';
}

function tableRows(table: NodeJson, options: RenderOptions): string {
  return (table.content ?? [])
    .map(
      (row, index) => `<tr>${(row.content ?? []).map((cell) => tableCell(cell, index === 0, options)).join('')}</tr>`,
    )
    .join('');
}

function tableCell(cell: NodeJson, inFirstRow: boolean, options: RenderOptions): string {
  const span = (name: 'colspan' | 'rowspan') =>
    Number(cell.attrs?.[name] ?? 1) > 1 ? ` ${name}="${Number(cell.attrs?.[name])}"` : '';
  const content = (cell.content ?? []).map((child) =>
    child.type === 'paragraph' && cell.content?.length === 1 ? inline(child, options) : renderBlock(child, options),
  );
  const tag = cell.type === 'tableHeader' ? 'th' : 'td';
  const scope = tag === 'th' ? ` scope="${inFirstRow ? 'col' : 'row'}"` : '';
  return `<${tag}${scope}${span('colspan')}${span('rowspan')}${dir(cell, options)}>${content.join('')}</${tag}>`;
}

/**
 * A card of ours: the other site learns nothing of the reader until it is pressed. Where that site has a frame, the
 * page's script opens it in place (`data-frame`); without the script the link leads there.
 */
function embed(url: string, options: RenderOptions): string {
  const { site, address, frame } = embedOf(url);
  const opens = frame ? ` data-frame="${escapeHtml(frame.src)}" data-shape="${frame.shape}"` : '';
  const called = escapeHtml(options.words.openEmbed(`\u2066${site}\u2069`));
  return `<aside class="embed"${dirOf(options.words.embedNote, options)} data-url="${escapeHtml(url)}"${opens}><a href="${escapeHtml(url)}" rel="noopener nofollow external">${called}</a><p class="embed-address" dir="ltr">${escapeHtml(address)}</p><p>${escapeHtml(options.words.embedNote)}</p></aside>`;
}

/** Its photos side by side, scrolled by finger or by keyboard; whole without a script. */
function gallery(figures: string, photos: number, options: RenderOptions): string {
  if (figures === '') return '';
  return `<div class="gallery" role="group" tabindex="0" aria-label="${escapeHtml(options.words.gallery(photos))}">${figures}</div>`;
}

function relatedArticle(id: string, options: RenderOptions): string {
  const found = options.related?.(id);
  if (!found) return '';
  const headline = `<a${dirOf(found.headline, options)} href="${escapeHtml(found.address)}">${escapeHtml(typeset(found.headline, found.language))}</a>`;
  return `<aside class="related-link" data-article="${escapeHtml(id)}"><span class="related-link-label"${dirOf(options.words.alsoRead, options)}>${escapeHtml(options.words.alsoRead)}</span> ${headline}</aside>`;
}

function correction(on: string, inside: string, options: RenderOptions): string {
  const day = on && options.day ? ` <time datetime="${escapeHtml(on)}">${escapeHtml(options.day(on))}</time>` : '';
  return `<aside class="correction-note" role="note" data-on="${escapeHtml(on)}"><p class="correction-title"${dirOf(options.words.correction, options)}>${escapeHtml(options.words.correction)}${day}</p>${inside}</aside>`;
}

/**
 * Marks are opened and closed as runs, so that a link over bold and plain words is one link. Typography is set on
 * whole runs outside code and links' addresses.
 */
function inline(node: NodeJson, options: RenderOptions): string {
  let html = '';
  let open: MarkJson[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) html += closingTag(open.pop() as MarkJson);
  };
  for (const child of node.content ?? []) {
    const marks = child.marks ?? [];
    let shared = 0;
    while (shared < open.length && shared < marks.length && same(open[shared], marks[shared])) shared++;
    closeTo(shared);
    for (const mark of marks.slice(shared)) {
      html += openingTag(mark, options);
      open = [...open, mark];
    }
    if (child.type === 'hardBreak') html += '<br>';
    else html += renderText(child, options);
  }
  closeTo(0);
  return html;
}

function renderText(node: NodeJson, options: RenderOptions): string {
  const text = node.text ?? '';
  const isCode = node.marks?.some((mark) => mark.type === 'code') ?? false;
  if (isCode) return escapeHtml(text);
  return escapeHtml(typeset(text, options.language)).replace(NUMBERS, '<span class="number">$1</span>');
}

const NUMBERS = new RegExp(UNBREAKABLE_NUMBER, 'g');

function openingTag(mark: MarkJson, options: RenderOptions): string {
  if (mark.type !== 'link') return `<${MARK_TAGS[mark.type]}${mark.type === 'code' ? ' dir="ltr"' : ''}>`;
  const href = resolve(String(mark.attrs?.href ?? ''), options);
  if (!href) return '<a>';
  const rel = href.startsWith('http') ? ' rel="noopener"' : '';
  return `<a href="${escapeHtml(href)}"${rel}>`;
}

function closingTag(mark: MarkJson): string {
  return mark.type === 'link' ? '</a>' : `</${MARK_TAGS[mark.type]}>`;
}

function resolve(href: string, options: RenderOptions): string | null {
  if (href.startsWith('article:')) return options.articleAddress?.(href.slice('article:'.length)) ?? null;
  return safeHref(href);
}

function same(a: MarkJson | undefined, b: MarkJson | undefined): boolean {
  return a?.type === b?.type && a?.attrs?.href === b?.attrs?.href;
}

function dir(node: NodeJson, options: RenderOptions): string {
  return dirOf(plain(node), options);
}

function dirOf(text: string, options: RenderOptions): string {
  const direction = blockDirection(text, options.language);
  return direction ? ` dir="${direction}"` : '';
}

function plain(node: NodeJson): string {
  if (node.type === 'text') return node.text ?? '';
  return (node.content ?? []).map(plain).join(node.type === 'table' || node.type === 'tableRow' ? ' ' : '');
}
