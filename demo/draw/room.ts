import { mix } from './color.ts';
import { type Ctx, clip, glow, grad } from './context.ts';
import { haze, shade } from './palette.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, times, W } from './svg.ts';

export interface RoomColors {
  wall: string;
  floor: string;
  wood: string;
  dark: string;
  light: string;
}

/** Wall, floor and, by day, slabs of window light falling across both. */
export function room(
  c: Ctx,
  floorY: number,
  o: { wall?: string; floor?: string; slabs?: boolean } = {},
): { svg: string; k: RoomColors } {
  const { r, p } = c;
  const wall =
    o.wall ??
    r.pick([
      mix(p.wall[2], p.accent[2], 0.25),
      mix(p.wall[1], p.sky[1], 0.45),
      mix(p.wall[3], p.leaf[0], 0.3),
      mix(p.wall[2], p.accent[0], 0.28),
      mix(p.accent[2], p.shadow, 0.35),
    ]);
  const floor = o.floor ?? shade(p, r.pick([p.ground, p.wall[2], mix(p.roof[1], p.wall[2], 0.5)]), 0.24);
  const k: RoomColors = {
    wall,
    floor,
    wood: mix(shade(p, p.wall[2], 0.35), p.roof[1], 0.3),
    dark: mix(p.ink, wall, 0.12),
    light: mix(wall, p.paper, 0.55),
  };
  let svg =
    rect(
      -60,
      -60,
      W + 120,
      floorY + 60,
      grad(
        c,
        [
          [0, shade(p, wall, 0.2)],
          [1, wall],
        ],
        1,
        0.4,
      ),
    ) + rect(-60, floorY, W + 120, H - floorY + 60, floor);
  if (o.slabs !== false) {
    const x = r.range(100, 800);
    const w = r.range(180, 300);
    const warm = mix(wall, p.sun, c.mood === 'night' ? 0.12 : 0.42);
    svg += times(
      2,
      (i) =>
        poly(
          [
            [x + i * (w + 40), -60],
            [x + i * (w + 40) + w, -60],
            [x + i * (w + 40) + w + floorY * 0.42, floorY],
            [x + i * (w + 40) + floorY * 0.42, floorY],
          ],
          warm,
          0.55,
        ) +
        poly(
          [
            [x + i * (w + 40) + floorY * 0.42, floorY],
            [x + i * (w + 40) + w + floorY * 0.42, floorY],
            [x + i * (w + 40) + w + floorY * 0.42 + 260, H + 60],
            [x + i * (w + 40) + floorY * 0.42 + 190, H + 60],
          ],
          mix(floor, p.sun, 0.4),
          0.5,
        ),
    );
  }
  svg += rect(-60, floorY - 16, W + 120, 16, shade(p, wall, 0.35));
  return { svg, k };
}

