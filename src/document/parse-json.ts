import { cleanBlock, composed } from '../language/clean-text.ts';
import { isUuid } from '../platform/ids.ts';
import type { DocumentJson, MarkJson, NodeJson } from './document.ts';
import { DocumentBuilder } from './document-builder.ts';
import { isArticleId, safeEmbedUrl, safeHref } from './link.ts';
import type { Parsed } from './parse-html.ts';
import { type NodeName, schema } from './schema.ts';
import { Warnings } from './warnings.ts';

const DEEPEST = 60;
const LEAVES = new Set(['photo', 'embed', 'relatedArticle', 'horizontalRule', 'hardBreak']);

/**
 * Document JSON from outside, rebuilt node by node: whatever the schema does not know is dropped with a warning, wrong
 * attributes fall back to their defaults, addresses are judged as in HTML.
 *
 * @returns null when it is no document at all
 */
export function parseDocument(json: unknown): Parsed | null {
  if (!isNode(json) || json.type !== 'doc' || !Array.isArray(json.content)) return null;
  const warnings = new Warnings();
  const builder = new DocumentBuilder();
  walk(json.content, builder, warnings, 0);
  return { document: builder.finish(), warnings: warnings.list() };
}

/** Whether the schema accepts it as it stands: what is stored must pass. */
export function isDocument(json: unknown): json is DocumentJson {
  try {
    schema.nodeFromJSON(json as NodeJson).check();
    return isNode(json) && json.type === 'doc';
  } catch {
    return false;
  }
}

function walk(children: readonly unknown[], builder: DocumentBuilder, warnings: Warnings, depth: number): void {
  for (const child of children) {
    if (!isNode(child)) warnings.add('dropped-node', typeof child);
    else if (depth > DEEPEST) warnings.add('too-deep', child.type);
    else if (child.type === 'text') addText(child, builder, warnings);
    else if (child.type === 'hardBreak') builder.hardBreak([]);
    else if (LEAVES.has(child.type)) addLeaf(child, builder, warnings);
    else {
      const inside = () => walk(Array.isArray(child.content) ? child.content : [], builder, warnings, depth + 1);
      const node = known(child);
      if (node) builder.within(node, inside);
      else {
        warnings.add('dropped-node', child.type);
        inside();
      }
    }
  }
}

function addText(node: NodeJson, builder: DocumentBuilder, warnings: Warnings): void {
  if (typeof node.text !== 'string') return;
  const text = cleanBlock(node.text);
  if (text !== composed(node.text)) warnings.add('cleaned-text', '');
  const marks = (Array.isArray(node.marks) ? node.marks : []).flatMap((mark) => knownMark(mark, warnings));
  // Of each kind one: the last, as in HTML.
  builder.text(text, [...new Map(marks.map((mark) => [mark.type, mark])).values()]);
}

function knownMark(mark: MarkJson, warnings: Warnings): MarkJson[] {
  if (!isNode(mark) || !(mark.type in schema.marks)) {
    warnings.add('dropped-mark', textOf((mark as MarkJson | null)?.type));
    return [];
  }
  if (mark.type !== 'link') return [{ type: mark.type }];
  const raw = textOf(mark.attrs?.href);
  const href = safeHref(raw);
  if (!href) warnings.add('dropped-link', raw);
  return href ? [{ type: 'link', attrs: { href } }] : [];
}

function addLeaf(node: NodeJson, builder: DocumentBuilder, warnings: Warnings): void {
  const attrs = node.attrs ?? {};
  if (node.type === 'horizontalRule') return builder.block({ type: 'horizontalRule' });
  if (node.type === 'embed') {
    const url = safeEmbedUrl(textOf(attrs.url));
    return url ? builder.block({ type: 'embed', attrs: { url } }) : warnings.add('dropped-link', textOf(attrs.url));
  }
  if (node.type === 'relatedArticle') {
    const articleId = textOf(attrs.articleId);
    return isArticleId(articleId)
      ? builder.block({ type: 'relatedArticle', attrs: { articleId } })
      : warnings.add('dropped-link', articleId);
  }
  const photoId = textOf(attrs.photoId);
  if (!isUuid(photoId)) return warnings.add('dropped-image', photoId);
  const textOrNull = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? cleanBlock(value).trim() : null;
  return builder.block({
    type: 'photo',
    attrs: {
      photoId,
      caption: textOrNull(attrs.caption),
      alt: textOrNull(attrs.alt),
      ...(attrs.decorative === true ? { decorative: true } : {}),
    },
  });
}

/** The container with attributes that the schema accepts, or null when it knows no such container. */
function known(node: NodeJson): NodeJson | null {
  if (!(node.type in schema.nodes) || node.type === 'doc' || node.type === 'text') return null;
  const given = node.attrs ?? {};
  const attrs: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(schema.nodes[node.type as NodeName]?.spec.attrs ?? {})) {
    const value = typeof given[name] === 'string' ? cleanBlock(given[name]) : given[name];
    attrs[name] = isValid(spec.validate, value) ? value : spec.default;
  }
  return Object.keys(attrs).length > 0 ? { type: node.type, attrs } : { type: node.type };
}

function isValid(validate: string | ((value: unknown) => void) | undefined, value: unknown): boolean {
  if (typeof validate === 'string') return validate.split('|').includes(value === null ? 'null' : typeof value);
  try {
    validate?.(value);
    return value !== undefined;
  } catch {
    return false;
  }
}

/** Never `String()`: an object whose `toString` is a number makes that throw. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isNode(value: unknown): value is NodeJson {
  return typeof value === 'object' && value !== null && typeof (value as NodeJson).type === 'string';
}
