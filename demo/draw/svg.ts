/** Small builders of SVG markup; every coordinate is rounded to keep the files short. */
export const W = 1600;
export const H = 1067;
export type Pt = readonly [number, number];

export const num = (v: number): string => String(Math.abs(v) > 12 ? Math.round(v) : Math.round(v * 10) / 10);
const op = (o?: number): string => (o === undefined || o >= 1 ? '' : ` opacity="${Math.round(o * 100) / 100}"`);

export const rect = (x: number, y: number, w: number, h: number, fill: string, o?: number, rx?: number): string =>
  rx
    ? `<rect x="${num(x)}" y="${num(y)}" width="${num(Math.max(0, w))}" height="${num(Math.max(0, h))}" fill="${fill}" rx="${num(rx)}"${op(o)}/>`
    : w <= 0 || h <= 0
      ? ''
      : `<path d="M${num(x)} ${num(y)}h${num(w)}v${num(h)}h${num(-w)}z" fill="${fill}"${op(o)}/>`;

export const circ = (x: number, y: number, r: number, fill: string, o?: number): string =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}" fill="${fill}"${op(o)}/>`;

export const ell = (x: number, y: number, rx: number, ry: number, fill: string, o?: number): string =>
  `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}"${op(o)}/>`;

export const path = (d: string, fill: string, o?: number): string => `<path d="${d}" fill="${fill}"${op(o)}/>`;

export const stroke = (d: string, color: string, width: number, o?: number): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${num(width)}" stroke-linecap="round" stroke-linejoin="round"${op(o)}/>`;

export const pts = (points: readonly Pt[], close = true): string =>
  `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}${close ? 'Z' : ''}`;

export const poly = (points: readonly Pt[], fill: string, o?: number): string => path(pts(points), fill, o);

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  color: string,
  width: number,
  o?: number,
): string => stroke(`M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`, color, width, o);

/** A soft curve through the points (quadratic segments through midpoints). */
export function smooth(points: readonly Pt[]): string {
  const first = points[0];
  if (!first) return '';
  let d = `M${num(first[0])} ${num(first[1])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const a = points[i] as Pt;
    const b = points[i + 1] as Pt;
    d += `Q${num(a[0])} ${num(a[1])} ${num((a[0] + b[0]) / 2)} ${num((a[1] + b[1]) / 2)}`;
  }
  const last = points[points.length - 1] as Pt;
  return `${d}L${num(last[0])} ${num(last[1])}`;
}

export const group = (transform: string, content: string, o?: number): string =>
  `<g${transform ? ` transform="${transform}"` : ''}${op(o)}>${content}</g>`;

export const at = (x: number, y: number, s: number, content: string, flip = false): string =>
  group(
    `translate(${num(x)} ${num(y)}) scale(${flip ? -Math.round(s * 1000) / 1000 : Math.round(s * 1000) / 1000} ${Math.round(s * 1000) / 1000})`,
    content,
  );

/** The flat almond used for glints, ripples and streaky clouds. */
export const lens = (x: number, y: number, w: number, h: number, fill: string, o?: number): string =>
  path(
    `M${num(x - w / 2)} ${num(y)}Q${num(x)} ${num(y - h)} ${num(x + w / 2)} ${num(y)}Q${num(x)} ${num(y + h)} ${num(x - w / 2)} ${num(y)}Z`,
    fill,
    o,
  );

export const times = (count: number, draw: (i: number, t: number) => string): string => {
  let out = '';
  for (let i = 0; i < count; i++) out += draw(i, count > 1 ? i / (count - 1) : 0);
  return out;
};
