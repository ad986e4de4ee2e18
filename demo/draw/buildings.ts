import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { cypress, palm } from './land.ts';
import { haze, shade } from './palette.ts';
import { circ, line, num, path, poly, rect, stroke, times } from './svg.ts';

export const wallColor = (c: Ctx): string => c.r.pick(c.p.wall);

export function pane(c: Ctx, x: number, y: number, w: number, h: number, arched = false, wall = c.p.wall[1]): string {
  const lit = c.r.chance(c.lit);
  const fill = lit ? (c.r.chance(0.3) ? mix(c.p.glow, c.p.accent[0], 0.25) : c.p.glow) : shade(c.p, wall, 0.62);
  const body = arched
    ? path(
        `M${num(x)} ${num(y + h)}V${num(y + w / 2)}A${num(w / 2)} ${num(w / 2)} 0 0 1 ${num(x + w)} ${num(y + w / 2)}V${num(y + h)}Z`,
        fill,
      )
    : rect(x, y, w, h, fill);
  return body + (lit || w < 20 ? '' : rect(x, y + h * 0.52, w * 0.46, h * 0.48, mix(fill, c.p.sky[1], 0.34)));
}

interface HouseOptions {
  wall?: string;
  roof?: 'flat' | 'gable' | 'dome' | 'hip';
  cols?: number;
  rows?: number;
  far?: number;
  arched?: boolean;
  shutters?: string;
  door?: boolean;
}

/** A house lit from the left: bright front, narrow shaded flank, shadowed openings. */
export function house(c: Ctx, x: number, base: number, w: number, h: number, o: HouseOptions = {}): string {
  const { r, p } = c;
  const far = o.far ?? 0;
  const f = (color: string): string => haze(p, color, far);
  const wall = o.wall ?? wallColor(c);
  const roof = o.roof ?? r.pick(['flat', 'flat', 'gable', 'dome', 'hip'] as const);
  const flank = w * 0.24;
  const y = base - h;
  let out = rect(x, y, w, h + 4, f(wall)) + rect(x + w - flank, y, flank, h + 4, f(shade(p, wall, 0.4)));
  const tile = r.pick(p.roof);
  if (roof === 'gable')
    out +=
      poly(
        [
          [x - w * 0.04, y],
          [x + (w - flank) / 2, y - w * 0.3],
          [x + w - flank, y],
        ],
        f(wall),
      ) +
      poly(
        [
          [x + (w - flank) / 2, y - w * 0.32],
          [x + w - flank * 0.5, y - w * 0.32],
          [x + w * 1.03, y + 4],
          [x + w - flank, y + 4],
        ],
        f(shade(p, tile, 0.2)),
      ) +
      poly(
        [
          [x + (w - flank) / 2, y - w * 0.34],
          [x - w * 0.07, y + 5],
          [x - w * 0.02, y + 9],
          [x + (w - flank) / 2, y - w * 0.27],
        ],
        f(tile),
      );
  if (roof === 'hip')
    out +=
      poly(
        [
          [x - w * 0.05, y + 3],
          [x + w * 0.2, y - w * 0.2],
          [x + w * 0.72, y - w * 0.2],
          [x + w - flank, y + 3],
        ],
        f(tile),
      ) +
      poly(
        [
          [x + w * 0.72, y - w * 0.2],
          [x + w * 1.05, y + 3],
          [x + w - flank, y + 3],
        ],
        f(shade(p, tile, 0.4)),
      );
  if (roof === 'flat')
    out +=
      rect(x - w * 0.03, y - w * 0.045, w * 1.06, w * 0.07, f(mix(wall, p.paper, 0.4))) +
      rect(x + w - flank, y - w * 0.045, flank + w * 0.03, w * 0.07, f(shade(p, wall, 0.3)));
  if (roof === 'dome') out += dome(c, x + w / 2, y, w * 0.36, f(mix(wall, p.paper, 0.3)));
  const cols = o.cols ?? Math.max(1, Math.round((w - flank) / 68));
  const rows = o.rows ?? Math.max(1, Math.round(h / 92));
  const cw = (w - flank) / cols;
  const rh = h / rows;
  const arched = o.arched ?? r.chance(0.35);
  const shut = o.shutters ?? (r.chance(0.4) ? r.pick(p.accent) : '');
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      if (r.chance(0.1)) continue;
      const ww = Math.min(cw * 0.4, 34);
      const wh = Math.min(rh * 0.46, ww * 1.7);
      const wx = x + cw * (j + 0.5) - ww / 2;
      const wy = y + rh * (i + 0.5) - wh * 0.55;
      out += pane(c, wx, wy, ww, wh, arched, f(wall));
      if (shut && !arched && ww > 14)
        out +=
          rect(wx - ww * 0.42, wy, ww * 0.36, wh, f(shut)) +
          rect(wx + ww * 1.06, wy, ww * 0.36, wh, f(shade(p, shut, 0.25)));
    }
  }
  return out;
}

