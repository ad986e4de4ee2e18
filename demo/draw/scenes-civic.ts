import { house, lamp, pane, townHill, wallColor } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { cypress, hills, palm, pine, plain, tree } from './land.ts';
import { shade } from './palette.ts';
import { bicycle, figure, people } from './people.ts';
import { counter, room } from './room.ts';
import { gulls, sky } from './sky.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

/** A long building of bays: one storey band of windows per floor. */
function slab(c: Ctx, x: number, base: number, w: number, floors: number, fh: number, wall: string): string {
  const cols = Math.round((w * 0.86) / (fh * 0.72));
  const cw = (w * 0.86) / cols;
  let out =
    rect(x, base - floors * fh, w, floors * fh, wall) +
    rect(x + w * 0.86, base - floors * fh, w * 0.14, floors * fh, shade(c.p, wall, 0.42)) +
    rect(x - 10, base - floors * fh - 18, w + 20, 22, mix(wall, c.p.paper, 0.5));
  for (let i = 0; i < floors; i++) {
    const y = base - (floors - i) * fh;
    out +=
      rect(x, y + fh * 0.2, w * 0.86, fh * 0.5, shade(c.p, wall, 0.2)) +
      times(cols, (j) => pane(c, x + cw * j + cw * 0.1, y + fh * 0.22, cw * 0.8, fh * 0.46, false, wall)) +
      rect(x, y + fh * 0.7, w, fh * 0.06, mix(wall, c.p.paper, 0.4));
  }
  return out;
}

export function school(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const hy = r.range(690, 760);
  const wall = wallColor(c);
  let out =
    sky(c, { horizon: hy }) +
    hills(c, hy - 60, 130) +
    townHill(c, r.range(-200, 900), r.range(1100, 1800), hy - 10, 150, 0.55, 3) +
    plain(c, hy, mix(p.ground, p.accent[1], 0.12));
  if (v === 0) {
    const x = r.range(180, 420);
    out +=
      times(3, (i) => cypress(c, x - 150 + i * 66, hy + 40, r.range(300, 420))) +
      poly(
        [
          [x, hy + 50],
          [x + 980, hy + 50],
          [x + 1400, hy + 160],
          [x + 320, hy + 160],
        ],
        p.shadow,
        0.3,
      ) +
      slab(c, x, hy + 50, 980, 3, 118, wall) +
      rect(x + 300, hy - 130, 220, 180, p.accent[0]) +
      rect(x + 340, hy - 100, 62, 150, shade(p, p.accent[0], 0.6)) +
      rect(x + 418, hy - 100, 62, 150, shade(p, p.accent[0], 0.6)) +
      rect(x + 260, hy - 150, 300, 26, p.paper) +
      poly(
        [
          [x + 260, hy - 124],
          [x + 560, hy - 124],
          [x + 590, hy - 96],
          [x + 300, hy - 96],
        ],
        p.shadow,
        0.35,
      );
    out +=
      line(x - 60, hy + 90, x - 60, hy - 330, p.paper, 7) +
      path(`M${num(x - 57)} ${num(hy - 326)}q40 -24 72 0t72 0v84q-40 22 -72 0t-72 0Z`, p.accent[2]) +
      times(4, (i) =>
        stroke(
          `M${num(-40)} ${num(H - 40 - i * 8)}Q800 ${num(hy + 210 + i * 40)} 1660 ${num(H - 120 - i * 60)}`,
          p.paper,
          4,
          0.35,
        ),
      );
    return out + people(c, 11, 120, 1500, hy + 130, hy + 250, 130) + tree(c, r.range(1330, 1520), hy + 190, 400);
  }
  // the yard seen from under an arcade
  out +=
    slab(c, 260, hy + 40, 1300, 2, 130, wall) +
    tree(c, 700, hy + 70, 330) +
    tree(c, 1080, hy + 90, 380) +
    people(c, 8, 330, 1350, hy + 90, hy + 180, 130) +
    poly(
      [
        [500, hy + 200],
        [1300, hy + 200],
        [1480, H + 60],
        [360, H + 60],
      ],
      mix(p.ground, p.accent[2], 0.35),
    ) +
    stroke(`M900 ${hy + 200}V${H}M500 ${num(hy + 200)}L360 1100M1300 ${num(hy + 200)}L1480 1100`, p.paper, 6, 0.7) +
    ell(900, hy + 300, 120, 30, p.paper, 0.2);
  const dk = shade(p, p.wall[2], 0.66);
  out +=
    times(
      4,
      (i) => rect(-80 + i * 560, -60, 96, H + 120, dk) + rect(-80 + i * 560, -60, 26, H + 120, mix(dk, p.wall[1], 0.4)),
    ) +
    times(3, (i) =>
      path(
        `M${-2 + i * 560} 330V-60H${500 + i * 560}V330Q${480 + i * 560} 70 ${249 + i * 560} 70Q${18 + i * 560} 70 ${-2 + i * 560} 330Z`,
        dk,
      ),
    ) +
    poly(
      [
        [-60, H - 90],
        [W + 60, H - 90],
        [W + 60, H + 60],
        [-60, H + 60],
      ],
      dk,
    ) +
    times(3, (i) =>
      poly(
        [
          [20 + i * 560, H - 90],
          [470 + i * 560, H - 90],
          [640 + i * 560, H + 60],
          [130 + i * 560, H + 60],
        ],
        mix(p.ground, p.sun, 0.4),
      ),
    );
  return (
    out +
    figure(c, r.range(220, 420), H - 40, 330, { pose: 'walk', coat: p.accent[0] }) +
    figure(c, r.range(820, 1000), H - 56, 310, { pose: 'coat', coat: p.accent[1] })
  );
}

