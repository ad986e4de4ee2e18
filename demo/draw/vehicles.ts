import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { shade } from './palette.ts';
import { at, circ, num, path, poly, rect, stroke, times } from './svg.ts';

const wheel = (c: Ctx, x: number, y: number, r: number): string =>
  circ(x, y, r, c.p.ink) + circ(x, y, r * 0.5, shade(c.p, c.p.paper, 0.3)) + circ(x, y, r * 0.18, c.p.ink);
const glass = (c: Ctx): string => (c.dark ? c.p.glow : mix(c.p.sky[1], c.p.shadow, 0.35));
const headlight = (c: Ctx, x: number, y: number): string =>
  (c.dark
    ? poly(
        [
          [x, y - 4],
          [x + 260, y - 30],
          [x + 260, y + 60],
          [x, y + 8],
        ],
        c.p.glow,
        0.26,
      ) + glow(c, x, y, 46, c.p.glow, 0.9)
    : '') + rect(x - 12, y - 6, 12, 14, c.p.sun, 1, 4);

/** City bus in profile, heading right; about 520 wide at s = 1. */
export function bus(c: Ctx, x: number, y: number, s: number, color: string): string {
  const low = shade(c.p, color, 0.3);
  let b = poly(
    [
      [-250, 0],
      [270, 0],
      [420, 44],
      [-90, 44],
    ],
    c.p.shadow,
    0.36,
  );
  b +=
    path('M-260 -22V-152Q-260 -172 -240 -172H236Q262 -172 266 -140L274 -70V-22Z', color) +
    path('M-260 -22V-66H274V-22Z', low) +
    rect(-260, -78, 534, 10, c.p.paper);
  b += rect(-246, -156, 400, 66, glass(c), 1, 8) + path('M166 -156H232Q246 -156 250 -138L258 -92H166Z', glass(c));
  b += times(5, (i) => rect(-176 + i * 66, -158, 7, 70, color)) + rect(160, -156, 5, 134, low);
  b += times(4, (i) =>
    c.r.chance(0.75)
      ? circ(-214 + i * 84, -112, 11, c.p.ink) +
        path(`M${-234 + i * 84} -90Q${-214 + i * 84} -118 ${-194 + i * 84} -90Z`, c.p.ink)
      : '',
  );
  b +=
    poly(
      [
        [-230, -156],
        [-190, -156],
        [-236, -90],
        [-246, -90],
      ],
      c.p.paper,
      0.3,
    ) +
    poly(
      [
        [-40, -156],
        [0, -156],
        [-46, -90],
        [-86, -90],
      ],
      c.p.paper,
      0.22,
    );
  b += rect(-180, -184, 180, 14, low, 1, 6) + wheel(c, -170, -18, 30) + wheel(c, 190, -18, 30) + headlight(c, 272, -50);
  return at(x, y, s, b);
}

type CarKind = 'sedan' | 'police' | 'hatch';
export function car(c: Ctx, x: number, y: number, s: number, color: string, kind: CarKind = 'sedan'): string {
  const low = shade(c.p, color, 0.34);
  let b = poly(
    [
      [-120, 0],
      [130, 0],
      [230, 32],
      [-20, 32],
    ],
    c.p.shadow,
    0.34,
  );
  const top =
    kind === 'hatch'
      ? 'M-128 -20V-50Q-124 -60 -112 -62L-92 -96Q-86 -104 -74 -104H14Q26 -104 36 -96L76 -62L118 -54Q132 -50 132 -36V-20Z'
      : 'M-136 -20V-46Q-134 -58 -118 -60L-84 -64L-52 -96Q-44 -104 -32 -104H24Q36 -104 46 -96L80 -64L120 -56Q136 -52 136 -36V-20Z';
  b +=
    path(top, color) +
    path('M-136 -20V-40H136V-20Z', low) +
    path('M-70 -64L-44 -92Q-40 -96 -32 -96H-12V-64ZM-4 -64V-96H22Q30 -96 36 -91L66 -64Z', glass(c));
  b += poly(
    [
      [-54, -72],
      [-32, -96],
      [-22, -96],
      [-44, -64],
      [-62, -64],
    ],
    c.p.paper,
    0.3,
  );
  if (kind === 'police') {
    b +=
      path('M-136 -46H136V-36H-136Z', c.p.accent[2]) +
      times(9, (i) => rect(-130 + i * 30, -46, 14, 10, c.p.paper)) +
      rect(-34, -116, 32, 13, '#2b6cff', 1, 5) +
      rect(0, -116, 32, 13, '#ff3b3b', 1, 5);
    b +=
      glow(c, -18, -112, c.dark ? 170 : 80, '#3f7bff', c.dark ? 0.7 : 0.4) +
      glow(c, 20, -112, c.dark ? 150 : 70, '#ff4a4a', c.dark ? 0.6 : 0.35);
  }
  b += wheel(c, -82, -16, 24) + wheel(c, 84, -16, 24) + headlight(c, 136, -44);
  return at(x, y, s, b);
}

