import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

export type CleanSvg = {
  svg: string;
  width: number;
  height: number;
  /** Whether it looks as the file did: nothing that draws was left out. */
  isWhole: boolean;
};

const SHAPES = new Set([
  ...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'defs', 'clipPath', 'mask'],
  ...['linearGradient', 'radialGradient', 'stop', 'title', 'desc', 'text', 'tspan'],
]);
/** Draws nothing: left out, and nobody misses it. */
const SILENT = new Set(['script', 'metadata', 'style', 'sodipodi:namedview', 'title', 'desc', 'animate', 'set']);
const GEOMETRY = new Set([
  ...[
    'id',
    'd',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'fx',
    'fy',
    'width',
    'height',
    'points',
  ],
  ...['dx', 'dy', 'transform', 'viewBox', 'preserveAspectRatio', 'offset', 'gradientUnits', 'gradientTransform'],
  ...['spreadMethod', 'clipPathUnits', 'maskUnits', 'maskContentUnits', 'textLength', 'lengthAdjust'],
]);
const PRESENTATION = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'opacity'],
  ...[
    'stroke-linejoin',
    'stroke-miterlimit',
    'stroke-dasharray',
    'stroke-dashoffset',
    'clip-path',
    'clip-rule',
    'mask',
  ],
  ...['stop-color', 'stop-opacity', 'color', 'display', 'visibility', 'font-family', 'font-size', 'font-weight'],
  ...['font-style', 'text-anchor', 'letter-spacing', 'dominant-baseline', 'direction', 'paint-order', 'vector-effect'],
]);
const TEXTUAL = new Set(['text', 'tspan', 'title', 'desc']);
const MOST_NODES = 4000;

/**
 * An SVG rebuilt from what is known to be harmless: shapes, gradients, clips and text, with values that lead nowhere
 * outside. Styles of plain classes become attributes. Null when it is no SVG, has no size, or is beyond measure.
 */
export function sanitizeSvg(source: string): CleanSvg | null {
  const root = find(parseFragment(source).childNodes, 'svg');
  if (!root) return null;
  const size = sizeOf(root);
  if (!size) return null;
  const cleaning = { classes: classesOf(root), isWhole: true, nodes: 0 };
  const inner = children(root, cleaning);
  if (cleaning.nodes > MOST_NODES) return null;
  const own = attributesOf(root, cleaning).filter(([name]) => !['viewBox', 'width', 'height', 'x', 'y'].includes(name));
  const box = [size.x, size.y, size.width, size.height].join(' ');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${size.width}" height="${size.height}"`;
  const svg = `${head}${own.map(written).join('')}>${inner}</svg>`;
  return { svg, width: Math.ceil(size.width), height: Math.ceil(size.height), isWhole: cleaning.isWhole };
}

type Cleaning = { classes: ReadonlyMap<string, [string, string][]>; isWhole: boolean; nodes: number };

function children(element: Element, cleaning: Cleaning): string {
  return element.childNodes.map((node) => clean(node, element, cleaning)).join('');
}

function clean(node: Node, parent: Element, cleaning: Cleaning): string {
  if (node.nodeName === '#text') {
    const { value } = node as DefaultTreeAdapterTypes.TextNode;
    return TEXTUAL.has(parent.tagName) ? escapeXml(value) : '';
  }
  if (!('tagName' in node)) return '';
  cleaning.nodes++;
  if (cleaning.nodes > MOST_NODES) return '';
  if (!SHAPES.has(node.tagName)) {
    if (!SILENT.has(node.tagName) && !node.tagName.includes(':')) cleaning.isWhole = false;
    return '';
  }
  return `<${node.tagName}${attributesOf(node, cleaning).map(written).join('')}>${children(node, cleaning)}</${node.tagName}>`;
}

function attributesOf(element: Element, cleaning: Cleaning): [string, string][] {
  const found = new Map<string, string>();
  const take = (name: string, value: string) => {
    const known = GEOMETRY.has(name) || PRESENTATION.has(name);
    if (known && isHarmless(value)) found.set(name, value.trim());
    else if (known || /^(filter|href|xlink:href|pattern|marker)/.test(name)) cleaning.isWhole = false;
  };
  const classes = element.attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? [];
  for (const { name, value, prefix } of element.attrs) take(prefix ? `${prefix}:${name}` : name, value);
  for (const name of classes) for (const [property, value] of cleaning.classes.get(name) ?? []) take(property, value);
  const style = element.attrs.find(({ name }) => name === 'style')?.value ?? '';
  for (const [property, value] of declarations(style)) take(property, value);
  return [...found];
}

/** No address but that of a piece of the same file, no escape that could hide one, no script. */
function isHarmless(value: string): boolean {
  const rest = value.replace(/url\(\s*["']?#[\w.-]+["']?\s*\)/g, '');
  return !/url|[\\@<>]|javascript|data:|expression|import/i.test(rest) && value.length < 100_000;
}

/** What `<style>` says of plain classes (`.a, .b { fill: red }`), as drawing programs write it. */
function classesOf(root: Element): Map<string, [string, string][]> {
  const classes = new Map<string, [string, string][]>();
  for (const style of all(root, 'style')) {
    const css = style.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    for (const [, selectors = '', body = ''] of css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(',')) {
        const [, name] = /^\s*\.([\w-]+)\s*$/.exec(selector) ?? [];
        if (name) classes.set(name, [...(classes.get(name) ?? []), ...declarations(body)]);
      }
    }
  }
  return classes;
}

function declarations(css: string): [string, string][] {
  return css.split(';').flatMap((one): [string, string][] => {
    const at = one.indexOf(':');
    return at < 0 ? [] : [[one.slice(0, at).trim(), one.slice(at + 1).trim()]];
  });
}

function sizeOf(root: Element): { x: number; y: number; width: number; height: number } | null {
  const attribute = (name: string) => root.attrs.find((one) => one.name === name)?.value ?? '';
  const box = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] =
    box.length === 4 ? box : [0, 0, Number.parseFloat(attribute('width')), Number.parseFloat(attribute('height'))];
  const fits = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
  return fits && width / height < 50 && height / width < 10 ? { x, y, width, height } : null;
}

function find(nodes: readonly Node[], name: string): Element | null {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    if (node.tagName === name) return node;
    const inside = find(node.childNodes, name);
    if (inside) return inside;
  }
  return null;
}

function all(element: Element, name: string): Element[] {
  return element.childNodes.flatMap((node): Element[] =>
    'tagName' in node ? [...(node.tagName === name ? [node] : []), ...all(node, name)] : [],
  );
}

function written([name, value]: [string, string]): string {
  return ` ${name}="${escapeXml(value)}"`;
}

function escapeXml(text: string): string {
  const inXml = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
  return inXml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