export function hospital(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(740, 810);
  const wall = mix(p.wall[0], p.paper, 0.4);
  const x = r.range(60, 300);
  const style = r.int(0, 1);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 30, 110);
  out += r.chance(0.6) ? rect(-60, hy - 60, W + 120, 70, p.sea[0]) : townHill(c, 700, 1700, hy, 190, 0.5, 3);
  out += plain(c, hy - 6);
  const cross = (cx: number, cy: number, s: number): string =>
    circ(cx, cy, s * 1.5, p.accent[2]) +
    rect(cx - s * 0.3, cy - s, s * 0.6, s * 2, p.paper) +
    rect(cx - s, cy - s * 0.3, s * 2, s * 0.6, p.paper);
  out += poly(
    [
      [x + 100, hy + 60],
      [x + 1100, hy + 60],
      [x + 1500, hy + 170],
      [x + 500, hy + 170],
    ],
    p.shadow,
    0.28,
  );
  if (style === 0)
    out +=
      slab(c, x + 420, hy + 50, 520, 7, 84, wall) +
      slab(c, x, hy + 60, 620, 3, 100, mix(wall, p.accent[2], 0.2)) +
      cross(x + 530, hy - 470, 34) +
      rect(x + 850, hy - 90, 330, 22, p.paper) +
      rect(x + 1150, hy - 70, 14, 130, p.ink);
  else {
    out +=
      slab(c, x + 60, hy + 50, 380, 6, 86, wall) +
      slab(c, x + 720, hy + 50, 380, 6, 86, wall) +
      rect(x + 430, hy - 250, 300, 70, mix(p.sky[1], p.paper, 0.4)) +
      times(7, (i) => rect(x + 440 + i * 42, hy - 250, 5, 70, p.ink)) +
      slab(c, x + 330, hy + 60, 520, 1, 130, mix(wall, p.accent[2], 0.3)) +
      cross(x + 590, hy - 110, 26) +
      ell(x + 900, hy - 486, 120, 16, p.ink) +
      stroke(`M${num(x + 900)} ${num(hy - 486)}v20`, p.ink, 8);
  }
  out += people(c, 7, 350, 1500, hy + 90, hy + 170, 120);
  if (r.chance(0.6)) {
    const ax = r.range(1000, 1300);
    out +=
      poly(
        [
          [ax - 150, H - 90],
          [ax + 150, H - 90],
          [ax + 280, H - 56],
          [ax - 30, H - 56],
        ],
        p.shadow,
        0.34,
      ) +
      path(
        `M${num(ax - 150)} ${H - 110}V${H - 236}Q${num(ax - 150)} ${H - 250} ${num(ax - 136)} ${H - 250}H${num(ax + 60)}L${num(ax + 110)} ${H - 180}L${num(ax + 150)} ${H - 168}V${H - 110}Z`,
        p.paper,
      ) +
      rect(ax - 150, H - 176, 300, 22, p.accent[0]) +
      path(
        `M${num(ax + 20)} ${H - 236}H${num(ax + 54)}L${num(ax + 92)} ${H - 182}H${num(ax + 20)}Z`,
        shade(p, p.sky[1], 0.4),
      ) +
      circ(ax - 90, H - 106, 28, p.ink) +
      circ(ax + 90, H - 106, 28, p.ink) +
      rect(ax - 20, H - 266, 44, 16, '#2f6bff', 1, 6) +
      glow(c, ax, H - 262, 100, '#4a80ff', 0.6);
  }
  out += times(3, (i) =>
    i % 2
      ? tree(c, 60 + i * 130, H - 90 - i * 20, r.range(220, 300))
      : palm(c, 60 + i * 130, H - 70 - i * 20, r.range(320, 430)),
  );
  return out + gulls(c, 300, 240, 200, 4);
}

