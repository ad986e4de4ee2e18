import { defaultTreeAdapter as adapter, type DefaultTreeAdapterMap } from 'parse5';

type HtmlNode = DefaultTreeAdapterMap['childNode'];
type Parent = DefaultTreeAdapterMap['parentNode'];
type Element = DefaultTreeAdapterMap['element'];

/** Word writes a list as paragraphs that carry their level and a marker of their own: made lists here. */
export function wordLists(tree: Parent): void {
  for (const parent of withChildren(tree)) {
    let open: { element: Element; level: number; list: string }[] = [];
    for (const node of [...parent.childNodes]) {
      if (!('tagName' in node)) {
        if (isBlank(node)) continue;
        open = [];
        continue;
      }
      const place = placeOf(node);
      if (!place || open[0]?.list !== place.list) open = [];
      if (!place) continue;
      const { level } = place;
      const isOrdered = ORDERED.test(takeMarker(node));
      while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
      let list = open.at(-1);
      if (!list || list.level < level) {
        const element = adapter.createElement(isOrdered ? 'ol' : 'ul', node.namespaceURI, []);
        const above = list?.element.childNodes.at(-1);
        if (above && 'tagName' in above) adapter.appendChild(above, element);
        else adapter.insertBefore(parent, element, node);
        list = { element, ...place };
        open.push(list);
      }
      adapter.detachNode(node);
      const item = adapter.createElement('li', node.namespaceURI, []);
      adapter.appendChild(item, node);
      adapter.appendChild(list.element, item);
    }
  }
}

/** Google Docs puts an inner list beside its item; it belongs into it. */
export function nestLists(tree: Parent): void {
  for (const parent of withChildren(tree)) {
    if (!('tagName' in parent) || !/^[uo]l$/.test(parent.tagName)) continue;
    for (const node of [...parent.childNodes]) {
      if (!('tagName' in node) || !/^[uo]l$/.test(node.tagName)) continue;
      const items = parent.childNodes.slice(0, parent.childNodes.indexOf(node));
      const above = items.findLast((item): item is Element => 'tagName' in item && item.tagName === 'li');
      if (!above) continue;
      adapter.detachNode(node);
      adapter.appendChild(above, node);
    }
  }
}

/** A number or letter before a full stop or a parenthesis; anything else is a dot or a dash. */
const ORDERED = /^\s*[(]?(\d{1,3}|[a-zA-Zא-ת]|[ivxlc]{1,5})[.)]/;

/** Word's name for the list, and how deep in it the paragraph stands. */
function placeOf(element: Element): { list: string; level: number } | null {
  const style = element.attrs.find(({ name }) => name === 'style')?.value ?? '';
  const found = /mso-list:\s*(l\d+)\s+level(\d)/.exec(style);
  return found ? { list: found[1] ?? '', level: Number(found[2]) } : null;
}

/** Takes out the marker that Word drew for programs without lists, and gives its text. */
function takeMarker(element: Element): string {
  for (const node of withChildren(element)) {
    if (!('tagName' in node) || node === element) continue;
    const style = node.attrs.find(({ name }) => name === 'style')?.value ?? '';
    if (!/mso-list:\s*Ignore/i.test(style)) continue;
    adapter.detachNode(node);
    return textOf(node);
  }
  return '';
}

function textOf(node: HtmlNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function isBlank(node: HtmlNode): boolean {
  return node.nodeName === '#comment' || textOf(node).trim() === '';
}

/** Every node that holds others, the outer before the inner. */
function withChildren(tree: Parent): Parent[] {
  const found: Parent[] = [tree];
  for (let index = 0; index < found.length; index++) {
    for (const child of found[index]?.childNodes ?? []) if ('childNodes' in child) found.push(child);
  }
  return found;
}
