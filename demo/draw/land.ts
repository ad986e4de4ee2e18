import { mix } from './color.ts';
import type { Ctx } from './context.ts';
import { haze, shade } from './palette.ts';
import { circ, ell, H, lens, num, type Pt, path, poly, smooth, stroke, times, W } from './svg.ts';

/** A rolling skyline of hills, filled to the bottom. */
export function ridge(c: Ctx, y: number, amp: number, fill: string, steps = 6, y1 = H + 60): string {
  const list: Pt[] = [[-60, y + c.r.range(-amp, amp)]];
  for (let i = 0; i <= steps; i++) list.push([(i / steps) * W, y + c.r.range(-amp, amp)]);
  list.push([W + 60, y + c.r.range(-amp, amp)]);
  return path(`${smooth(list)}V${num(y1)}H-60Z`, fill);
}

/** Two or three ridges that fade into the distance. */
export function hills(c: Ctx, y: number, amp: number, y1 = H + 60, count = c.r.int(2, 3)): string {
  return times(count, (_, t) =>
    ridge(
      c,
      y - amp * 0.9 * (1 - t),
      amp * (0.55 + 0.3 * c.r.next()),
      mix(haze(c.p, c.p.land[0], 0.35), c.p.land[1], t),
      c.r.int(4, 8),
      y1,
    ),
  );
}

/** A sharp cape coming into the picture from the left, with a shaded side. */
export function cape(c: Ctx, x: number, y: number, h: number, fill: string): string {
  const top = y - h;
  return (
    path(
      `M-60 ${num(top + h * 0.1)}L${num(x * 0.3)} ${num(top)}L${num(x * 0.55)} ${num(top + h * 0.22)}L${num(x * 0.74)} ${num(top + h * 0.3)}L${num(x * 0.86)} ${num(top + h * 0.7)}L${num(x)} ${num(y)}H-60Z`,
      fill,
    ) +
    poly(
      [
        [x * 0.3, top],
        [x * 0.55, top + h * 0.22],
        [x * 0.5, top + h * 0.6],
        [x * 0.62, y],
        [x * 0.2, y],
        [x * 0.36, top + h * 0.5],
      ],
      shade(c.p, fill, 0.35),
    ) +
    poly(
      [
        [x * 0.74, top + h * 0.3],
        [x * 0.86, top + h * 0.7],
        [x, y],
        [x * 0.78, y],
        [x * 0.8, top + h * 0.66],
      ],
      shade(c.p, fill, 0.35),
    )
  );
}

export function castShadow(c: Ctx, x: number, y: number, w: number, len: number, o = 0.32): string {
  return poly(
    [
      [x - w / 2, y],
      [x + w / 2, y],
      [x + w * 0.9 + len, y + len * 0.2],
      [x + len, y + len * 0.22],
    ],
    c.p.shadow,
    o,
  );
}

export function cypress(c: Ctx, x: number, y: number, h: number, near = true): string {
  const w = h * c.r.range(0.09, 0.13);
  const [light, dark] = c.p.leaf;
  const half = (k: number): string =>
    `M${num(x)} ${num(y - h)}C${num(x + k * w * 1.1)} ${num(y - h * 0.62)} ${num(x + k * w * 1.25)} ${num(y - h * 0.18)} ${num(x + k * w * 0.3)} ${num(y)}H${num(x)}Z`;
  return (
    (near ? castShadow(c, x, y, w * 1.2, h * 0.7) : '') +
    path(half(-1), mix(light, dark, near ? 0.55 : 0.35)) +
    path(half(1), dark)
  );
}

/** The umbrella pine of the coast: a flat crown in two or three layers. */
export function pine(c: Ctx, x: number, y: number, h: number): string {
  const [light, dark] = c.p.leaf;
  const lean = h * c.r.range(-0.14, 0.14);
  const tx = x + lean;
  const trunk = shade(c.p, c.p.wall[2], 0.62);
  return (
    castShadow(c, x, y, h * 0.05, h * 0.6, 0.26) +
    stroke(
      `M${num(x)} ${num(y)}Q${num(x + lean * 0.15)} ${num(y - h * 0.4)} ${num(tx)} ${num(y - h * 0.72)}M${num(x + lean * 0.4)} ${num(y - h * 0.5)}L${num(tx - h * 0.2)} ${num(y - h * 0.7)}M${num(x + lean * 0.35)} ${num(y - h * 0.46)}L${num(tx + h * 0.2)} ${num(y - h * 0.72)}`,
      trunk,
      h * 0.035,
    ) +
    ell(tx - h * 0.14, y - h * 0.72, h * 0.3, h * 0.1, dark) +
    ell(tx + h * 0.18, y - h * 0.75, h * 0.28, h * 0.11, dark) +
    ell(tx, y - h * 0.86, h * 0.3, h * 0.13, mix(light, dark, 0.6)) +
    ell(tx - h * 0.12, y - h * 0.8, h * 0.22, h * 0.07, light) +
    ell(tx - h * 0.04, y - h * 0.92, h * 0.16, h * 0.05, light)
  );
}

export function tree(c: Ctx, x: number, y: number, h: number, crown = c.p.leaf[0]): string {
  const dark = shade(c.p, mix(crown, c.p.leaf[1], 0.5), 0.2);
  const r = h * c.r.range(0.26, 0.34);
  const cy = y - h + r;
  return (
    castShadow(c, x, y, h * 0.08, h * 0.5, 0.28) +
    poly(
      [
        [x - h * 0.03, y],
        [x - h * 0.015, cy],
        [x + h * 0.015, cy],
        [x + h * 0.035, y],
      ],
      shade(c.p, c.p.wall[2], 0.6),
    ) +
    circ(x, cy, r, dark) +
    circ(x + r * 0.62, cy + r * 0.4, r * 0.66, dark) +
    circ(x - r * 0.66, cy + r * 0.36, r * 0.66, dark) +
    circ(x - r * 0.2, cy - r * 0.16, r * 0.72, crown) +
    circ(x - r * 0.74, cy + r * 0.28, r * 0.46, crown)
  );
}

