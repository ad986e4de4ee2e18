import { house, lamp, townHill, wallColor } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { bush, cypress, hills, palm, pine, plain, ridge, tree } from './land.ts';
import { haze, shade } from './palette.ts';
import { bicycle, figure, people } from './people.ts';
import { flats } from './scenes-street.ts';
import { sea } from './sea-parts.ts';
import { gulls, sky } from './sky.ts';
import { circ, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';
import { bus as busBody, car, fireEngine as engineBody, train } from './vehicles.ts';

function road(c: Ctx, y: number, h: number, marks = true): string {
  const asphalt = mix(c.p.ground, c.p.shadow, 0.55);
  return (
    rect(-60, y - 14, W + 120, 16, mix(c.p.ground, c.p.paper, 0.35)) +
    rect(-60, y, W + 120, h, asphalt) +
    (marks
      ? times(9, (i) =>
          poly(
            [
              [i * 210 - 60, y + h * 0.6],
              [i * 210 + 60, y + h * 0.6],
              [i * 210 + 74, y + h * 0.66],
              [i * 210 - 46, y + h * 0.66],
            ],
            c.p.paper,
            0.75,
          ),
        )
      : '') +
    lens(c.r.range(300, 1300), y + h * 0.3, 1200, 8, c.p.glow, c.dark ? 0.3 : 0.1)
  );
}

/** What stands behind the road: the sea front, a row of houses, or open hills. */
function backdrop(c: Ctx, y: number): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = v === 0 ? y - r.range(160, 240) : y - 60;
  let out = sky(c, { horizon: hy }) + hills(c, hy - 10, r.range(60, 160));
  if (v === 0)
    return (
      out +
      sea(c, hy, y + 20) +
      rect(-60, y - 46, W + 120, 60, mix(p.ground, p.paper, 0.2)) +
      times(26, (i) => rect(i * 64 - 20, y - 92, 8, 54, p.paper)) +
      rect(-60, y - 98, W + 120, 9, p.paper) +
      times(4, (i) => palm(c, 120 + i * 460 + r.range(-80, 80), y, r.range(360, 500)))
    );
  if (v === 1) {
    for (let x = -60; x < W; ) {
      const w = r.range(170, 270);
      out += r.chance(0.3)
        ? flats(c, x, y, w, r.int(4, 6), 76, wallColor(c), 0.1)
        : house(c, x, y, w, r.range(260, 460), { far: 0.1 });
      x += w - 2;
    }
    return out + lamp(c, r.range(100, 400), y + 10, 400) + tree(c, r.range(900, 1500), y + 8, 320);
  }
  return (
    out +
    townHill(c, r.range(-200, 500), r.range(1100, 1700), y - 30, 240, 0.36, 4) +
    plain(c, y - 44) +
    times(4, (i) =>
      i % 2 ? pine(c, 160 + i * 420, y, r.range(260, 380)) : cypress(c, 160 + i * 420, y, r.range(220, 340)),
    )
  );
}

