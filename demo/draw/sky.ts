import { mix } from './color.ts';
import { type Ctx, glow, grad } from './context.ts';
import { circ, H, lens, line, num, path, poly, rect, times, W } from './svg.ts';

interface SkyOptions {
  horizon: number;
  sunX?: number;
  sunY?: number;
  sunR?: number;
  clouds?: boolean;
  plain?: boolean;
}

/** The whole sky down to the horizon, with sun or moon, halos, clouds, stars. */
export function sky(c: Ctx, o: SkyOptions): string {
  const { r, p } = c;
  const hy = o.horizon;
  const low = c.mood === 'dusk' || c.mood === 'dawn';
  const x = o.sunX ?? r.range(260, 1340);
  const y = o.sunY ?? (low ? hy - r.range(20, 190) : r.range(0.16, 0.5) * hy);
  const radius = o.sunR ?? (c.mood === 'night' ? r.range(38, 74) : r.range(56, 132));
  c.sun = { x, y, r: radius };
  let out = rect(
    -50,
    -50,
    W + 100,
    hy + 110,
    grad(c, [
      [0, p.sky[0]],
      [0.58, p.sky[1]],
      [1, p.sky[2]],
    ]),
  );
  if (c.mood === 'night') out += stars(c, hy, r.int(36, 80));
  if (!o.plain && c.mood !== 'rain') {
    const halo = r.int(0, 2);
    if (halo === 0 && c.mood !== 'night') out += rays(c, x, y);
    if (halo === 1)
      out += times(3, (i) =>
        circ(x, y, radius * (1.7 + i * 1.05), p.glow, c.mood === 'night' ? 0.06 : 0.15 - i * 0.03),
      );
    if (halo === 2) out += glow(c, x, y, radius * 4.6, p.glow, c.mood === 'night' ? 0.3 : 0.6);
    out += c.mood === 'night' && r.chance(0.45) ? crescent(x, y, radius, p.sun) : circ(x, y, radius, p.sun);
  }
  if (o.clouds !== false) out += clouds(c, hy);
  return out;
}

export function stars(c: Ctx, hy: number, count: number): string {
  return times(count, () => {
    const y = c.r.next() ** 1.4 * hy * 0.92;
    return circ(c.r.range(0, W), y, c.r.range(1.1, 3.2), c.p.paper, c.r.range(0.35, 0.95));
  });
}

const crescent = (x: number, y: number, r: number, fill: string): string =>
  path(
    `M${num(x)} ${num(y - r)}A${num(r)} ${num(r)} 0 1 1 ${num(x - r * 0.9)} ${num(y + r * 0.42)}A${num(r * 0.86)} ${num(r * 0.86)} 0 0 0 ${num(x)} ${num(y - r)}Z`,
    fill,
  );

function rays(c: Ctx, x: number, y: number): string {
  const n = c.r.int(12, 18);
  const turn = c.r.range(0, 1);
  return times(n, (i) => {
    const a = ((i + turn) / n) * Math.PI * 2;
    const b = a + Math.PI / n;
    return poly(
      [
        [x, y],
        [x + Math.cos(a) * 2200, y + Math.sin(a) * 2200],
        [x + Math.cos(b) * 2200, y + Math.sin(b) * 2200],
      ],
      c.p.sun,
      0.11,
    );
  });
}