export function dome(c: Ctx, x: number, y: number, r: number, fill: string): string {
  return (
    path(`M${num(x - r)} ${num(y)}A${num(r)} ${num(r)} 0 0 1 ${num(x + r)} ${num(y)}Z`, fill) +
    path(
      `M${num(x)} ${num(y - r)}A${num(r)} ${num(r)} 0 0 1 ${num(x + r)} ${num(y)}H${num(x + r * 0.32)}Q${num(x + r * 0.5)} ${num(y - r * 0.7)} ${num(x)} ${num(y - r)}Z`,
      shade(c.p, fill, 0.36),
    ) +
    line(x, y - r, x, y - r * 1.3, c.p.ink, r * 0.06)
  );
}

/** Stacked cubes of a Mediterranean town climbing a hill. */
export function townHill(c: Ctx, x0: number, x1: number, base: number, height: number, far = 0.35, rows = 4): string {
  const { r } = c;
  let out = '';
  const mid = (x0 + x1) / 2;
  const peak = mid + (x1 - x0) * r.range(-0.2, 0.2);
  for (let row = 0; row < rows; row++) {
    const t = row / Math.max(1, rows - 1);
    const half = ((x1 - x0) / 2) * (0.34 + 0.66 * t);
    const y = base - height * (1 - t) * 0.72;
    const center = peak + (mid - peak) * t;
    for (let x = center - half; x < center + half; ) {
      const w = r.range(52, 118) * (0.7 + t * 0.4) * (rows > 4 ? 1.14 : 1);
      const edge = 1 - (Math.abs(x + w / 2 - center) / half) ** 2 * 0.5;
      out += house(c, x, y + (1 - edge) * height * 0.14 + 40, w, r.range(70, 160) * edge + 34, {
        far: far * (1 - t * 0.6),
        roof: r.pick(['flat', 'flat', 'flat', 'gable', 'dome', 'hip'] as const),
      });
      if (r.chance(0.16))
        out += r.chance(0.6) ? cypress(c, x, y + 44, r.range(80, 150), false) : palm(c, x, y + 44, r.range(90, 150));
      x += w * r.range(0.84, 1.02);
    }
    if (row === 0 && r.chance(0.7)) out += tower(c, peak, y + 30, r.range(40, 60), r.range(190, 260), far);
  }
  return out;
}