export function trainStation(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  if (v === 0) {
    const y = r.range(760, 810);
    let out =
      backdrop(c, y - 160) +
      rect(-60, y - 180, W + 120, 300, mix(p.ground, p.shadow, 0.3)) +
      stroke(`M-60 ${num(y + 4)}H1660`, p.ink, 8);
    out +=
      train(c, r.range(120, 520), y, r.range(1.35, 1.6), r.pick(p.accent), 3) +
      rect(-60, y + 34, W + 120, 22, p.accent[1]) +
      rect(-60, y + 54, W + 120, H, mix(p.ground, p.paper, 0.1));
    const cy = r.range(130, 190);
    out +=
      times(
        3,
        (i) =>
          rect(180 + i * 560, cy + 30, 26, y + 70 - cy, p.ink) +
          stroke(
            `M${193 + i * 560} ${num(cy + 160)}L${70 + i * 560} ${num(cy + 40)}M${193 + i * 560} ${num(cy + 160)}L${316 + i * 560} ${num(cy + 40)}`,
            p.ink,
            10,
          ),
      ) +
      path(`M-60 ${num(cy - 60)}H1660V${num(cy + 40)}H-60Z`, p.roof[0]) +
      times(
        12,
        (i) =>
          path(`M${-60 + i * 150} ${num(cy + 38)}h75v20q-37 34 -75 0Z`, p.roof[0]) +
          path(`M${15 + i * 150} ${num(cy + 38)}h75v20q-37 34 -75 0Z`, p.paper),
      ) +
      rect(-60, cy - 70, W + 120, 20, shade(p, p.roof[0], 0.4));
    out +=
      circ(900, cy + 150, 50, p.ink) +
      circ(900, cy + 150, 42, p.paper) +
      stroke(`M900 ${num(cy + 150)}v-28m0 28l18 12`, p.ink, 5) +
      line(900, cy + 40, 900, cy + 100, p.ink, 6);
    return (
      out +
      poly(
        [
          [-60, y + 110],
          [700, y + 90],
          [1660, y + 150],
          [1660, y + 210],
          [-60, y + 180],
        ],
        p.shadow,
        0.2,
      ) +
      people(c, 6, 80, 1520, y + 110, y + 210, 230)
    );
  }
  const cx = r.range(560, 1040);
  const hy = r.range(430, 500);
  let out =
    sky(c, { horizon: hy, sunX: cx, sunY: hy - r.range(20, 160) }) +
    hills(c, hy, 100) +
    townHill(c, cx - 700, cx - 60, hy + 30, 200, 0.5, 3) +
    plain(c, hy + 20);
  const rail = (a: number, b: number, col: string, w: number): string =>
    poly(
      [
        [cx + a, hy + 24],
        [cx + a + 3, hy + 24],
        [cx + b + w, H + 60],
        [cx + b, H + 60],
      ],
      col,
    );
  out +=
    poly(
      [
        [cx - 26, hy + 24],
        [cx + 26, hy + 24],
        [cx + 520, H + 60],
        [cx - 520, H + 60],
      ],
      mix(p.ground, p.shadow, 0.4),
    ) +
    times(18, (_, t) => {
      const k = t ** 2;
      const y = hy + 30 + (H - hy) * k;
      const w = 18 + 390 * k;
      return rect(cx - w, y, w * 2, 3 + 20 * k, shade(p, p.roof[1], 0.4));
    }) +
    rail(-14, -300, p.paper, 26) +
    rail(12, 280, p.paper, 26);
  out +=
    poly(
      [
        [cx + 34, hy + 20],
        [cx + 300, hy + 10],
        [W + 300, 800],
        [W + 300, H + 60],
        [cx + 600, H + 60],
      ],
      mix(p.ground, p.paper, 0.25),
    ) +
    poly(
      [
        [cx + 34, hy + 20],
        [cx + 44, hy + 20],
        [cx + 680, H + 60],
        [cx + 600, H + 60],
      ],
      p.accent[1],
    ) +
    times(5, (_, t) => {
      const k = (1 - t) ** 1.5 * 0.9 + 0.12;
      const x = cx + 60 + 760 * k;
      return rect(x, hy + 20 - 420 * k + 420 * k * 0.1, 16 * k + 3, 420 * k + 240 * k, p.ink);
    }) +
    poly(
      [
        [cx + 50, hy - 30],
        [cx + 120, hy - 40],
        [W + 400, -160],
        [W + 60, 200],
      ],
      p.roof[0],
    ) +
    poly(
      [
        [cx + 50, hy - 30],
        [W + 60, 200],
        [W + 60, 260],
        [cx + 50, hy - 22],
      ],
      shade(p, p.roof[0], 0.45),
    );
  out +=
    rect(cx - 58, hy - 66, 116, 100, p.accent[0], 1, 16) +
    rect(cx - 46, hy - 54, 92, 44, c.dark ? p.glow : p.ink, 1, 8) +
    rect(cx - 58, hy + 4, 116, 14, p.paper) +
    circ(cx - 38, hy + 24, 9, p.sun) +
    circ(cx + 38, hy + 24, 9, p.sun) +
    glow(c, cx, hy + 24, 120, p.glow, 0.6);
  out += times(4, (i) => {
    const k = 1.8 ** i;
    return stroke(
      `M${num(cx - 70 * k)} ${num(hy + 30 + 22 * k)}V${num(hy - 80 * k)}H${num(cx + 10 * k)}`,
      p.ink,
      2 + 1.6 * k,
    );
  });
  return (
    out +
    people(c, 5, cx + 340, cx + 560, hy + 170, hy + 330, 190) +
    figure(c, Math.min(1480, cx + 640), H - 40, 360, { pose: 'coat' }) +
    bush(c, 100, H + 20, 360) +
    (r.chance(0.5) ? cypress(c, 120, H - 100, 430) : pine(c, 180, H - 60, 520))
  );
}