export function clouds(c: Ctx, hy: number): string {
  const { r, p } = c;
  const heavy = c.mood === 'rain';
  const kind = heavy ? r.int(0, 1) : r.int(0, 3);
  const color = (t: number): string => mix(p.cloud, t < 0.5 ? p.sky[1] : p.sky[2], heavy ? 0.1 : 0.18);
  if (kind === 0) {
    return times(heavy ? 7 : r.int(2, 4), (_, t) =>
      cumulus(c, r.range(0, W), hy * (0.16 + 0.62 * t), r.range(150, 400) * (1.15 - t * 0.55), color(t)),
    );
  }
  if (kind === 1) {
    return times(heavy ? 9 : r.int(3, 6), (_, t) =>
      bars(c, r.range(-60, W - 100), hy * (0.1 + 0.76 * t), r.range(240, 620), 30 - 14 * t, color(t)),
    );
  }
  if (kind === 2) {
    return times(r.int(5, 9), (_, t) =>
      lens(
        r.range(0, W),
        hy * (0.08 + 0.84 * t),
        r.range(400, 1100),
        r.range(10, 26) * (1.2 - t * 0.7),
        color(t),
        0.85,
      ),
    );
  }
  return '';
}

function cumulus(c: Ctx, x: number, y: number, w: number, fill: string): string {
  const n = c.r.int(3, 5);
  const step = w / n;
  let d = `M${num(x - w / 2 - 30)} ${num(y)}`;
  for (let i = 0; i < n; i++) {
    const k = Math.sin(((i + 0.5) / n) * Math.PI);
    const rad = step * (0.56 + 0.12 * c.r.next());
    d += `A${num(rad)} ${num(rad * (0.65 + k * 0.55))} 0 0 1 ${num(x - w / 2 + step * (i + 1))} ${num(y - k * step * 0.34 + (i === n - 1 ? k * step * 0.34 : 0))}`;
  }
  d += `Q${num(x + w / 2 + 60)} ${num(y - 4)} ${num(x + w / 2 + 90)} ${num(y)}Z`;
  return path(d, fill) + rect(x - w / 2 - 30, y + 9, w * 0.72, 7, fill, 0.7, 3.5);
}

function bars(c: Ctx, x: number, y: number, w: number, h: number, fill: string): string {
  return (
    rect(x, y, w, h, fill, 0.92, h / 2) +
    rect(x + w * c.r.range(0.15, 0.4), y - h * 0.92, w * c.r.range(0.3, 0.5), h, fill, 0.92, h / 2) +
    rect(x + w * c.r.range(0.35, 0.6), y + h * 0.92, w * c.r.range(0.4, 0.6), h, fill, 0.92, h / 2)
  );
}

/** Rain or dust over the finished outdoor picture. */
export function weather(c: Ctx): string {
  const { r, p } = c;
  if (c.mood === 'rain') {
    const slant = r.range(0.16, 0.42) * r.sign();
    return times(95, () => {
      const x = r.range(-100, W + 100);
      const y = r.range(-60, H);
      const len = r.range(36, 130);
      return line(x, y, x + len * slant, y + len, p.paper, r.range(1.2, 3), r.range(0.14, 0.4));
    });
  }
  if (c.mood === 'sand') {
    return times(8, () =>
      lens(r.range(0, W), r.range(120, H - 80), r.range(700, 1700), r.range(8, 30), p.sky[2], r.range(0.1, 0.24)),
    );
  }
  return '';
}

/** A skein of gulls, drawn as single strokes. */
export function gulls(c: Ctx, x: number, y: number, spread: number, count: number, color = c.p.paper): string {
  return times(count, () => {
    const s = c.r.range(10, 30);
    const gx = x + c.r.range(-spread, spread);
    const gy = y + c.r.range(-spread, spread) * 0.45;
    const k = c.r.range(0.25, 0.6);
    return path(
      `M${num(gx - s)} ${num(gy - s * k)}Q${num(gx - s * 0.4)} ${num(gy - s * 0.55)} ${num(gx)} ${num(gy)}Q${num(gx + s * 0.5)} ${num(gy - s * 0.7)} ${num(gx + s * 1.1)} ${num(gy - s * k)}Q${num(gx + s * 0.4)} ${num(gy - s * 0.35)} ${num(gx)} ${num(gy + s * 0.16)}Q${num(gx - s * 0.4)} ${num(gy - s * 0.3)} ${num(gx - s)} ${num(gy - s * k)}Z`,
      color,
    );
  });
}
