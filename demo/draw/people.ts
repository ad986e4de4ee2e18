import { mix } from './color.ts';
import type { Ctx } from './context.ts';
import { circ, group, num, path, poly, rect, stroke, times } from './svg.ts';

export type Pose = 'stand' | 'walk' | 'run' | 'sit' | 'reach' | 'cheer' | 'shoot' | 'lean' | 'coat' | 'umbrella';
interface FigureOptions {
  pose?: Pose;
  coat?: string;
  dir?: 1 | -1;
  shadow?: boolean;
  dark?: string;
}

/** A small faceless silhouette; (x, y) is the ground under it, h its height. */
export function figure(c: Ctx, x: number, y: number, h: number, o: FigureOptions = {}): string {
  const pose = o.pose ?? c.r.pick(['stand', 'walk', 'coat'] as const);
  const skin = o.dark ?? c.p.ink;
  const coat =
    o.coat ?? c.r.pick([c.p.ink, mix(c.p.ink, c.p.accent[2], 0.5), c.p.accent[0], mix(c.p.ink, c.p.accent[0], 0.4)]);
  const dir = o.dir ?? c.r.sign();
  const u = h / 100;
  const cast =
    o.shadow === false
      ? ''
      : poly(
          [
            [x - 9 * u, y],
            [x + 9 * u, y],
            [x + 88 * u, y + 19 * u],
            [x + 74 * u, y + 21 * u],
          ],
          c.p.shadow,
          0.34,
        );
  const limb = (d: string, w: number, color = skin): string => stroke(d, color, w);
  const hair = c.r.int(0, 3);
  const head = (hx: number, hy: number): string =>
    `<ellipse cx="${hx}" cy="${hy}" rx="5.4" ry="6.6" fill="${skin}"/>` +
    rect(hx - 2.4, hy + 4, 4.8, 8, skin) +
    (hair === 1
      ? path(
          `M${hx - 7.4} ${hy - 3}Q${hx - 6} ${hy - 10.5} ${hx + 1} ${hy - 10}Q${hx + 6.6} ${hy - 9} ${hx + 7} ${hy - 3.6}L${hx + 11} ${hy - 2.6}L${hx - 7.4} ${hy - 2.4}Z`,
          coat,
        )
      : hair === 2
        ? path(
            `M${hx + 1} ${hy - 8}Q${hx - 8} ${hy - 9} ${hx - 7.4} ${hy + 2}L${hx - 8} ${hy + 10}Q${hx - 3} ${hy + 10} ${hx - 2} ${hy + 3}Z`,
            skin,
          )
        : hair === 3
          ? circ(hx - 5.4, hy - 5, 3, skin)
          : '');
  const dim = (d: string): string => path(d, c.p.shadow, 0.26);
  const jacket = (l: number): string =>
    path(
      `M${-5 + l} -83Q${-11 + l} -81 ${-11.4 + l} -73L-9 -43Q0 -40 9.4 -43L${11.4 + l} -73Q${11 + l} -81 ${5 + l} -83Q${l} -81 ${-5 + l} -83Z`,
      coat,
    ) + dim(`M${5 + l} -83Q${11 + l} -81 ${11.4 + l} -73L9.4 -43Q5 -41.6 2 -41.6Q5 -62 ${3 + l} -82Z`);
  const arm = (d: string, hx: number, hy: number): string => limb(d, 5, coat) + circ(hx, hy, 2.5, skin);
  const long = (hem: number, w: number): string =>
    path(`M-5 -83Q-11 -81 -11.2 -72L${-w} ${hem}Q0 ${hem + 3} ${w} ${hem}L11.2 -72Q11 -81 5 -83Q0 -81 -5 -83Z`, coat) +
    dim(`M5 -83Q11 -81 11.2 -72L${w} ${hem}Q${w * 0.6} ${hem + 1.6} ${w * 0.34} ${hem + 1.8}Q6 -60 3 -82Z`);
  const legs = 'M-4 -46Q-5 -22 -4.6 -2L-1 -1M4 -46Q5.6 -22 5.4 -2L9 -1';
  let body = '';
  if (pose === 'stand')
    body =
      limb(legs, 6.4) +
      jacket(0) +
      arm('M-9.4 -76Q-13 -62 -10.6 -48', -10.4, -46) +
      (c.r.chance(0.4) ? arm('M9.4 -76Q16 -64 8 -57', 6, -56) : arm('M9.4 -76Q13 -62 11 -48', 11, -46)) +
      head(0, -92);
  else if (pose === 'walk')
    body =
      limb('M-1 -46Q-4 -24 -14 -4L-11 -1M2 -46Q9 -30 9 -22L13 -2L17 -1', 6.4) +
      (c.r.chance(0.4) ? path('M-16 -56h12v13h-12Z', c.p.accent[1]) : '') +
      jacket(1.5) +
      arm('M-6 -76Q-13 -64 -13 -50', -13, -48) +
      arm('M9 -76Q15 -66 19 -55', 20, -54) +
      head(3, -92);
  else if (pose === 'run')
    body =
      limb('M0 -46Q-8 -36 -15 -28L-32 -31L-34 -27M3 -46Q14 -42 20 -34Q18 -18 15 -5L22 -3', 6.6) +
      jacket(9) +
      arm('M2 -77Q-10 -70 -15 -62L-19 -50', -19, -48) +
      arm('M17 -77Q23 -66 27 -61L37 -69', 38, -70) +
      head(14, -93);
  else if (pose === 'sit')
    body =
      limb('M0 -28Q12 -31 20 -28L22 -2L26 -1', 6.8) +
      path('M-5 -66Q-11 -64 -11 -56L-9 -25H9L8 -56Q8 -64 3 -66Z', coat) +
      dim('M3 -66Q8 -64 8 -56L9 -25H3Q5 -50 1 -66Z') +
      arm('M2 -58Q8 -46 14 -43L22 -44', 24, -44) +
      head(0, -75);
  else if (pose === 'reach')
    body =
      limb('M-4 -46Q-6 -22 -7 -2L-3 -1M4 -46Q7 -24 9 -2L13 -1', 6.4) +
      arm('M6 -74Q16 -70 26 -74', 28, -75) +
      jacket(1) +
      arm('M9 -77Q18 -78 27 -86', 29, -87) +
      head(2, -92);
  else if (pose === 'cheer')
    body =
      limb('M-4 -46Q-7 -22 -9 -2L-12 -1M4 -46Q7 -24 9 -2L12 -1', 6.4) +
      arm('M-9 -77Q-18 -86 -16 -104', -16, -107) +
      arm('M9 -77Q19 -88 17 -106', 17, -109) +
      jacket(0) +
      head(0, -92);
  else if (pose === 'shoot')
    body =
      limb('M-3 -46Q-8 -34 -10 -24L-14 -2L-10 3M4 -46Q10 -34 8 -24L2 -2L7 3', 6.6) +
      arm('M-4 -78Q8 -88 15 -106', 16, -110) +
      jacket(2) +
      arm('M10 -79Q20 -92 22 -110', 22, -114) +
      head(2, -92) +
      circ(26, -124, 8, mix(c.p.accent[0], c.p.accent[1], 0.35)) +
      stroke('M18 -124H34M26 -132V-116', c.p.ink, 0.9);
  else if (pose === 'lean')
    body =
      limb('M-4 -46Q-8 -22 -9 -2L-5 -1M4 -46Q5 -24 3 -2L7 -1', 6.4) +
      jacket(4) +
      arm('M11 -75Q18 -66 29 -62', 31, -61) +
      head(10, -91);
  else if (pose === 'coat')
    body =
      limb('M-4 -34L-4.6 -2L-1 -1M4 -34L5.6 -2L9 -1', 5.8) +
      long(c.r.range(-34, -24), c.r.range(11, 14.5)) +
      arm('M-9.6 -76Q-14 -62 -12 -50', -12, -48) +
      arm('M9.6 -76Q14 -62 12 -50', 12, -48) +
      (c.r.chance(0.35) ? path('M9 -50h11v15h-11Z', c.p.accent[1]) : '') +
      head(0, -92);
  else
    body =
      limb('M-1 -40L-10 -3L-6 -1M2 -40L10 -3L14 -1', 6) +
      long(-30, 13) +
      head(1, -91) +
      arm('M9 -75Q18 -68 15 -60', 15, -66) +
      limb('M15 -62V-112', 1.6) +
      path(
        'M-27 -104Q-20 -134 14 -137Q48 -134 56 -104Q46 -111 35 -105Q25 -112 14 -105Q4 -112 -6 -105Q-16 -111 -27 -104Z',
        o.coat ?? c.r.pick(c.p.accent),
      ) +
      path('M14 -137Q48 -134 56 -104Q46 -111 35 -105Q32 -126 14 -137Z', c.p.shadow, 0.3) +
      path('M14 -137Q-6 -128 -6 -105Q-16 -111 -27 -104Q-20 -134 14 -137Z', c.p.paper, 0.16);
  return cast + group(`translate(${num(x)} ${num(y)}) scale(${(dir * u).toFixed(3)} ${u.toFixed(3)})`, body);
}

