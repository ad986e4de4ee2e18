import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { shade } from './palette.ts';
import { reflection } from './sea-parts.ts';
import { at, circ, line, num, path, poly, rect, stroke, times } from './svg.ts';

/** Small wooden fishing boat with a wheelhouse; about 300 wide at s = 1. */
export function fishingBoat(c: Ctx, x: number, y: number, s: number, hull: string, flip = false, water = true): string {
  const p = c.p;
  const kind = c.r.int(0, 2);
  const trim = c.r.pick([p.paper, p.accent[1], p.wall[0]]);
  let b = '';
  b +=
    line(-20, -60, -20, -250, p.ink, 6) +
    line(-20, -210, 110, -120, p.ink, 3.5) +
    stroke('M-20 -246L146 -62M-20 -246L-140 -52', p.ink, 1.6, 0.7);
  if (kind === 0) b += path('M-20 -205L96 -126L-20 -112Z', p.accent[0], 0.95);
  b +=
    path('M-160 -66Q-60 -36 60 -44Q130 -50 168 -84Q164 -20 128 8H-120Q-150 -22 -160 -66Z', hull) +
    path('M-152 -34Q-60 -8 60 -14Q130 -20 154 -40Q146 -6 128 8H-120Q-142 -12 -152 -34Z', shade(p, hull, 0.42));
  b += stroke('M-160 -66Q-60 -36 60 -44Q130 -50 168 -84', trim, 8);
  const cab = kind === 1 ? -118 : -92;
  b +=
    rect(cab, -128, 86, 84, p.wall[0]) +
    rect(cab + 58, -128, 28, 84, shade(p, p.wall[0], 0.38)) +
    rect(cab - 8, -138, 104, 14, p.roof[0]) +
    rect(cab + 10, -112, 34, 28, c.dark ? p.glow : shade(p, p.wall[0], 0.6));
  b += times(5, (i) => circ(30 + i * 18, -50 + (i % 2) * 4, 9, mix(p.accent[1], p.accent[0], (i % 3) / 2)));
  if (kind === 2)
    b += stroke('M20 -52Q60 -90 110 -58', p.leaf[0], 14, 0.9) + stroke('M30 -54Q60 -76 100 -60', p.leaf[1], 5);
  if (c.dark) b += glow(c, -20, -252, 54, p.glow, 0.8) + circ(-20, -250, 6, p.sun);
  const under = water ? reflection(c, x, y + 12 * s, 270 * s, 120 * s, hull, 0.55) : '';
  return under + at(x, y, s, b, flip);
}

export function sailboat(
  c: Ctx,
  x: number,
  y: number,
  s: number,
  sail: string,
  lean = c.r.range(-10, 6),
  flip = false,
): string {
  const p = c.p;
  const split = c.r.chance(0.5);
  const band = c.r.pick([p.accent[0], p.accent[1], p.accent[2]]);
  let b =
    line(0, 0, 0, -330, p.ink, 5) +
    path('M8 -318Q120 -180 140 -34L8 -24Z', sail) +
    path('M8 -318Q120 -180 140 -34L84 -30Q86 -180 8 -318Z', shade(p, sail, 0.22)) +
    path('M-8 -300Q-70 -150 -122 -26L-8 -30Z', split ? band : shade(p, sail, 0.34));
  if (!split) b += path('M8 -180L108 -150Q118 -120 126 -96L8 -110Z', band);
  b +=
    path('M-150 -16H160Q140 22 96 26H-100Q-136 14 -150 -16Z', c.r.chance(0.5) ? p.paper : p.accent[2]) +
    path('M-140 4H148Q132 24 96 26H-100Q-126 18 -140 4Z', p.ink, 0.75);
  const body = `<g transform="rotate(${num(lean)})">${b}</g>`;
  return reflection(c, x, y + 24 * s, 240 * s, 190 * s, sail, 0.45) + at(x, y, s, body, flip);
}