export function fireEngine(c: Ctx, x: number, y: number, s: number, ladder = -24): string {
  const red = c.mood === 'night' ? '#b92f2a' : '#cf3326';
  const low = shade(c.p, red, 0.36);
  let b = poly(
    [
      [-270, 0],
      [270, 0],
      [410, 46],
      [-100, 46],
    ],
    c.p.shadow,
    0.36,
  );
  b +=
    rect(-270, -150, 350, 132, red) +
    path('M88 -18V-164Q88 -172 98 -172H214Q228 -172 234 -158L266 -92Q270 -84 270 -74V-18Z', red) +
    path('M-270 -18V-54H270V-18Z', low) +
    rect(-270, -66, 540, 12, c.p.paper);
  b += times(
    3,
    (i) =>
      rect(-256 + i * 110, -136, 98, 62, mix(c.p.wall[3], c.p.shadow, 0.2), 1, 4) +
      times(4, (k) => rect(-256 + i * 110, -126 + k * 14, 98, 3, c.p.shadow, 0.35)),
  );
  b +=
    path('M106 -154H206Q214 -154 218 -146L240 -98H106Z', glass(c)) +
    rect(166, -156, 7, 60, red) +
    rect(110, -188, 60, 16, '#2b6cff', 1, 6) +
    glow(c, 140, -182, c.dark ? 190 : 90, '#4a80ff', c.dark ? 0.75 : 0.45);
  const rung = times(12, (i) => rect(12 + i * 38, -11, 5, 22, c.p.paper));
  b +=
    `<g transform="translate(-230 -166) rotate(${num(ladder)})">${rect(0, -13, 480, 6, c.p.paper)}${rect(0, 8, 480, 6, c.p.paper)}${rung}</g>` +
    poly(
      [
        [-250, -150],
        [-190, -150],
        [-206, -184],
        [-240, -184],
      ],
      c.p.ink,
    );
  b += wheel(c, -180, -20, 34) + wheel(c, -96, -20, 34) + wheel(c, 182, -20, 34) + headlight(c, 270, -48);
  return at(x, y, s, b);
}

/** A commuter train running along the platform, from x to the right edge. */
export function train(c: Ctx, x: number, y: number, s: number, color: string, cars = 3): string {
  let b = '';
  for (let i = 0; i < cars; i++) {
    const ox = i * 470;
    const front = i === 0;
    b += path(
      front
        ? `M${ox + 20} -24L${ox} -60Q${ox + 30} -190 ${ox + 120} -196H${ox + 460}V-24Z`
        : `M${ox} -24V-196H${ox + 460}V-24Z`,
      mix(c.p.paper, c.p.wall[3], 0.5),
    );
    b +=
      path(
        front ? `M${ox + 20} -24L${ox} -60L${ox + 6} -84H${ox + 460}V-24Z` : `M${ox} -24V-84H${ox + 460}V-24Z`,
        color,
      ) +
      path(
        front
          ? `M${ox + 70} -176H${ox + 460}V-196H${ox + 120}Q${ox + 90} -194 ${ox + 70} -176Z`
          : `M${ox} -176V-196H${ox + 460}V-176Z`,
        shade(c.p, color, 0.4),
      );
    if (front)
      b +=
        path(`M${ox + 24} -104Q${ox + 42} -158 ${ox + 80} -166H${ox + 116}V-104Z`, c.p.ink) +
        headlight(c, ox + 24, -66);
    b +=
      times(front ? 4 : 6, (k) => rect(ox + (front ? 142 : 22) + k * 76, -162, 58, 58, glass(c), 1, 7)) +
      rect(ox + 452, -180, 18, 150, c.p.ink) +
      rect(ox + 40, -24, 400, 18, c.p.ink);
    b +=
      times(4, (k) => circ(ox + 70 + k * 110, -8, 18, c.p.ink)) +
      stroke(`M${ox + 250} -196l20 -34l-24 -24`, c.p.ink, 4);
  }
  return at(x, y, s, b);
}