/** People standing about between x0 and x1. */
export function people(
  c: Ctx,
  count: number,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  h: number,
  o: FigureOptions = {},
): string {
  const list = Array.from({ length: count }, () => ({ x: c.r.range(x0, x1), k: c.r.next() })).sort((a, b) => a.k - b.k);
  return list
    .map(({ x, k }) =>
      figure(c, x, y0 + (y1 - y0) * k, h * (0.72 + 0.28 * k) * c.r.range(0.92, 1.06), {
        ...o,
        pose:
          o.pose ?? (c.mood === 'rain' && c.r.chance(0.65) ? 'umbrella' : c.r.pick(['stand', 'walk', 'coat'] as const)),
      }),
    )
    .join('');
}

/** A crowd seen from behind: heads and shoulders only. */
export function crowd(c: Ctx, y: number, size: number, color: string, arms = 0): string {
  let out = '';
  for (let x = -size; x < 1600 + size; x += size * c.r.range(0.9, 1.25)) {
    const s = size * c.r.range(0.85, 1.1);
    const t = y + c.r.range(-0.2, 0.2) * s;
    out +=
      circ(x, t, s * 0.27, color) +
      path(
        `M${num(x - s * 0.56)} ${num(t + s * 1.2)}Q${num(x - s * 0.56)} ${num(t + s * 0.36)} ${num(x)} ${num(t + s * 0.34)}Q${num(x + s * 0.56)} ${num(t + s * 0.36)} ${num(x + s * 0.56)} ${num(t + s * 1.2)}Z`,
        color,
      );
    if (c.r.chance(arms))
      out += stroke(
        `M${num(x + s * 0.42)} ${num(t + s * 0.6)}L${num(x + s * c.r.range(0.4, 0.8))} ${num(t - s * c.r.range(0.3, 0.8))}`,
        color,
        s * 0.17,
      );
  }
  return out + rect(-60, y + size * 0.9, 1720, 1100, color);
}