/** A window with the town's sky and sea behind it. */
export function windowView(
  c: Ctx,
  x: number,
  y: number,
  w: number,
  h: number,
  o: { cols?: number; rows?: number; arch?: boolean; frame?: string } = {},
): string {
  const { r, p } = c;
  const frame = o.frame ?? p.paper;
  const shape = o.arch
    ? `<path d="M${num(x)} ${num(y + h)}V${num(y + w / 2)}A${num(w / 2)} ${num(w / 2)} 0 0 1 ${num(x + w)} ${num(y + w / 2)}V${num(y + h)}Z"/>`
    : `<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}"/>`;
  const hz = y + h * r.range(0.56, 0.76);
  let view = rect(
    x,
    y,
    w,
    h,
    grad(c, [
      [0, p.sky[0]],
      [0.6, p.sky[1]],
      [1, p.sky[2]],
    ]),
  );
  view +=
    circ(
      x + w * r.range(0.25, 0.75),
      y + h * r.range(0.2, 0.5),
      Math.min(w, h) * 0.12,
      p.sun,
      c.mood === 'rain' ? 0 : 1,
    ) +
    lens(x + w * 0.4, y + h * 0.34, w * 0.8, h * 0.03, p.cloud, 0.9) +
    lens(x + w * 0.7, y + h * 0.2, w * 0.6, h * 0.02, p.cloud, 0.8);
  view += r.chance(0.55)
    ? rect(x, hz, w, h, p.sea[0]) +
      rect(x, hz + h * 0.12, w, h, p.sea[1], 0.6) +
      path(
        `M${num(x)} ${num(hz + 4)}L${num(x + w * 0.2)} ${num(hz - h * 0.12)}L${num(x + w * 0.5)} ${num(hz + 4)}Z`,
        p.land[1],
      )
    : path(
        `M${num(x)} ${num(hz)}Q${num(x + w * 0.3)} ${num(hz - h * 0.2)} ${num(x + w * 0.6)} ${num(hz - h * 0.04)}T${num(x + w)} ${num(hz - h * 0.1)}V${num(y + h)}H${num(x)}Z`,
        haze(p, p.land[1], 0.2),
      ) +
      times(
        5,
        (i) =>
          rect(x + w * (0.06 + i * 0.19), hz + h * (0.04 + 0.05 * (i % 2)), w * 0.17, h, p.wall[i % 4] as string) +
          rect(
            x + w * (0.18 + i * 0.19),
            hz + h * (0.04 + 0.05 * (i % 2)),
            w * 0.05,
            h,
            shade(p, p.wall[i % 4] as string, 0.4),
          ),
      );
  if (c.mood === 'rain')
    view += times(14, () => {
      const a = x + r.range(0, w);
      const b = y + r.range(0, h);
      return line(a, b, a + 6, b + 40, p.paper, 1.6, 0.4);
    });
  let out = clip(c, shape, view);
  const cols = o.cols ?? 2;
  const rows = o.rows ?? 2;
  const bar = Math.max(5, Math.min(w, h) * 0.03);
  for (let i = 1; i < cols; i++) out += rect(x + (w * i) / cols - bar / 2, y, bar, h, frame);
  for (let i = 1; i < rows; i++) out += rect(x, y + (h * i) / rows - bar / 2, w, bar, frame);
  out +=
    `<g fill="none" stroke="${frame}" stroke-width="${num(bar * 1.8)}">${shape}</g>` +
    rect(x - bar * 3, y + h, w + bar * 6, bar * 2.4, frame) +
    rect(x - bar * 3, y + h + bar * 2.4, w + bar * 6, bar, p.shadow, 0.3);
  return out;
}

export function pendant(c: Ctx, x: number, y: number, s: number, color: string): string {
  return (
    (c.dark
      ? poly(
          [
            [x - s * 0.5, y],
            [x + s * 0.5, y],
            [x + s * 2.4, y + s * 5.4],
            [x - s * 2.4, y + s * 5.4],
          ],
          c.p.glow,
          0.14,
        ) + glow(c, x, y + s * 0.15, s * 2.2, c.p.glow, 0.75)
      : '') +
    line(x, -60, x, y - s * 0.5, c.p.ink, 4) +
    path(
      `M${num(x - s * 0.7)} ${num(y)}Q${num(x - s * 0.6)} ${num(y - s * 0.6)} ${num(x)} ${num(y - s * 0.62)}Q${num(x + s * 0.6)} ${num(y - s * 0.6)} ${num(x + s * 0.7)} ${num(y)}Z`,
      color,
    ) +
    path(
      `M${num(x)} ${num(y - s * 0.62)}Q${num(x + s * 0.6)} ${num(y - s * 0.6)} ${num(x + s * 0.7)} ${num(y)}H${num(x + s * 0.26)}Q${num(x + s * 0.2)} ${num(y - s * 0.5)} ${num(x)} ${num(y - s * 0.62)}Z`,
      shade(c.p, color, 0.4),
    ) +
    ell(x, y, s * 0.36, s * 0.1, c.dark ? c.p.sun : c.p.paper)
  );
}

/** A row of books standing on y, from x0 to x1. */
export function books(c: Ctx, x0: number, x1: number, y: number, h: number): string {
  const { r, p } = c;
  const colors = [...p.accent, p.wall[0], p.wall[2], p.roof[1], p.leaf[0], p.leaf[1], p.land[1]];
  let out = '';
  for (let x = x0; x < x1 - h * 0.1; ) {
    const w = h * r.range(0.13, 0.28);
    const k = h * r.range(0.68, 0.96);
    const color = r.pick(colors);
    if (x + w > x1) break;
    if (r.chance(0.08)) {
      x += w * 1.3;
      continue;
    }
    out += rect(x, y - k, w - 2, k, color) + rect(x + w * 0.62, y - k, w * 0.38 - 2, k, p.shadow, 0.22);
    if (r.chance(0.4)) out += rect(x, y - k * 0.8, w - 2, k * 0.09, p.paper, 0.75);
    x += w;
  }
  return out;
}