export function bus(c: Ctx): string {
  const { r, p } = c;
  const y = r.range(690, 770);
  let out = backdrop(c, y) + road(c, y, H - y + 60);
  const color = r.pick(p.accent);
  out +=
    car(c, r.range(60, 300), y + 80, 0.8, r.pick(p.accent), 'hatch') +
    busBody(c, r.range(720, 980), y + r.range(170, 210), r.range(1.5, 1.9), color);
  if (r.chance(0.65)) {
    const x = r.range(110, 330);
    out +=
      rect(x, H - 410, 12, 400, p.ink) +
      rect(x + 250, H - 410, 12, 400, p.ink) +
      rect(x - 60, H - 430, 390, 26, p.accent[1]) +
      rect(x + 12, H - 380, 238, 230, p.glint, 0.3) +
      rect(x + 20, H - 110, 220, 18, p.roof[0]) +
      figure(c, x + 100, H - 34, 250, { pose: 'sit', shadow: false }) +
      figure(c, x + 330, H - 20, 270, { pose: c.mood === 'rain' ? 'umbrella' : 'coat' });
  } else out += people(c, 3, 200, 1400, H - 60, H - 10, 240);
  return out;
}

export function bicycleLane(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  if (v === 0) {
    const y = r.range(700, 770);
    let out =
      backdrop(c, y) +
      road(c, y, 110, false) +
      rect(-60, y + 106, W + 120, 16, p.paper) +
      rect(-60, y + 122, W + 120, H, mix(p.accent[2], p.ground, 0.35)) +
      times(8, (i) =>
        poly(
          [
            [i * 230, H - 70],
            [i * 230 + 130, H - 70],
            [i * 230 + 144, H - 58],
            [i * 230 + 14, H - 58],
          ],
          p.paper,
          0.7,
        ),
      );
    out +=
      car(c, r.range(300, 1300), y + 84, 0.8, r.pick(p.accent), 'hatch') +
      times(2, (i) => bicycle(c, r.range(120, 420) + i * 980, y + 170, 1.7, r.pick(p.accent), true, r.sign()));
    return (
      out + bicycle(c, r.range(640, 980), H - 50, r.range(3, 3.5), r.pick([p.accent[0], p.accent[1]]), true, r.sign())
    );
  }
  // a path winding from the foreground to the horizon
  const hy = r.range(420, 500);
  const e = r.range(560, 1060);
  let out =
    sky(c, { horizon: hy, sunX: e + r.range(-200, 200) }) +
    hills(c, hy, 120) +
    sea(c, hy, hy + 190) +
    ridge(c, hy + 130, 22, p.leaf[0], 7) +
    ridge(c, hy + 210, 40, mix(p.leaf[0], p.leaf[1], 0.5), 6);
  const lane = mix(p.accent[2], p.ground, 0.3);
  const d = (k: number): string =>
    `M${num(e - 6)} ${num(hy + 120)}C${num(e + 420)} ${num(hy + 190)} ${num(e - 560 - k)} ${num(hy + 260)} ${num(480 - k)} ${H + 60}H${num(1240 + k)}C${num(700 + k)} ${num(hy + 330)} ${num(e + 640)} ${num(hy + 180)} ${num(e + 6)} ${num(hy + 120)}Z`;
  out +=
    path(d(60), p.paper) +
    path(d(0), lane) +
    stroke(
      `M${num(e)} ${num(hy + 122)}C${num(e + 520)} ${num(hy + 186)} ${num(e - 60)} ${num(hy + 300)} 850 ${H + 40}`,
      p.paper,
      7,
      0.85,
    ) +
    times(5, (i) => cypress(c, 90 + i * 90, hy + 240 + i * 14, r.range(150, 260)));
  out +=
    bicycle(c, 760, hy + 300, 1.3, p.accent[1], true, 1) +
    bicycle(c, r.range(700, 900), H - 90, 3.2, p.accent[0], true, -1);
  return (
    out +
    pine(c, r.range(1320, 1500), H - 120, 620) +
    (r.chance(0.5) ? tree(c, 130, H - 60, 420) : figure(c, 330, H - 150, 230, { pose: 'walk' })) +
    gulls(c, 800, 200, 400, 5)
  );
}