export function palm(c: Ctx, x: number, y: number, h: number, color = c.p.leaf[1]): string {
  const lean = h * c.r.range(-0.12, 0.12);
  const tx = x + lean;
  const ty = y - h;
  let fronds = '';
  const n = c.r.int(8, 10);
  for (let i = 0; i < n; i++) {
    const a = -0.35 + (i / (n - 1)) * (Math.PI + 0.7);
    const len = h * c.r.range(0.32, 0.42);
    const ex = tx + Math.cos(a) * len;
    const ey = ty - Math.sin(a) * len * 0.62 + len * 0.34;
    const mx = tx + Math.cos(a) * len * 0.55;
    const my = ty - Math.sin(a) * len * 0.75 - len * 0.12;
    fronds += path(
      `M${num(tx)} ${num(ty)}Q${num(mx)} ${num(my - len * 0.1)} ${num(ex)} ${num(ey)}Q${num(mx)} ${num(my + len * 0.2)} ${num(tx)} ${num(ty)}Z`,
      i % 2 ? color : mix(color, c.p.leaf[0], 0.45),
    );
  }
  return (
    castShadow(c, x, y, h * 0.04, h * 0.6, 0.24) +
    path(
      `M${num(x - h * 0.026)} ${num(y)}Q${num(x + lean * 0.2)} ${num(y - h * 0.5)} ${num(tx - h * 0.012)} ${num(ty)}H${num(tx + h * 0.014)}Q${num(x + lean * 0.2 + h * 0.034)} ${num(y - h * 0.5)} ${num(x + h * 0.03)} ${num(y)}Z`,
      shade(c.p, c.p.wall[2], 0.5),
    ) +
    fronds
  );
}

export function bush(c: Ctx, x: number, y: number, w: number, fill = c.p.leaf[1]): string {
  const h = w * 0.36;
  return path(
    `M${num(x - w / 2)} ${num(y)}A${num(w * 0.2)} ${num(h)} 0 0 1 ${num(x - w * 0.16)} ${num(y - h * 0.7)}A${num(w * 0.2)} ${num(h * 0.8)} 0 0 1 ${num(x + w * 0.2)} ${num(y - h * 0.62)}A${num(w * 0.18)} ${num(h * 0.8)} 0 0 1 ${num(x + w / 2)} ${num(y)}Z`,
    fill,
  );
}

/** Reeds or tall grass, in the foreground. */
export function reeds(c: Ctx, x0: number, x1: number, y: number, h: number, count: number, color: string): string {
  return times(count, () => {
    const x = c.r.range(x0, x1);
    const k = h * c.r.range(0.5, 1.1);
    const lean = k * c.r.range(-0.28, 0.32);
    const w = k * 0.024 + 2;
    const blade = path(
      `M${num(x - w)} ${num(y)}Q${num(x)} ${num(y - k * 0.6)} ${num(x + lean)} ${num(y - k)}Q${num(x + w * 1.4)} ${num(y - k * 0.5)} ${num(x + w)} ${num(y)}Z`,
      color,
    );
    return c.r.chance(0.22) ? blade + at0(x + lean, y - k, k * 0.09, color) : blade;
  });
}
const at0 = (x: number, y: number, s: number, color: string): string =>
  `<rect x="${num(x - s * 0.2)}" y="${num(y - s)}" width="${num(s * 0.42)}" height="${num(s * 1.7)}" rx="${num(s * 0.2)}" fill="${color}"/>`;

/** A leafy branch hanging into the frame from above. */
export function overhang(c: Ctx, x: number, y: number, s: number, color: string): string {
  return (
    stroke(
      `M${num(x - s)} ${num(y - s * 0.5)}Q${num(x)} ${num(y - s * 0.2)} ${num(x + s)} ${num(y + s * 0.25)}`,
      color,
      s * 0.035,
    ) +
    times(26, (i, t) => {
      const bx = x - s + 2 * s * t;
      const by = y - s * 0.42 + s * 0.62 * t;
      const a = c.r.range(0.25, 1.2) * (i % 2 ? 1 : -1) + 0.35;
      const len = s * c.r.range(0.16, 0.27);
      const ex = bx + Math.cos(a) * len;
      const ey = by + Math.sin(a) * len;
      return path(
        `M${num(bx)} ${num(by)}Q${num((bx + ex) / 2 + (by - ey) * 0.28)} ${num((by + ey) / 2 + (ex - bx) * 0.28)} ${num(ex)} ${num(ey)}Q${num((bx + ex) / 2 - (by - ey) * 0.28)} ${num((by + ey) / 2 - (ex - bx) * 0.28)} ${num(bx)} ${num(by)}Z`,
        i % 3 ? color : mix(color, c.p.leaf[0], 0.3),
      );
    })
  );
}

/** Flat ground with a few long bands of light and shade. */
export function plain(c: Ctx, y: number, fill = c.p.ground): string {
  return (
    `<rect x="-60" y="${num(y)}" width="${W + 120}" height="${num(H + 60 - y)}" fill="${fill}"/>` +
    times(6, (_, t) =>
      lens(
        c.r.range(0, W),
        y + 14 + (H - y) * t * 0.9,
        c.r.range(500, 1500),
        4 + 22 * t,
        c.r.chance(0.5) ? shade(c.p, fill, 0.14) : mix(fill, c.p.paper, 0.16),
        0.8,
      ),
    )
  );
}