/** A bicycle in strict profile. */
export function bicycle(c: Ctx, x: number, y: number, s: number, frame: string, rider = true, dir: 1 | -1 = 1): string {
  const ink = c.p.ink;
  const wheel = (wx: number): string =>
    `<circle cx="${wx}" cy="-20" r="19" fill="none" stroke="${ink}" stroke-width="2.6"/>` +
    times(4, (i) =>
      stroke(
        `M${num(wx - 19 * Math.cos(i * 0.785))} ${num(-20 - 19 * Math.sin(i * 0.785))}L${num(wx + 19 * Math.cos(i * 0.785))} ${num(-20 + 19 * Math.sin(i * 0.785))}`,
        ink,
        0.6,
        0.5,
      ),
    );
  let body =
    poly(
      [
        [-50, 0],
        [50, 0],
        [140, 19],
        [50, 21],
      ],
      c.p.shadow,
      0.28,
    ) +
    wheel(-33) +
    wheel(33) +
    stroke('M-33 -20L-12 -50L22 -52L0 -20L-33 -20M-12 -50L0 -20M33 -20L21 -58L29 -61', frame, 3.6) +
    stroke('M-19 -53H-6', ink, 4.5) +
    circ(0, -20, 5, ink);
  if (rider) {
    const coat = c.r.pick(c.p.accent);
    body +=
      stroke('M-11 -58L8 -42L1 -12M-11 -58L4 -36L-3 -26', ink, 8) +
      path('M-19 -58L-2 -98Q8 -104 14 -94L0 -56Z', coat) +
      stroke('M8 -92L18 -74L28 -62', coat, 6) +
      circ(15, -110, 8.5, ink) +
      path('M6 -112A10 10 0 0 1 25 -113Z', c.p.paper);
  }
  return group(`translate(${num(x)} ${num(y)}) scale(${(dir * s).toFixed(2)} ${s.toFixed(2)})`, body);
}