/** Big cargo ship seen from the side, stacked with boxes. */
export function cargoShip(c: Ctx, x: number, y: number, s: number, flip = false): string {
  const p = c.p;
  const hull = c.r.pick([p.accent[0], p.ink, p.accent[2]]);
  const boxes = [p.accent[0], p.accent[1], p.accent[2], p.wall[2], p.roof[1], p.wall[3], p.leaf[0]];
  let b = '';
  for (let i = 0; i < 9; i++) {
    const n = c.r.int(2, 5);
    for (let k = 0; k < n; k++) {
      const color = c.r.pick(boxes);
      b +=
        rect(-270 + i * 66, -92 - (k + 1) * 34, 63, 32, color) +
        rect(-270 + i * 66, -92 - (k + 1) * 34 + 20, 63, 12, p.shadow, 0.22);
    }
  }
  b +=
    rect(-400, -300, 104, 210, p.wall[0]) +
    rect(-330, -300, 34, 210, shade(p, p.wall[0], 0.36)) +
    rect(-412, -316, 128, 18, p.paper) +
    times(4, (i) => rect(-392, -284 + i * 44, 56, 16, c.dark ? p.glow : shade(p, p.wall[0], 0.62))) +
    rect(-376, -372, 36, 58, p.accent[0]) +
    rect(-376, -356, 36, 12, p.ink);
  b +=
    path('M-440 -96H330L408 -124Q404 -40 350 24H-404Q-436 -30 -440 -96Z', hull) +
    path('M-426 -28H378Q366 4 350 24H-404Q-420 0 -426 -28Z', shade(p, mix(hull, p.accent[0], 0.35), 0.4)) +
    stroke('M-440 -96H330L408 -124', p.paper, 5);
  return reflection(c, x, y + 30 * s, 760 * s, 150 * s, hull, 0.45) + at(x, y, s, b, flip);
}

/** Ship-to-shore gantry crane with a raised or lowered boom. */
export function crane(
  c: Ctx,
  x: number,
  y: number,
  s: number,
  color: string,
  raised = c.r.chance(0.35),
  flip = false,
): string {
  const d = shade(c.p, color, 0.4);
  let b =
    stroke('M-90 0L-66 -330M90 0L66 -330', color, 16) +
    stroke('M-78 -170H78M-78 -170L66 -330', d, 9) +
    stroke('M-66 -330H66', color, 16) +
    stroke('M20 -330L0 -480L66 -330', color, 10);
  b += raised
    ? stroke('M-66 -330L-250 -600', color, 14) + stroke('M0 -480L-190 -512', d, 4)
    : stroke('M-380 -330H200', color, 15) +
      stroke('M0 -480L-350 -334M0 -480L190 -334', d, 4) +
      stroke('M-240 -330V-210', c.p.ink, 3) +
      rect(-290, -210, 100, 46, c.p.accent[1]);
  b += rect(96, -362, 100, 50, d) + rect(-56, -318, 40, 34, c.dark ? c.p.glow : c.p.paper);
  return at(x, y, s, b, flip);
}

/** Bow of a moored boat seen head-on, for rows along a quay. */
export function bow(c: Ctx, x: number, y: number, s: number, hull: string): string {
  const p = c.p;
  const b =
    line(0, -90, 0, -330, p.ink, 6) +
    line(-50, -250, 50, -250, p.ink, 4) +
    rect(-46, -180, 92, 90, p.wall[0]) +
    rect(14, -180, 32, 90, shade(p, p.wall[0], 0.4)) +
    rect(-56, -194, 112, 18, p.roof[0]) +
    rect(-34, -164, 30, 34, c.dark ? p.glow : shade(p, p.wall[0], 0.6)) +
    rect(6, -164, 28, 34, c.dark ? p.glow : shade(p, p.wall[0], 0.66)) +
    path('M-96 -92Q0 -116 96 -92Q92 -20 0 34Q-92 -20 -96 -92Z', hull) +
    path('M0 -104Q56 -104 96 -92Q92 -20 0 34Z', shade(p, hull, 0.42)) +
    stroke('M-96 -92Q0 -116 96 -92', p.paper, 9) +
    line(0, -104, 0, 32, p.paper, 4, 0.6) +
    circ(-46, -62, 8, p.paper) +
    circ(46, -62, 8, p.paper, 0.7);
  return (
    reflection(c, x, y + 26 * s, 150 * s, 140 * s, hull, 0.5) +
    at(x, y, s, b) +
    (c.dark ? glow(c, x, y - 334 * s, 60 * s, p.glow, 0.8) : '')
  );
}

export function rowboat(c: Ctx, x: number, y: number, s: number, hull: string, water = true): string {
  const under = water
    ? reflection(c, x, y + 6 * s, 200 * s, 60 * s, hull, 0.5)
    : poly(
        [
          [x - 66 * s, y + 8 * s],
          [x + 70 * s, y + 8 * s],
          [x + 210 * s, y + 44 * s],
          [x + 20 * s, y + 40 * s],
        ],
        c.p.shadow,
        0.3,
      );
  return (
    under +
    at(
      x,
      y,
      s,
      path('M-110 -34Q0 -10 112 -38Q96 6 60 12H-66Q-98 4 -110 -34Z', hull) +
        path('M-104 -16Q0 6 104 -18Q90 8 60 12H-66Q-92 6 -104 -16Z', shade(c.p, hull, 0.4)) +
        path('M-110 -34Q0 -10 112 -38Q0 -24 -110 -34Z', c.p.paper) +
        poly(
          [
            [-20, -26],
            [30, -27],
            [26, -20],
            [-16, -19],
          ],
          shade(c.p, c.p.wall[2], 0.4),
        ),
    )
  );
}
