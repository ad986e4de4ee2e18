import { mix } from './color.ts';
import { type Ctx, grad } from './context.ts';
import { shade } from './palette.ts';
import { circ, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

/** Open water from y0 down, with bands, ripples and the light path of the sun. */
export function sea(c: Ctx, y0: number, y1 = H + 60, glitter = true): string {
  const { r, p } = c;
  const deep = y1 - y0;
  let out = rect(
    -50,
    y0,
    W + 100,
    deep,
    grad(c, [
      [0, p.sea[0]],
      [1, p.sea[1]],
    ]),
  );
  const bands = r.int(3, 5);
  for (let i = 0; i < bands; i++) {
    const t = (i + 1) / (bands + 1);
    out += swell(c, y0 + deep * t ** 1.6, 4 + 16 * t, 160 + 300 * t, mix(p.sea[0], p.sea[1], t + 0.12), y1);
  }
  if (glitter && c.mood !== 'rain') out += lightPath(c, y0, y1);
  out += times(22, () => {
    const t = r.next() ** 0.9;
    return lens(r.range(0, W), y0 + 10 + deep * t ** 1.5, 40 + 180 * t, 1.5 + 5 * t, p.glint, 0.16 + 0.14 * t);
  });
  return out;
}

export function lightPath(c: Ctx, y0: number, y1: number, color = c.p.sun): string {
  const x = c.sun.x;
  return times(24, (_, t) => {
    const y = y0 + 5 + (y1 - y0) * 0.86 * t ** 1.45;
    const w = c.sun.r * (0.9 + t * 2.1) * c.r.range(0.35, 1);
    return lens(x + c.r.range(-1, 1) * c.sun.r * (0.3 + t * 0.9), y, w, 2.2 + 6 * t, color, 0.8 - t * 0.35);
  });
}

/** A wavy edge with everything below it filled. */
export function swell(c: Ctx, y: number, amp: number, length: number, fill: string, y1 = H + 60, o?: number): string {
  let x = -80 - c.r.range(0, length);
  let d = `M${num(x)} ${num(y)}`;
  while (x < W + 80) {
    const w = length * c.r.range(0.7, 1.3);
    d += `q${num(w / 4)} ${num(-amp)} ${num(w / 2)} 0t${num(w / 2)} 0`;
    x += w;
  }
  return path(`${d}V${num(y1)}H-100Z`, fill, o);
}

/** Cresting waves with foam, the stylised kind of an old woodcut. */
export function breakers(c: Ctx, y: number, size: number, fill: string, foam: string): string {
  let x = -size * 2 - c.r.range(0, size);
  const body = mix(fill, c.p.sea[0], 0.22);
  let d = `M${num(x)} ${num(y)}`;
  let f = '';
  while (x < W + size * 2) {
    const w = size * c.r.range(1.3, 3.1);
    const h = size * c.r.range(0.28, 0.95) * Math.min(1, w / size / 2 + 0.2);
    const P = (a: number, b: number): string => `${num(x + w * a)} ${num(y - h * b)}`;
    d += `C${P(0.28, -0.02)} ${P(0.46, 0.9)} ${P(0.76, 1)}C${P(0.9, 1.03)} ${P(1.0, 0.86)} ${P(0.97, 0.62)}C${P(0.9, 0.76)} ${P(0.82, 0.3)} ${P(1, 0)}`;
    f += path(
      `M${P(0.36, 0.52)}C${P(0.5, 0.98)} ${P(0.62, 1.1)} ${P(0.78, 1.08)}C${P(0.94, 1.08)} ${P(1.05, 0.88)} ${P(0.98, 0.56)}C${P(0.97, 0.72)} ${P(0.92, 0.78)} ${P(0.9, 0.7)}C${P(0.89, 0.86)} ${P(0.84, 0.9)} ${P(0.8, 0.82)}C${P(0.78, 0.96)} ${P(0.6, 0.98)} ${P(0.36, 0.52)}Z`,
      foam,
    );
    f +=
      times(3, (i) =>
        stroke(
          `M${P(0.24 + i * 0.15, 0.1 + i * 0.08)}Q${P(0.36 + i * 0.13, 0.5 + i * 0.08)} ${P(0.5 + i * 0.1, 0.74 + i * 0.03)}`,
          foam,
          size * 0.018 + 1,
          0.38,
        ),
      ) + lens(x + w * 0.5, y + size * 0.3, w * c.r.range(0.5, 0.9), size * 0.035, foam, 0.4);
    if (h > size * 0.6)
      f += times(4, () =>
        circ(x + w * c.r.range(0.8, 1.15), y - h * c.r.range(0.95, 1.4), size * c.r.range(0.012, 0.04) + 1, foam, 0.9),
      );
    x += w;
  }
  return (
    path(
      `${d}V${H + 80}H-200Z`,
      grad(c, [
        [0, body],
        [1, fill],
      ]),
    ) + f
  );
}

/** Rubble breakwater from (x0,y) to (x1,y) with lit and shaded faces. */
export function rocks(c: Ctx, x0: number, x1: number, y: number, size: number, base = c.p.land[2]): string {
  let out = '';
  for (let x = x0; x < x1; x += size * 0.62) {
    const s = size * c.r.range(0.7, 1.25);
    const top = y - s * c.r.range(0.5, 0.85);
    out += poly(
      [
        [x - s * 0.6, y + s * 0.3],
        [x - s * 0.34, top + s * 0.1],
        [x + s * 0.1, top],
        [x + s * 0.55, top + s * 0.3],
        [x + s * 0.7, y + s * 0.3],
      ],
      mix(base, c.p.wall[2], 0.26),
    );
    out += poly(
      [
        [x + s * 0.1, top],
        [x + s * 0.55, top + s * 0.3],
        [x + s * 0.7, y + s * 0.3],
        [x - s * 0.02, y + s * 0.3],
      ],
      shade(c.p, base, 0.45),
    );
  }
  return out;
}

/** Pale broken reflection below something of the given colour. */
export function reflection(c: Ctx, x: number, y: number, w: number, h: number, color: string, o = 0.5): string {
  return times(6, (_, t) =>
    lens(
      x + c.r.range(-0.06, 0.06) * w,
      y + h * t,
      w * (1 - t * 0.55) * c.r.range(0.75, 1.05),
      h * 0.085,
      color,
      o * (1 - t * 0.6),
    ),
  );
}

export function buoy(c: Ctx, x: number, y: number, s: number, color: string): string {
  return (
    reflection(c, x, y + s * 0.1, s * 0.8, s * 0.7, color, 0.4) +
    poly(
      [
        [x - s * 0.2, y - s * 0.1],
        [x - s * 0.06, y - s],
        [x + s * 0.06, y - s],
        [x + s * 0.2, y - s * 0.1],
      ],
      color,
    ) +
    poly(
      [
        [x, y - s],
        [x + s * 0.06, y - s],
        [x + s * 0.2, y - s * 0.1],
        [x, y - s * 0.1],
      ],
      shade(c.p, color, 0.4),
    ) +
    path(
      `M${num(x - s * 0.42)} ${num(y - s * 0.14)}H${num(x + s * 0.42)}L${num(x + s * 0.28)} ${num(y + s * 0.1)}H${num(x - s * 0.28)}Z`,
      c.p.ink,
    ) +
    circ(x, y - s * 1.08, s * 0.1, c.dark ? c.p.glow : c.p.paper) +
    line(x - s * 0.17, y - s * 0.4, x + s * 0.17, y - s * 0.4, c.p.paper, s * 0.07)
  );
}
