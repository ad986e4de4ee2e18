import { defaultTreeAdapter as adapter, type DefaultTreeAdapterMap } from 'parse5';
import type { DocumentJson } from './document.ts';
import { documentOf, readHtml } from './parse-html.ts';
import { directAddress } from './tracking.ts';
import { Warnings } from './warnings.ts';
import { nestLists, wordLists } from './word-lists.ts';

type HtmlNode = DefaultTreeAdapterMap['childNode'];
type Parent = DefaultTreeAdapterMap['parentNode'];
type Element = DefaultTreeAdapterMap['element'];

/** What a paste left behind, each counted: the notice under the page says it. */
export type Dropped = {
  images: number;
  comments: number;
  /** Passages that tracked changes had deleted. */
  deletions: number;
  /** Links that led through a tracker or carried its marks. */
  trackers: number;
  scripts: number;
  /** Links and elements that an article does not have. */
  others: number;
};

/**
 * The clipboard's HTML, from Word, Google Docs or any page, as an article's document: headings, lists, links, bold,
 * tables; none of their styles, comments, tracked changes or tracking.
 */
export function parsePaste(html: string): { document: DocumentJson; dropped: Dropped } {
  const warnings = new Warnings();
  const dropped: Dropped = { images: 0, comments: 0, deletions: 0, trackers: 0, scripts: 0, others: 0 };
  const tree = readHtml(html, warnings);
  clean(tree, dropped);
  wordLists(tree);
  nestLists(tree);
  const { document } = documentOf(tree, warnings);
  for (const { code, what, count } of warnings.list()) {
    if (code === 'dropped-image') dropped.images += count;
    else if (code === 'dropped-element' && /^(script|iframe|object|embed|svg|form|applet)$/.test(what))
      dropped.scripts += count;
    else if (code === 'dropped-link' || (code === 'dropped-element' && !QUIET.has(what))) dropped.others += count;
  }
  return { document, dropped };
}

/** Every document brings these; nobody misses them. */
const QUIET = new Set(['style', 'meta', 'link', 'title', 'xml', 'head', 'o:p', 'template', 'base']);

/** An own stack: a page can be nested deeper than the engine's. */
function clean(tree: Parent, dropped: Dropped): void {
  const waiting: Parent[] = [tree];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    for (const node of [...parent.childNodes]) {
      if (!('tagName' in node)) continue;
      const reason = dirtOf(node);
      if (reason) {
        if (reason !== 'quiet') dropped[reason]++;
        adapter.detachNode(node);
        continue;
      }
      renameAsMeant(node);
      straighten(node, dropped);
      marksFromStyle(node);
      waiting.push(node);
    }
  }
}

type Reason = 'comments' | 'deletions' | 'quiet';

function dirtOf(element: Element): Reason | null {
  const tag = element.tagName;
  const style = attribute(element, 'style');
  const classes = attribute(element, 'class');
  const id = attribute(element, 'id');
  if (tag === 'xml' || tag === 'style' || tag === 'meta' || tag === 'link' || tag === 'title') return 'quiet';
  if (tag === 'del' || /\bmsoDel\b/i.test(classes)) return 'deletions';
  if (/mso-element:\s*comment-list/.test(style)) return 'quiet';
  if (/\bMsoCommentReference\b/.test(classes) || /^#_msocom_/.test(attribute(element, 'href'))) return 'comments';
  // Google Docs: the mark [a] in the text, and the comment itself under the document.
  if (tag === 'a' && /^cmnt_ref/.test(id)) return 'comments';
  if (tag === 'sup' && findAnchor(element, /^cmnt_ref/)) return 'comments';
  if (tag === 'div' && findAnchor(element, /^cmnt\d/)) return 'quiet';
  // Word holds an empty line open with a space that does not break.
  if ((tag === 'o:p' || tag === 'p') && isEmpty(element)) return 'quiet';
  if (/mso-hide:\s*all|display:\s*none/.test(style)) return 'quiet';
  return null;
}

/** Word writes its headings as paragraphs of a class or an outline level. */
function renameAsMeant(element: Element): void {
  if (element.tagName !== 'p') return;
  const classes = attribute(element, 'class');
  const level =
    /\bMso(?:Heading|Title|Subtitle)(\d)?/.exec(classes)?.[1] ??
    /mso-outline-level:\s*([1-6])/.exec(attribute(element, 'style'))?.[1] ??
    (/\bMsoTitle\b/.test(classes) ? '1' : null);
  if (level) rename(element, `h${level}`);
  else if (/\bMso(?:Intense)?Quote\b/.test(classes)) rename(element, 'blockquote');
}

function straighten(element: Element, dropped: Dropped): void {
  if (element.tagName !== 'a') return;
  const href = element.attrs.find(({ name }) => name === 'href');
  if (!href) return;
  // Bookmarks inside the document that it came from lead nowhere here.
  if (href.value.startsWith('#')) {
    element.attrs = element.attrs.filter((attr) => attr !== href);
    return;
  }
  const direct = directAddress(href.value);
  if (direct !== href.value) dropped.trackers++;
  href.value = direct;
}

/** Bold and italic said by a style; and not said where a style takes them back, as around a whole Google document. */
function marksFromStyle(element: Element): void {
  const style = attribute(element, 'style');
  const tag = element.tagName;
  if (style === '' && tag !== 'span') return;
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1] ?? '';
  const isPlain = weight === 'normal' || weight === '400';
  if ((tag === 'b' || tag === 'strong') && isPlain) rename(element, 'span');
  if (!/^(span|font)$/.test(tag)) return;
  const marks = [
    ...(/^(bold|bolder|[6-9]00)$/.test(weight) && !insideHeading(element) ? ['strong'] : []),
    ...(/font-style:\s*italic/.test(style) ? ['em'] : []),
    ...(/line-through/.test(style) ? ['s'] : []),
    ...(/vertical-align:\s*super/.test(style) ? ['sup'] : []),
    ...(/vertical-align:\s*sub(?!\w)/.test(style) ? ['sub'] : []),
  ];
  for (const mark of marks) wrapContent(element, mark);
}

function insideHeading(element: Element): boolean {
  for (let up: Parent | null = element.parentNode; up && 'tagName' in up; up = up.parentNode) {
    if (/^h[1-6]$/.test(up.tagName)) return true;
  }
  return false;
}

function wrapContent(element: Element, tag: string): void {
  const wrapper = adapter.createElement(tag, element.namespaceURI, []);
  for (const child of [...element.childNodes]) {
    adapter.detachNode(child);
    adapter.appendChild(wrapper, child);
  }
  adapter.appendChild(element, wrapper);
}

function isEmpty(node: HtmlNode): boolean {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value.trim() === '';
  return node.nodeName !== 'img' && (!('childNodes' in node) || node.childNodes.every(isEmpty));
}

function findAnchor(element: Element, id: RegExp): boolean {
  return element.childNodes.some(
    (child: HtmlNode) =>
      'tagName' in child &&
      ((child.tagName === 'a' && id.test(attribute(child, 'id'))) ||
        (/^(p|div|sup)$/.test(child.tagName) && findAnchor(child, id))),
  );
}

function rename(element: Element, tag: string): void {
  element.tagName = tag;
  element.nodeName = tag;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}