export function courthouse(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  if (v === 2) {
    // scales and gavel on a desk
    c.indoors = true;
    const f = 760;
    const { svg, k } = room(c, f);
    const x = r.range(440, 620);
    const brass = p.accent[1];
    const bd = shade(p, brass, 0.45);
    const tip = r.range(-70, 70);
    const pan = (px: number, py: number): string =>
      stroke(
        `M${num(px)} ${num(py)}L${num(px - 120)} ${num(py + 250)}M${num(px)} ${num(py)}L${num(px + 120)} ${num(py + 250)}`,
        bd,
        4,
      ) +
      path(
        `M${num(px - 140)} ${num(py + 250)}H${num(px + 140)}Q${num(px)} ${num(py + 350)} ${num(px - 140)} ${num(py + 250)}Z`,
        brass,
      ) +
      path(
        `M${num(px + 20)} ${num(py + 250)}H${num(px + 140)}Q${num(px + 70)} ${num(py + 310)} ${num(px)} ${num(py + 300)}Z`,
        bd,
      );
    let out =
      svg +
      times(
        5,
        (i) => rect(60 + i * 330, -60, 210, 700, shade(p, k.wall, 0.16)) + rect(84 + i * 330, -60, 162, 676, k.wall),
      ) +
      counter(c, f, k.wood, 90);
    out +=
      poly(
        [
          [x - 150, f + 50],
          [x + 150, f + 50],
          [x + 700, f + 210],
          [x + 300, f + 230],
        ],
        p.shadow,
        0.4,
      ) +
      poly(
        [
          [x - 14, f + 10],
          [x - 8, 190],
          [x + 8, 190],
          [x + 14, f + 10],
        ],
        brass,
      ) +
      path(
        `M${num(x - 150)} ${f + 50}Q${num(x - 60)} ${f - 30} ${num(x)} ${f - 40}Q${num(x + 60)} ${f - 30} ${num(x + 150)} ${f + 50}Z`,
        brass,
      ) +
      path(`M${num(x + 10)} ${f - 40}Q${num(x + 60)} ${f - 30} ${num(x + 150)} ${f + 50}H${num(x + 60)}Z`, bd) +
      stroke(`M${num(x - 270)} ${num(230 + tip)}Q${num(x)} 180 ${num(x + 270)} ${num(230 - tip)}`, brass, 18) +
      circ(x, 196, 28, brass) +
      circ(x, 150, 18, bd) +
      pan(x - 270, 232 + tip) +
      pan(x + 270, 232 - tip);
    const gx = r.range(1080, 1240);
    return (
      out +
      poly(
        [
          [gx - 120, f + 66],
          [gx + 160, f + 66],
          [gx + 420, f + 170],
          [gx + 100, f + 170],
        ],
        p.shadow,
        0.36,
      ) +
      rect(gx - 130, f + 10, 270, 54, shade(p, p.roof[1], 0.25), 1, 10) +
      `<g transform="rotate(-26 ${num(gx)} ${f - 90})">${rect(gx + 20, f - 102, 380, 24, p.roof[0], 1, 12)}${rect(gx - 70, f - 176, 130, 172, p.roof[1], 1, 14)}${rect(gx + 10, f - 176, 50, 172, shade(p, p.roof[1], 0.4), 1, 14)}${rect(gx - 78, f - 152, 146, 18, brass)}${rect(gx - 78, f - 46, 146, 18, brass)}</g>`
    );
  }
  const hy = r.range(800, 860);
  const cx = r.range(660, 940);
  const wall = p.wall[v];
  const w = v === 0 ? 1000 : 760;
  const k = shade(p, wall ?? p.wall[0], 0.45);
  const wa = wall ?? p.wall[0];
  let out =
    sky(c, { horizon: hy }) +
    hills(c, hy - 120, 110) +
    plain(c, hy - 20) +
    poly(
      [
        [cx - w / 2, hy + 40],
        [cx + w / 2, hy + 40],
        [cx + w / 2 + 440, hy + 150],
        [cx - 100, hy + 150],
      ],
      p.shadow,
      0.3,
    );
  if (v === 1)
    out +=
      rect(cx - w / 2 - 260, hy - 300, 300, 320, shade(p, wa, 0.12)) +
      rect(cx + w / 2 - 40, hy - 300, 300, 320, k) +
      times(3, (i) => pane(c, cx - w / 2 - 220 + i * 80, hy - 240, 40, 130, true, wa));
  const n = v === 0 ? 8 : 6;
  const ch = v === 0 ? 380 : 460;
  out +=
    rect(cx - w / 2 + 10, hy - ch, w - 20, ch, shade(p, wa, 0.62)) +
    rect(cx - 70, hy - 260, 140, 260, c.dark ? p.glow : p.ink) +
    times(n, (i) => {
      const x = cx - w / 2 + 26 + (i * (w - 100)) / (n - 1);
      return (
        poly(
          [
            [x + 44, hy],
            [x + 52, hy - ch],
            [x + 120, hy - ch],
            [x + 160, hy],
          ],
          p.shadow,
          0.2,
        ) +
        rect(x, hy - ch, 48, ch, wa) +
        rect(x + 30, hy - ch, 18, ch, k) +
        times(2, (j) => rect(x + 8 + j * 11, hy - ch + 20, 3, ch - 40, k, 0.4)) +
        rect(x - 10, hy - ch - 4, 68, 22, mix(wa, p.paper, 0.5)) +
        rect(x - 10, hy - 22, 68, 24, mix(wa, p.paper, 0.4))
      );
    });
  out +=
    rect(cx - w / 2 - 14, hy - ch - 66, w + 28, 64, mix(wa, p.paper, 0.4)) +
    rect(cx - w / 2 - 14, hy - ch - 16, w + 28, 14, k) +
    poly(
      [
        [cx - w / 2 - 34, hy - ch - 64],
        [cx, hy - ch - 240],
        [cx + w / 2 + 34, hy - ch - 64],
      ],
      mix(wa, p.paper, 0.55),
    ) +
    poly(
      [
        [cx - w / 2 + 90, hy - ch - 78],
        [cx, hy - ch - 208],
        [cx + w / 2 - 90, hy - ch - 78],
      ],
      shade(p, wa, 0.34),
    ) +
    poly(
      [
        [cx, hy - ch - 240],
        [cx + w / 2 + 34, hy - ch - 64],
        [cx + w / 2 - 30, hy - ch - 64],
      ],
      shade(p, wa, 0.28),
    );
  out +=
    stroke(
      `M${num(cx)} ${num(hy - ch - 180)}v80M${num(cx - 70)} ${num(hy - ch - 160)}h140m0 0l-24 44h48l-24 -44M${num(cx - 70)} ${num(hy - ch - 160)}l-24 44h48Z`,
      p.paper,
      7,
    ) +
    times(8, (i) =>
      rect(
        cx - w / 2 - 20 - i * 22,
        hy - 6 + i * 17,
        w + 40 + i * 44,
        18,
        i % 2 ? shade(p, p.ground, 0.34) : mix(p.ground, p.paper, 0.4),
      ),
    );
  return (
    out +
    pine(c, r.range(60, 160), hy + 90, 460) +
    cypress(c, r.range(1400, 1540), hy + 110, 480) +
    people(c, 5, cx - 420, cx + 420, hy + 30, hy + 130, 130) +
    figure(c, cx + r.range(-420, 420), H - 40, 230, { pose: 'coat' })
  );
}