export function policeCar(c: Ctx): string {
  const { r, p } = c;
  const y = r.range(680, 760);
  let out = backdrop(c, y) + road(c, y, H - y + 60);
  out += r.chance(0.5)
    ? car(c, r.range(180, 420), y + 90, 1, r.pick(p.accent)) + people(c, 3, 200, 1500, y + 30, y + 70, 170)
    : people(c, 5, 150, 1500, y + 20, y + 60, 150);
  const x = r.range(680, 980);
  out += car(c, x, H - r.range(90, 140), r.range(2.6, 3.3), mix(p.paper, p.wall[3], 0.3), 'police');
  if (r.chance(0.6)) {
    const t = H - 30;
    out += times(
      3,
      (i) =>
        poly(
          [
            [60 + i * 110, t],
            [92 + i * 110, t - 110],
            [104 + i * 110, t - 110],
            [136 + i * 110, t],
          ],
          p.accent[0],
        ) + rect(76 + i * 110, t - 62, 44, 18, p.paper),
    );
  } else
    out +=
      poly(
        [
          [-60, 900],
          [1660, H - 250],
          [1660, H - 222],
          [-60, 930],
        ],
        p.accent[1],
      ) +
      times(17, (i) =>
        poly(
          [
            [-40 + i * 104, 912 - i * 5.2],
            [10 + i * 104, 910 - i * 5.2],
            [0 + i * 104, 932 - i * 5.2],
            [-50 + i * 104, 934 - i * 5.2],
          ],
          p.ink,
        ),
      );
  return out + (r.chance(0.6) ? figure(c, r.range(1340, 1500), H - 60, 330, { pose: 'stand', coat: p.accent[2] }) : '');
}

export function fireEngine(c: Ctx): string {
  const { r, p } = c;
  const y = r.range(690, 750);
  let out = backdrop(c, y);
  const sx = r.range(180, 420);
  if (r.chance(0.6))
    out +=
      times(9, (i) =>
        circ(
          sx + i * 34 + r.range(-26, 26),
          y - 240 - i * 56,
          50 + i * 17,
          mix(haze(p, p.shadow, 0.25), p.sky[1], i * 0.07),
          0.9,
        ),
      ) + glow(c, sx, y - 200, 220, '#ff8a3c', 0.85);
  out +=
    road(c, y, H - y + 60) +
    engineBody(c, r.range(760, 940), H - r.range(120, 170), r.range(1.8, 2.2), r.range(-34, -6));
  out +=
    stroke(`M${num(r.range(100, 240))} ${H - 40}q140 -70 280 -10t260 -30t200 10`, p.accent[1], 14) +
    figure(c, r.range(160, 330), H - 60, 280, { pose: 'reach', coat: p.accent[1], dir: -1 }) +
    figure(c, r.range(1360, 1500), H - 40, 300, { pose: 'stand', coat: p.accent[1] });
  return out;
}