export function plant(c: Ctx, x: number, y: number, s: number): string {
  const { r, p } = c;
  return (
    times(9, (_, t) => {
      const a = Math.PI * (0.12 + 0.76 * t);
      const len = s * r.range(0.65, 1);
      const ex = x + Math.cos(a) * len * 0.8;
      const ey = y - s * 0.42 - Math.sin(a) * len;
      return path(
        `M${num(x)} ${num(y - s * 0.4)}Q${num((x + ex) / 2 - s * 0.16)} ${num((y - s * 0.4 + ey) / 2)} ${num(ex)} ${num(ey)}Q${num((x + ex) / 2 + s * 0.16)} ${num((y - s * 0.4 + ey) / 2)} ${num(x)} ${num(y - s * 0.4)}Z`,
        t < 0.5 ? p.leaf[1] : mix(p.leaf[0], p.leaf[1], 0.4),
      );
    }) +
    poly(
      [
        [x - s * 0.28, y - s * 0.44],
        [x + s * 0.28, y - s * 0.44],
        [x + s * 0.2, y],
        [x - s * 0.2, y],
      ],
      p.roof[0],
    ) +
    poly(
      [
        [x + s * 0.08, y - s * 0.44],
        [x + s * 0.28, y - s * 0.44],
        [x + s * 0.2, y],
        [x + s * 0.05, y],
      ],
      shade(p, p.roof[0], 0.4),
    )
  );
}

export function mug(c: Ctx, x: number, y: number, s: number, color: string): string {
  return (
    poly(
      [
        [x - s * 0.3, y],
        [x + s * 0.4, y],
        [x + s * 1.7, y + s * 0.36],
        [x + s * 0.9, y + s * 0.4],
      ],
      c.p.shadow,
      0.34,
    ) +
    `<path d="M${num(x + s * 0.38)} ${num(y - s * 0.72)}q${num(s * 0.42)} 0 ${num(s * 0.36)} ${num(s * 0.3)}t${num(-s * 0.42)} ${num(s * 0.24)}" fill="none" stroke="${shade(c.p, color, 0.3)}" stroke-width="${num(s * 0.12)}"/>` +
    path(
      `M${num(x - s * 0.42)} ${num(y - s * 0.9)}H${num(x + s * 0.42)}L${num(x + s * 0.34)} ${num(y - s * 0.06)}Q${num(x)} ${num(y + s * 0.08)} ${num(x - s * 0.34)} ${num(y - s * 0.06)}Z`,
      color,
    ) +
    path(
      `M${num(x + s * 0.12)} ${num(y - s * 0.9)}H${num(x + s * 0.42)}L${num(x + s * 0.34)} ${num(y - s * 0.06)}Q${num(x + s * 0.2)} ${num(y)} ${num(x + s * 0.1)} ${num(y)}Z`,
      shade(c.p, color, 0.36),
    ) +
    ell(x, y - s * 0.9, s * 0.42, s * 0.12, mix(color, c.p.paper, 0.5)) +
    ell(x, y - s * 0.88, s * 0.35, s * 0.09, '#3a2218') +
    `<path d="M${num(x - s * 0.1)} ${num(y - s * 1.1)}q${num(-s * 0.2)} ${num(-s * 0.25)} 0 ${num(-s * 0.5)}t0 ${num(-s * 0.5)}M${num(x + s * 0.14)} ${num(y - s * 1.14)}q${num(-s * 0.2)} ${num(-s * 0.22)} 0 ${num(-s * 0.44)}t0 ${num(-s * 0.44)}" fill="none" stroke="${c.p.paper}" stroke-width="${num(s * 0.07)}" stroke-linecap="round" opacity=".5"/>`
  );
}

/** Table or counter seen from slightly above, running across the whole frame. */
export function counter(c: Ctx, y: number, top: string, depth = 60): string {
  return (
    rect(-60, y, W + 120, depth, top) +
    lens(c.r.range(300, 1300), y + depth * 0.4, 1100, depth * 0.2, c.p.paper, 0.2) +
    rect(-60, y + depth, W + 120, 14, shade(c.p, top, 0.3)) +
    rect(-60, y + depth + 14, W + 120, H, shade(c.p, top, 0.5))
  );
}