/** A slender bell or clock tower. */
export function tower(c: Ctx, x: number, base: number, w: number, h: number, far = 0): string {
  const f = (color: string): string => haze(c.p, color, far);
  const wall = c.p.wall[0];
  return (
    rect(x - w / 2, base - h, w, h, f(wall)) +
    rect(x + w * 0.14, base - h, w * 0.36, h, f(shade(c.p, wall, 0.4))) +
    rect(x - w * 0.62, base - h * 0.78, w * 1.24, w * 0.14, f(shade(c.p, wall, 0.2))) +
    rect(x - w * 0.62, base - h - w * 0.1, w * 1.24, w * 0.18, f(c.p.wall[2])) +
    path(
      `M${num(x - w * 0.2)} ${num(base - h * 0.8)}v${num(-w * 0.5)}a${num(w * 0.2)} ${num(w * 0.2)} 0 0 1 ${num(w * 0.4)} 0v${num(w * 0.5)}Z`,
      c.dark ? c.p.glow : f(shade(c.p, wall, 0.65)),
    ) +
    poly(
      [
        [x - w * 0.56, base - h],
        [x, base - h - w * 0.95],
        [x + w * 0.56, base - h],
      ],
      f(c.p.roof[0]),
    ) +
    poly(
      [
        [x, base - h - w * 0.95],
        [x + w * 0.56, base - h],
        [x + w * 0.16, base - h],
      ],
      f(shade(c.p, c.p.roof[0], 0.4)),
    )
  );
}

/** The old lighthouse of 1931; (x, base) is the foot of the tower. */
export function lighthouse(c: Ctx, x: number, base: number, h: number, bands = c.r.int(0, 2)): string {
  const { p } = c;
  const b = h * 0.105;
  const t = h * 0.066;
  const top = base - h * 0.8;
  const body = p.wall[0];
  const side = (k: number): number => b + (t - b) * k;
  const slab = (k0: number, k1: number, color: string): string => {
    const y0 = base - h * 0.8 * k0;
    const y1 = base - h * 0.8 * k1;
    const s = shade(p, color, 0.42);
    return (
      poly(
        [
          [x - side(k0), y0],
          [x - side(k1), y1],
          [x + side(k1), y1],
          [x + side(k0), y0],
        ],
        color,
      ) +
      poly(
        [
          [x + side(k0) * 0.25, y0],
          [x + side(k1) * 0.25, y1],
          [x + side(k1), y1],
          [x + side(k0), y0],
        ],
        s,
      )
    );
  };
  let out = slab(0, 1, body);
  if (bands === 1) out += slab(0.2, 0.4, p.accent[0]) + slab(0.6, 0.8, p.accent[0]);
  if (bands === 2) out += slab(0.42, 0.7, p.accent[2]);
  out += times(3, (i) => pane(c, x - h * 0.022, base - h * (0.2 + i * 0.2), h * 0.026, h * 0.055, true));
  out += path(
    `M${num(x - h * 0.03)} ${num(base)}v${num(-h * 0.06)}a${num(h * 0.03)} ${num(h * 0.03)} 0 0 1 ${num(h * 0.06)} 0v${num(h * 0.06)}Z`,
    shade(p, body, 0.7),
  );
  out += poly(
    [
      [x - t * 1.1, top],
      [x - t * 1.6, top - h * 0.03],
      [x + t * 1.6, top - h * 0.03],
      [x + t * 1.1, top],
    ],
    shade(p, body, 0.25),
  );
  out +=
    rect(x - t * 1.65, top - h * 0.04, t * 3.3, h * 0.012, p.ink) +
    rect(x - t * 1.62, top - h * 0.075, t * 3.24, h * 0.006, p.ink) +
    times(7, (i) => rect(x - t * 1.6 + i * t * 0.53, top - h * 0.075, h * 0.004 + 1, h * 0.04, p.ink));
  out +=
    rect(x - t * 0.86, top - h * 0.13, t * 1.72, h * 0.09, c.dark ? p.glow : mix(p.sky[1], p.paper, 0.4)) +
    times(4, (i) => rect(x - t * 0.86 + i * t * 0.55, top - h * 0.13, h * 0.005 + 1, h * 0.09, p.ink));
  out +=
    path(
      `M${num(x - t)} ${num(top - h * 0.128)}Q${num(x - t * 0.8)} ${num(top - h * 0.19)} ${num(x)} ${num(top - h * 0.195)}Q${num(x + t * 0.8)} ${num(top - h * 0.19)} ${num(x + t)} ${num(top - h * 0.128)}Z`,
      p.roof[0],
    ) +
    path(
      `M${num(x)} ${num(top - h * 0.195)}Q${num(x + t * 0.8)} ${num(top - h * 0.19)} ${num(x + t)} ${num(top - h * 0.128)}H${num(x + t * 0.2)}Z`,
      p.roof[1],
    );
  out += line(x, top - h * 0.195, x, top - h * 0.23, p.ink, h * 0.006 + 1);
  if (c.dark) out += glow(c, x, top - h * 0.085, h * 0.32, p.glow, 0.75);
  return out;
}