export function warehouseTheatre(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  if (v === 0) {
    const hy = r.range(760, 820);
    const x = r.range(220, 420);
    const w = 860;
    const wall = r.pick([p.roof[0], p.roof[1], p.accent[2]]);
    let out =
      sky(c, { horizon: hy }) +
      hills(c, hy - 60, 90) +
      rect(-60, hy - 60, W + 120, 70, p.sea[0]) +
      plain(c, hy - 8) +
      poly(
        [
          [x, hy + 60],
          [x + w, hy + 60],
          [x + w + 400, hy + 160],
          [x + 300, hy + 160],
        ],
        p.shadow,
        0.3,
      );
    out +=
      house(c, x - 330, hy + 40, 300, 240, { roof: 'gable' }) +
      poly(
        [
          [x, hy + 60],
          [x, hy - 340],
          [x + w / 2, hy - 540],
          [x + w, hy - 340],
          [x + w, hy + 60],
        ],
        wall,
      ) +
      poly(
        [
          [x + w / 2, hy - 540],
          [x + w, hy - 340],
          [x + w, hy + 60],
          [x + w * 0.8, hy + 60],
          [x + w * 0.8, hy - 410],
        ],
        shade(p, wall, 0.36),
      ) +
      stroke(
        `M${num(x - 36)} ${num(hy - 316)}L${num(x + w / 2)} ${num(hy - 552)}L${num(x + w + 36)} ${num(hy - 316)}`,
        p.paper,
        18,
      ) +
      times(26, () =>
        rect(
          x + r.range(10, w - 70),
          hy - r.range(0, 330),
          r.range(24, 54),
          11,
          r.chance(0.5) ? mix(wall, p.paper, 0.18) : shade(p, wall, 0.2),
        ),
      );
    out +=
      circ(x + w / 2, hy - 360, 74, p.paper) +
      circ(x + w / 2, hy - 360, 60, c.dark ? p.glow : shade(p, wall, 0.6)) +
      times(
        4,
        (i) =>
          `<g transform="rotate(${i * 45} ${num(x + w / 2)} ${num(hy - 360)})">${rect(x + w / 2 - 62, hy - 363, 124, 6, p.paper)}</g>`,
      );
    out +=
      rect(x + 200, hy - 210, w - 400, 270, p.ink) +
      rect(x + 226, hy - 190, w - 452, 250, p.glow, c.dark ? 1 : 0.85) +
      path(
        `M${num(x + 226)} ${num(hy - 190)}H${num(x + w / 2)}Q${num(x + 330)} ${num(hy - 60)} ${num(x + 250)} ${num(hy + 60)}H${num(x + 226)}Z`,
        p.accent[0],
      ) +
      path(
        `M${num(x + w - 226)} ${num(hy - 190)}H${num(x + w / 2)}Q${num(x + w - 330)} ${num(hy - 60)} ${num(x + w - 250)} ${num(hy + 60)}H${num(x + w - 226)}Z`,
        shade(p, p.accent[0], 0.35),
      ) +
      poly(
        [
          [x + 240, hy + 60],
          [x + w - 240, hy + 60],
          [x + w - 60, H],
          [x + 40, H],
        ],
        p.glow,
        c.dark ? 0.4 : 0.2,
      );
    out +=
      times(11, (i) => circ(x + 206 + i * ((w - 412) / 10), hy - 222, 11, c.dark ? p.sun : p.accent[1])) +
      (c.dark ? glow(c, x + w / 2, hy - 60, 420, p.glow, 0.45) : '') +
      lamp(c, x - 90, hy + 110, 380, 1);
    return (
      out +
      people(c, 9, x + 60, x + w - 60, hy + 90, hy + 170, 130) +
      bicycle(c, x + w + 120, hy + 120, 1.2, p.accent[1], false)
    );
  }
  // on stage: curtains, a beam and two players
  const cur = r.pick([p.accent[0], p.roof[1], p.accent[2]]);
  const back = mix(p.ink, p.sky[0], 0.3);
  let out =
    rect(-60, -60, W + 120, H + 120, back) +
    circ(r.range(600, 1000), 430, r.range(200, 290), p.accent[1]) +
    times(5, (i) =>
      house(c, 340 + i * 190, 800, 170, r.range(120, 330), { wall: mix(back, p.wall[1], 0.25 + 0.06 * i) }),
    );
  out +=
    rect(-60, 790, W + 120, 160, shade(p, p.wall[2], 0.3)) +
    times(16, (i) => line(800 + (i - 7.5) * 100, 790, 800 + (i - 7.5) * 150, 950, p.shadow, 3, 0.35));
  const bx = r.range(600, 1000);
  out +=
    poly(
      [
        [bx - 260, -60],
        [bx - 160, -60],
        [bx + 190, 880],
        [bx - 230, 880],
      ],
      p.sun,
      0.24,
    ) +
    ell(bx - 20, 880, 230, 36, p.sun, 0.45) +
    figure(c, bx - 70, 890, 300, { pose: r.pick(['reach', 'cheer'] as const), coat: p.accent[0], dir: 1 }) +
    figure(c, bx + 130, 880, 290, { pose: r.pick(['stand', 'sit', 'lean'] as const), coat: p.paper, dir: -1 });
  out +=
    times(
      7,
      (i) =>
        path(
          `M${-60 + i * 52} -60H${0 + i * 52}Q${16 + i * 40} 400 ${-20 + i * 34} 950H${-60 + i * 34}Z`,
          i % 2 ? cur : shade(p, cur, 0.34),
        ) +
        path(
          `M${1660 - i * 52} -60H${1600 - i * 52}Q${1584 - i * 40} 400 ${1620 - i * 34} 950H${1660 - i * 34}Z`,
          i % 2 ? shade(p, cur, 0.2) : shade(p, cur, 0.5),
        ),
    ) +
    times(
      8,
      (i) =>
        path(
          `M${-60 + i * 215} -60H${155 + i * 215}Q${160 + i * 215} 180 ${47 + i * 215} 190Q${-65 + i * 215} 180 ${-60 + i * 215} -60Z`,
          i % 2 ? cur : shade(p, cur, 0.25),
        ) + stroke(`M${-58 + i * 215} 130Q${47 + i * 215} 230 ${152 + i * 215} 130`, p.accent[1], 8),
    );
  out +=
    rect(-60, 946, W + 120, 200, p.ink) +
    times(
      13,
      (i) => path(`M${20 + i * 130} 950a34 30 0 0 1 68 0Z`, p.ink) + lens(54 + i * 130, 946, 60, 7, p.glow, 0.9),
    );
  return (
    out +
    times(
      12,
      (i) =>
        circ(30 + i * 142 + r.range(-20, 20), 1012 + (i % 2) * 14, 34, shade(p, p.ink, 0.1)) +
        path(`M${-30 + i * 142} 1130q60 -150 120 0Z`, p.ink),
    )
  );
}