/** The two beams of the lantern, to be drawn behind the tower. */
export function beams(c: Ctx, x: number, y: number): string {
  if (!c.dark) return '';
  const a = c.r.range(-0.16, 0.1);
  const one = (dir: number): string => {
    const ex = x + dir * 1900;
    const ey = y + 1900 * a * dir;
    return (
      poly(
        [
          [x, y - 4],
          [ex, ey - 190],
          [ex, ey + 190],
          [x, y + 4],
        ],
        c.p.glow,
        0.26,
      ) +
      poly(
        [
          [x, y - 3],
          [ex, ey - 80],
          [ex, ey + 80],
          [x, y + 3],
        ],
        c.p.sun,
        0.28,
      )
    );
  };
  return one(1) + one(-1);
}

/** A street lamp; lights up when it is dark. */
export function lamp(c: Ctx, x: number, y: number, h: number, dir = 1): string {
  const hx = x + dir * h * 0.18;
  const arm = stroke(
    `M${num(x)} ${num(y)}V${num(y - h * 0.9)}Q${num(x)} ${num(y - h)} ${num(hx)} ${num(y - h)}`,
    c.p.ink,
    h * 0.02 + 1.5,
  );
  const cone = c.dark
    ? poly(
        [
          [hx - h * 0.05, y - h * 0.96],
          [hx + h * 0.05, y - h * 0.96],
          [hx + h * 0.34, y],
          [hx - h * 0.34, y],
        ],
        c.p.glow,
        0.2,
      ) + glow(c, hx, y - h * 0.97, h * 0.26, c.p.glow, 0.8)
    : '';
  return (
    cone +
    arm +
    path(
      `M${num(hx - h * 0.06)} ${num(y - h * 0.965)}h${num(h * 0.12)}l${num(-h * 0.025)} ${num(-h * 0.05)}h${num(-h * 0.07)}Z`,
      c.p.ink,
    ) +
    (c.dark ? circ(hx, y - h * 0.955, h * 0.028, c.p.sun) : '')
  );
}

/** Row of arches: an arcade with shaded depth. */
export function arcade(c: Ctx, x: number, base: number, w: number, h: number, n: number, wall: string): string {
  const step = w / n;
  const aw = step * 0.62;
  return (
    rect(x, base - h, w, h, wall) +
    times(n, (i) => {
      const ax = x + step * (i + 0.5) - aw / 2;
      const d = (dx: number): string =>
        `M${num(ax + dx)} ${num(base)}V${num(base - h * 0.82 + aw / 2)}A${num(aw / 2)} ${num(aw / 2)} 0 0 1 ${num(ax + aw)} ${num(base - h * 0.82 + aw / 2)}V${num(base)}Z`;
      return (
        path(d(0), shade(c.p, wall, 0.72)) +
        (c.r.chance(c.lit) ? rect(ax + aw * 0.3, base - h * 0.5, aw * 0.4, h * 0.5, c.p.glow, 0.85) : '') +
        rect(ax - step * 0.03, base - h * 0.82 + aw / 2 - 4, step * 0.06, h, shade(c.p, wall, 0.2))
      );
    })
  );
}
