import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { shade } from './palette.ts';
import { figure, people } from './people.ts';
import { books, counter, mug, pendant, plant, room, windowView } from './room.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

export function classroom(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const f = r.range(640, 700);
  const { svg, k } = room(c, f);
  const bx = r.range(120, 260);
  const board = mix(p.leaf[1], p.ink, 0.2);
  let out = svg + times(2, (i) => windowView(c, 1130 + i * 260, 130, 200, 380, { cols: 2, rows: 3 }));
  out +=
    rect(bx - 16, 134, 832, 392, k.wood) +
    rect(bx, 150, 800, 360, board) +
    poly(
      [
        [bx + 420, 150],
        [bx + 620, 150],
        [bx + 480, 510],
        [bx + 280, 510],
      ],
      p.paper,
      0.06,
    );
  const kind = r.int(0, 2);
  if (kind === 0)
    out +=
      stroke(
        `M${num(bx + 90)} 440V220M${num(bx + 90)} 440H${num(bx + 380)}M${num(bx + 90)} 420Q${num(bx + 220)} 420 ${num(bx + 260)} 320T${num(bx + 370)} 230`,
        p.paper,
        5,
        0.85,
      ) + stroke(`M${num(bx + 620)} 230L${num(bx + 730)} 420H${num(bx + 510)}Z`, p.accent[1], 6, 0.9);
  if (kind === 1)
    out +=
      `<circle cx="${num(bx + 250)}" cy="330" r="110" fill="none" stroke="${p.paper}" stroke-width="5" opacity=".85"/>` +
      stroke(
        `M${num(bx + 140)} 330H${num(bx + 360)}M${num(bx + 250)} 220V440M${num(bx + 250)} 220q90 110 0 220m0 -220q-90 110 0 220`,
        p.paper,
        4,
        0.7,
      ) +
      times(5, (i) => line(bx + 470, 230 + i * 50, bx + r.range(600, 740), 230 + i * 50, p.accent[1], 6, 0.8));
  if (kind === 2)
    out +=
      stroke(`M${num(bx + 60)} 420q60 -90 120 0t120 0t120 0t120 0t120 0t100 0`, p.glint, 6, 0.85) +
      circ(bx + 620, 240, 40, p.accent[1], 0.9) +
      stroke(`M${num(bx + 250)} 380l30 -110l90 100Z`, p.paper, 5, 0.9);
  out +=
    rect(bx - 16, 520, 832, 16, k.wood) +
    figure(c, bx + r.range(560, 740), f + 40, 330, { pose: 'reach', dir: -1 }) +
    pendant(c, 420, 90, 60, p.accent[0]) +
    pendant(c, 1050, 90, 60, p.accent[0]);
  const desk = (x: number, y: number, s: number, col: string): string =>
    poly(
      [
        [x - 130 * s, y - 30 * s],
        [x + 130 * s, y - 30 * s],
        [x + 260 * s, y + 20 * s],
        [x - 40 * s, y + 20 * s],
      ],
      p.shadow,
      0.25,
    ) +
    stroke(
      `M${num(x - 100 * s)} ${num(y - 120 * s)}V${num(y)}M${num(x + 100 * s)} ${num(y - 120 * s)}V${num(y)}`,
      p.ink,
      9 * s,
    ) +
    poly(
      [
        [x - 140 * s, y - 112 * s],
        [x - 110 * s, y - 160 * s],
        [x + 110 * s, y - 160 * s],
        [x + 140 * s, y - 112 * s],
      ],
      k.wood,
    ) +
    rect(x - 140 * s, y - 113 * s, 280 * s, 14 * s, shade(p, k.wood, 0.4)) +
    poly(
      [
        [x - 50 * s, y - 126 * s],
        [x - 40 * s, y - 150 * s],
        [x + 24 * s, y - 150 * s],
        [x + 28 * s, y - 126 * s],
      ],
      p.paper,
    ) +
    circ(x, y - 236 * s, 30 * s, p.ink) +
    path(
      `M${num(x - 62 * s)} ${num(y - 60 * s)}Q${num(x - 60 * s)} ${num(y - 204 * s)} ${num(x)} ${num(y - 206 * s)}Q${num(x + 60 * s)} ${num(y - 204 * s)} ${num(x + 62 * s)} ${num(y - 60 * s)}Z`,
      col,
    ) +
    (r.chance(0.4)
      ? stroke(`M${num(x + 46 * s)} ${num(y - 170 * s)}L${num(x + 74 * s)} ${num(y - 330 * s)}`, col, 22 * s)
      : '') +
    rect(x - 50 * s, y - 70 * s, 100 * s, 80 * s, shade(p, k.wood, 0.2), 1, 10 * s);
  const rows =
    v === 0
      ? [
          [3, 0.8, f + 130],
          [4, 1.15, H + 10],
        ]
      : [
          [5, 0.62, f + 100],
          [4, 0.85, f + 230],
          [3, 1.3, H + 110],
        ];
  for (const [n, s, y] of rows as Array<[number, number, number]>)
    out += times(n, (i) => desk((W / n) * (i + 0.5) + r.range(-20, 20), y, s, r.pick([...p.accent, p.ink, p.paper])));
  return out;
}

export function library(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  if (v === 0) {
    const f = 850;
    const { svg, k } = room(c, f, { slabs: false });
    const wx = r.range(520, 800);
    let out = svg + windowView(c, wx, 90, 320, 640, { arch: true, cols: 3, rows: 5, frame: k.light });
    const shelf = (x: number, w: number): string =>
      rect(x, 30, w, f - 30, k.wood) +
      times(
        5,
        (i) =>
          rect(x + 16, 56 + i * 158, w - 32, 144, shade(p, k.wood, 0.6)) +
          books(c, x + 24, x + w - 22, 200 + i * 158, 132) +
          (r.chance(0.5) ? '' : rect(x + w * 0.4, 56 + i * 158, 8, 144, k.wood)),
      );
    for (let x = -120; x < W; x += 330) {
      if (x + 320 < wx - 20 || x > wx + 340) out += shelf(x, 320);
    }
    if (wx - 40 > 540 && wx - 40 < 870)
      out += shelf(wx - 250 < 540 ? -400 : 540, Math.max(0, wx - 60 - 540) > 120 ? wx - 60 - 540 : 0.1);
    out +=
      poly(
        [
          [wx, f],
          [wx + 320, f],
          [wx + 760, H + 60],
          [wx + 260, H + 60],
        ],
        mix(k.floor, p.sun, 0.45),
        0.75,
      ) +
      stroke(
        `M${num(wx - 150)} ${f + 60}L${num(wx - 90)} 120M${num(wx - 60)} ${f + 60}L${num(wx - 30)} 120` +
          times(8, (i) => `M${num(wx - 144 + i * 7)} ${num(f - i * 92)}L${num(wx - 56 + i * 3)} ${num(f - i * 92)}`),
        p.accent[1],
        11,
      );
    out +=
      figure(c, wx + 210, f + 90, 330, { pose: 'stand' }) +
      figure(c, r.range(160, 360), f + 150, 340, { pose: 'reach' });
    return out + times(2, (i) => pendant(c, 260 + i * 1060, 200, 84, p.accent[0])) + plant(c, 1500, H - 20, 260);
  }
  // reading table, rows of green lamps
  const f = 560;
  const { svg, k } = room(c, f);
  let out =
    svg +
    times(4, (i) =>
      i % 2
        ? windowView(c, 60 + i * 390, 60, 230, 400, { arch: true, cols: 2, rows: 4 })
        : rect(20 + i * 390, 40, 320, f - 50, k.wood) +
          times(
            3,
            (j) =>
              rect(34 + i * 390, 56 + j * 164, 292, 150, shade(p, k.wood, 0.6)) +
              books(c, 40 + i * 390, 324 + i * 390, 206 + j * 164, 138),
          ),
    );
  out +=
    people(c, 5, 120, 1480, f + 90, f + 110, 260, { shadow: false, pose: 'stand' }) +
    poly(
      [
        [120, f + 100],
        [1480, f + 100],
        [1720, H - 60],
        [-120, H - 60],
      ],
      k.wood,
    ) +
    poly(
      [
        [500, f + 100],
        [760, f + 100],
        [620, H - 60],
        [160, H - 60],
      ],
      p.sun,
      0.22,
    ) +
    rect(-120, H - 62, 1900, 140, shade(p, k.wood, 0.5));
  const lampT = (x: number, y: number, s: number): string =>
    glow(c, x, y - 20 * s, 190 * s, p.glow, c.dark ? 0.6 : 0.3) +
    rect(x - 5 * s, y - 130 * s, 10 * s, 130 * s, p.accent[1]) +
    ell(x, y, 44 * s, 12 * s, p.ink) +
    path(
      `M${num(x - 84 * s)} ${num(y - 116 * s)}Q${num(x - 76 * s)} ${num(y - 176 * s)} ${num(x)} ${num(y - 178 * s)}Q${num(x + 76 * s)} ${num(y - 176 * s)} ${num(x + 84 * s)} ${num(y - 116 * s)}Z`,
      p.leaf[1],
    ) +
    path(
      `M${num(x - 70 * s)} ${num(y - 122 * s)}Q${num(x - 64 * s)} ${num(y - 168 * s)} ${num(x - 10 * s)} ${num(y - 172 * s)}Q${num(x - 40 * s)} ${num(y - 150 * s)} ${num(x - 40 * s)} ${num(y - 122 * s)}Z`,
      p.leaf[0],
    );
  const open = (x: number, y: number, s: number): string =>
    path(
      `M${num(x)} ${num(y)}Q${num(x - 80 * s)} ${num(y - 34 * s)} ${num(x - 170 * s)} ${num(y)}L${num(x - 140 * s)} ${num(y - 80 * s)}Q${num(x - 60 * s)} ${num(y - 108 * s)} ${num(x)} ${num(y - 78 * s)}Z`,
      p.paper,
    ) +
    path(
      `M${num(x)} ${num(y)}Q${num(x + 80 * s)} ${num(y - 34 * s)} ${num(x + 170 * s)} ${num(y)}L${num(x + 140 * s)} ${num(y - 80 * s)}Q${num(x + 60 * s)} ${num(y - 108 * s)} ${num(x)} ${num(y - 78 * s)}Z`,
      shade(p, p.paper, 0.18),
    ) +
    times(
      4,
      (i) =>
        line(x - (130 - i * 4) * s, y - (22 + i * 15) * s, x - 26 * s, y - (26 + i * 15) * s, p.shadow, 3 * s, 0.4) +
        line(x + (130 - i * 4) * s, y - (22 + i * 15) * s, x + 26 * s, y - (26 + i * 15) * s, p.shadow, 3 * s, 0.4),
    );
  out +=
    times(3, (i) => lampT(360 + i * 440, f + 220, 0.8)) +
    open(r.range(360, 560), H - 150, 1.5) +
    lampT(r.range(820, 980), H - 170, 1.9);
  return (
    out +
    times(
      4,
      (i) =>
        rect(1180 - i * 8, H - 190 - i * 42, 300 - (i % 2) * 34, 40, r.pick([...p.accent, p.roof[1]])) +
        rect(1180 - i * 8, H - 190 - i * 42 + 8, 14, 24, p.paper),
    ) +
    mug(c, 200, H - 110, 90, p.accent[0])
  );
}

export function bakery(c: Ctx): string {
  const { r, p } = c;
  const f = 560;
  const { svg, k } = room(c, f, { slabs: r.chance(0.5) });
  const crust = mix('#c98238', p.shadow, c.mood === 'night' ? 0.25 : 0.06);
  const loaf = (x: number, y: number, s: number, kind: number): string => {
    const d = shade(p, crust, 0.4);
    const l = mix(crust, p.paper, 0.35);
    if (kind === 0)
      return (
        path(
          `M${num(x - 100 * s)} ${num(y)}Q${num(x - 112 * s)} ${num(y - 84 * s)} ${num(x)} ${num(y - 90 * s)}Q${num(x + 112 * s)} ${num(y - 84 * s)} ${num(x + 100 * s)} ${num(y)}Z`,
          crust,
        ) +
        path(
          `M${num(x + 20 * s)} ${num(y - 90 * s)}Q${num(x + 112 * s)} ${num(y - 84 * s)} ${num(x + 100 * s)} ${num(y)}H${num(x + 20 * s)}Q${num(x + 70 * s)} ${num(y - 40 * s)} ${num(x + 20 * s)} ${num(y - 90 * s)}Z`,
          d,
        ) +
        times(3, (i) =>
          stroke(
            `M${num(x + (-56 + i * 40) * s)} ${num(y - 70 * s)}q${num(22 * s)} ${num(16 * s)} ${num(18 * s)} ${num(44 * s)}`,
            l,
            7 * s,
          ),
        )
      );
    if (kind === 1)
      return times(
        5,
        (i) =>
          ell(x + (-84 + i * 42) * s, y - (26 + (i % 2) * 8) * s, 40 * s, 30 * s, i % 2 ? crust : mix(crust, d, 0.4)) +
          ell(x + (-92 + i * 42) * s, y - (36 + (i % 2) * 8) * s, 20 * s, 11 * s, l),
      );
    return (
      path(
        `M${num(x - 110 * s)} ${num(y - 6 * s)}Q${num(x - 60 * s)} ${num(y - 110 * s)} ${num(x)} ${num(y - 100 * s)}Q${num(x + 60 * s)} ${num(y - 110 * s)} ${num(x + 110 * s)} ${num(y - 6 * s)}Q${num(x + 56 * s)} ${num(y - 52 * s)} ${num(x)} ${num(y - 50 * s)}Q${num(x - 56 * s)} ${num(y - 52 * s)} ${num(x - 110 * s)} ${num(y - 6 * s)}Z`,
        crust,
      ) +
      times(4, (i) =>
        stroke(
          `M${num(x + (-58 + i * 38) * s)} ${num(y - (86 + (i === 1 || i === 2 ? 12 : 0)) * s)}l${num((i - 1.5) * 10 * s)} ${num(42 * s)}`,
          i % 2 ? d : l,
          8 * s,
        ),
      )
    );
  };
  let out = svg;
  if (r.chance(0.55)) {
    const ox = r.range(140, 700);
    const brick = mix(p.roof[0], p.wall[2], 0.3);
    out +=
      path(`M${num(ox)} ${f}V170Q${num(ox + 260)} 10 ${num(ox + 620)} 170V${f}Z`, brick) +
      times(7, (i) =>
        times(6, (j) =>
          rect(ox + 12 + j * 104 - (i % 2) * 30, 170 + i * 56, 90, 42, shade(p, brick, (i + j) % 3 ? 0.08 : 0.22), 0.7),
        ),
      ) +
      path(`M${num(ox + 130)} ${f - 40}V380A180 150 0 0 1 ${num(ox + 490)} 380V${f - 40}Z`, p.ink) +
      path(`M${num(ox + 160)} ${f - 40}V400A150 120 0 0 1 ${num(ox + 460)} 400V${f - 40}Z`, '#f08a2c') +
      ell(ox + 310, f - 50, 130, 60, '#ffd166') +
      glow(c, ox + 310, f - 80, 400, '#ffb347', 0.55) +
      loaf(ox + 260, f - 42, 0.7, 0) +
      loaf(ox + 380, f - 42, 0.6, 0) +
      figure(c, ox + (ox > 420 ? -110 : 750), f + 140, 400, { pose: 'reach', coat: p.paper, dir: ox > 420 ? 1 : -1 }) +
      line(ox + (ox > 420 ? -40 : 680), f - 190, ox + 310, f - 50, k.wood, 12) +
      rect(ox > 700 ? 60 : ox + 900, 200, 400, 16, k.wood) +
      times(3, (i) => loaf((ox > 700 ? 160 : ox + 990) + i * 120, 200, 0.55, i % 3));
  } else {
    out +=
      windowView(c, r.range(1080, 1200), 90, 340, 360, { cols: 3, rows: 2 }) +
      times(
        3,
        (i) =>
          rect(70, 190 + i * 150, 860, 18, k.wood) +
          poly(
            [
              [70, 208 + i * 150],
              [930, 208 + i * 150],
              [950, 226 + i * 150],
              [100, 226 + i * 150],
            ],
            p.shadow,
            0.3,
          ) +
          times(5, (j) => loaf(160 + j * 170, 190 + i * 150, 0.74, (i + j + r.int(0, 1)) % 3)),
      ) +
      figure(c, 1010, f + 150, 420, { pose: 'stand', coat: p.paper });
  }
  out +=
    times(3, (i) => pendant(c, 300 + i * 500, 110, 70, p.accent[i % 3] as string)) +
    counter(c, f + 110, k.wood, 96) +
    times(
      4,
      (i) =>
        rect(i * 420 - 20, f + 240, 380, 400, mix(k.wall, p.paper, 0.3)) +
        rect(i * 420 + 8, f + 268, 324, 400, mix(p.glow, p.paper, c.dark ? 0.2 : 0.6), 0.85) +
        loaf(i * 420 + 100, H - 36, 0.86, i % 3) +
        loaf(i * 420 + 240, H - 36, 0.7, (i + 1) % 3),
    );
  const bx = r.range(380, 700);
  out +=
    ell(bx + 160, f + 186, 280, 26, p.shadow, 0.3) +
    loaf(bx, f + 180, 1.7, 0) +
    loaf(bx + 290, f + 176, 1.5, r.int(1, 2)) +
    path(`M${num(bx + 560)} ${f + 176}l-40 -250h40l30 40l40 -40h60l-30 250Z`, mix(p.wall[2], p.paper, 0.3)) +
    times(
      4,
      (i) =>
        `<g transform="rotate(${-14 + i * 10} ${num(bx + 590)} ${f - 60})">${rect(bx + 566 + i * 8, f - 190, 34, 200, i % 2 ? crust : mix(crust, p.paper, 0.2), 1, 17)}</g>`,
    ) +
    path(`M${num(bx + 560)} ${f + 176}l-30 -190q60 30 136 0l-24 190Z`, mix(p.wall[2], p.paper, 0.36));
  return out;
}

export function kitchen(c: Ctx): string {
  const { r, p } = c;
  const f = 640;
  const { svg, k } = room(c, f, { slabs: r.chance(0.6) });
  const tile = mix(k.wall, p.paper, 0.3);
  let out =
    svg +
    rect(-60, 300, W + 120, f - 300, tile) +
    stroke(
      times(6, (i) => `M-60 ${300 + i * 62}H1660`) + times(22, (i) => `M${-40 + i * 78} 300V${f}`),
      shade(p, tile, 0.2),
      3,
    );
  const wx = r.range(100, 1100);
  out += windowView(c, wx, 60, 380, 440, { cols: 2, rows: 2 }) + plant(c, wx + 90, 500, 110);
  const rx = wx > 600 ? r.range(60, 160) : r.range(720, 860);
  out +=
    line(rx, 230, rx + 620, 230, p.ink, 9) +
    times(
      6,
      (i) =>
        line(rx + 60 + i * 100, 230, rx + 60 + i * 100, 270, p.ink, 4) +
        (i % 2
          ? circ(rx + 60 + i * 100, 320, 46, p.roof[i % 4 ? 0 : 1]) +
            circ(rx + 60 + i * 100, 320, 34, shade(p, p.roof[0], 0.3))
          : rect(rx + 52 + i * 100, 266, 16, 130, k.wood, 1, 6) +
            ell(rx + 60 + i * 100, 400, 28, 40, shade(p, p.wall[2], 0.3))),
    ) +
    (r.chance(0.5)
      ? figure(c, r.range(740, 900), f + 220, 640, { pose: 'reach', dir: -1, shadow: false, coat: p.paper })
      : '') +
    counter(c, f, mix(p.wall[0], k.wood, 0.25), 84);
  const pot = (x: number, y: number, s: number, col: string): string =>
    poly(
      [
        [x - 90 * s, y],
        [x + 110 * s, y],
        [x + 330 * s, y + 50 * s],
        [x + 120 * s, y + 54 * s],
      ],
      p.shadow,
      0.34,
    ) +
    stroke(
      `M${num(x - 120 * s)} ${num(y - 120 * s)}h${num(-44 * s)}M${num(x + 120 * s)} ${num(y - 120 * s)}h${num(44 * s)}`,
      p.ink,
      18 * s,
    ) +
    path(
      `M${num(x - 124 * s)} ${num(y - 160 * s)}H${num(x + 124 * s)}V${num(y - 30 * s)}Q${num(x + 120 * s)} ${num(y)} ${num(x + 90 * s)} ${num(y)}H${num(x - 90 * s)}Q${num(x - 120 * s)} ${num(y)} ${num(x - 124 * s)} ${num(y - 30 * s)}Z`,
      col,
    ) +
    path(
      `M${num(x + 40 * s)} ${num(y - 160 * s)}H${num(x + 124 * s)}V${num(y - 30 * s)}Q${num(x + 120 * s)} ${num(y)} ${num(x + 90 * s)} ${num(y)}H${num(x + 30 * s)}Z`,
      shade(p, col, 0.38),
    ) +
    ell(x, y - 162 * s, 128 * s, 20 * s, mix(col, p.paper, 0.35)) +
    circ(x, y - 190 * s, 16 * s, p.ink) +
    times(3, (i) =>
      stroke(
        `M${num(x + (-50 + i * 50) * s)} ${num(y - 210 * s)}q${num(-34 * s)} ${num(-50 * s)} 0 ${num(-100 * s)}t0 ${num(-90 * s)}`,
        p.paper,
        9 * s,
        0.5,
      ),
    );
  const a = r.range(240, 480);
  out += pot(a, f + 56, 1.35, p.accent[0]) + (r.chance(0.6) ? pot(a + 380, f + 50, 0.85, p.accent[2]) : '');
  const b = r.range(900, 1080);
  out +=
    poly(
      [
        [b - 20, f + 120],
        [b + 520, f + 120],
        [b + 600, f + 210],
        [b - 60, f + 210],
      ],
      k.wood,
    ) + rect(b - 60, f + 208, 660, 20, shade(p, k.wood, 0.5));
  const item = (x: number, y: number, i: number): string =>
    i === 0
      ? circ(x, y - 52, 56, p.accent[0]) +
        path(
          `M${num(x + 10)} ${num(y - 107)}A56 56 0 0 1 ${num(x + 10)} ${num(y + 3)}Q${num(x + 56)} ${num(y - 50)} ${num(x + 10)} ${num(y - 107)}Z`,
          shade(p, p.accent[0], 0.35),
        ) +
        path(`M${num(x - 26)} ${num(y - 106)}l26 12l26 -12l-14 22h-24Z`, p.leaf[1])
      : i === 1
        ? ell(x, y - 36, 70, 40, p.accent[1]) +
          path(
            `M${num(x)} ${num(y - 76)}Q${num(x + 70)} ${num(y - 70)} ${num(x + 70)} ${num(y - 36)}Q${num(x + 70)} ${num(y)} ${num(x)} ${num(y + 4)}Q${num(x + 50)} ${num(y - 34)} ${num(x)} ${num(y - 76)}Z`,
            shade(p, p.accent[1], 0.3),
          ) +
          circ(x - 68, y - 36, 8, p.accent[1])
        : path(
            `M${num(x - 96)} ${num(y - 6)}Q${num(x - 20)} ${num(y - 64)} ${num(x + 70)} ${num(y - 18)}L${num(x + 120)} ${num(y - 52)}L${num(x + 112)} ${num(y + 14)}L${num(x + 70)} ${num(y - 10)}Q${num(x - 10)} ${num(y + 26)} ${num(x - 96)} ${num(y - 6)}Z`,
            mix(p.glint, p.sea[0], 0.35),
          ) + circ(x - 66, y - 14, 6, p.ink);
  out += times(3, (i) => item(b + 80 + i * 180, f + 180, (i + r.int(0, 2)) % 3));
  out +=
    rect(b + 400, f - 150, 74, 240, mix(p.leaf[0], p.leaf[1], 0.3), 1, 18) +
    rect(b + 440, f - 150, 34, 240, p.leaf[1], 1, 14) +
    rect(b + 420, f - 220, 34, 90, mix(p.leaf[0], p.leaf[1], 0.3)) +
    rect(b + 400, f - 70, 74, 80, p.paper) +
    times(2, (i) => pendant(c, a + 60 + i * 560, 150, 90, p.accent[1]));
  return (
    out +
    times(
      4,
      (i) =>
        rect(-40 + i * 420, H - 130, 396, 220, mix(k.wood, p.accent[2], 0.3)) +
        rect(120 + i * 420, H - 96, 90, 12, p.paper, 1, 6),
    ) +
    lens(700, f + 60, 800, 8, p.paper, 0.3)
  );
}

export function laboratory(c: Ctx): string {
  const { r, p } = c;
  const f = 640;
  const { svg, k } = room(c, f, {
    wall: mix(p.accent[2], r.chance(0.5) ? p.shadow : p.wall[0], r.range(0.35, 0.6)),
    slabs: r.chance(0.4),
  });
  let out =
    svg +
    windowView(c, r.range(80, 240), 80, 330, 400, { cols: 2, rows: 3 }) +
    times(2, (i) => rect(620, 210 + i * 190, 900, 16, k.light) + rect(620, 226 + i * 190, 900, 14, p.shadow, 0.25));
  const liquid = [p.accent[0], p.accent[1], p.leaf[0], mix(p.accent[2], p.paper, 0.3)];
  const flask = (x: number, y: number, s: number, i: number): string => {
    const g = mix(p.paper, p.sky[1], 0.3);
    const col = liquid[i % 4] as string;
    if (i % 3 === 0)
      return (
        path(
          `M${num(x - 20 * s)} ${num(y - 170 * s)}V${num(y - 100 * s)}L${num(x - 80 * s)} ${num(y)}H${num(x + 80 * s)}L${num(x + 20 * s)} ${num(y - 100 * s)}V${num(y - 170 * s)}Z`,
          g,
          0.6,
        ) +
        path(
          `M${num(x - 50 * s)} ${num(y - 50 * s)}L${num(x - 80 * s)} ${num(y)}H${num(x + 80 * s)}L${num(x + 50 * s)} ${num(y - 50 * s)}Z`,
          col,
        ) +
        path(
          `M${num(x + 14 * s)} ${num(y - 50 * s)}L${num(x + 30 * s)} ${num(y)}H${num(x + 80 * s)}L${num(x + 50 * s)} ${num(y - 50 * s)}Z`,
          shade(p, col, 0.35),
        ) +
        rect(x - 28 * s, y - 178 * s, 56 * s, 12 * s, p.paper, 1, 5 * s) +
        stroke(
          `M${num(x - 10 * s)} ${num(y - 150 * s)}V${num(y - 96 * s)}L${num(x - 48 * s)} ${num(y - 30 * s)}`,
          p.paper,
          5 * s,
          0.8,
        )
      );
    if (i % 3 === 1)
      return (
        circ(x, y - 62 * s, 62 * s, g, 0.6) +
        path(
          `M${num(x - 60 * s)} ${num(y - 66 * s)}A61 61 0 0 0 ${num(x + 60 * s)} ${num(y - 66 * s)}Z`.replace(
            'A61 61',
            `A${num(61 * s)} ${num(61 * s)}`,
          ),
          col,
        ) +
        rect(x - 18 * s, y - 200 * s, 36 * s, 90 * s, g, 0.6) +
        rect(x - 26 * s, y - 206 * s, 52 * s, 12 * s, p.paper, 1, 5 * s) +
        circ(x - 22 * s, y - 84 * s, 12 * s, p.paper, 0.8)
      );
    return (
      rect(x - 20 * s, y - 150 * s, 40 * s, 150 * s, g, 0.6, 18 * s) +
      rect(x - 20 * s, y - 84 * s, 40 * s, 84 * s, col, 1, 18 * s) +
      rect(x + 4 * s, y - 84 * s, 16 * s, 84 * s, shade(p, col, 0.3), 1, 8 * s)
    );
  };
  out +=
    times(7, (i) => flask(690 + i * 124, 208, 0.68, i + r.int(0, 2))) +
    times(7, (i) => flask(690 + i * 124, 398, 0.72, i + r.int(0, 2)));
  const sx = r.range(300, 520);
  const scope =
    stroke('M-130 0H130', p.ink, 44) +
    path('M60 -14Q190 -120 120 -300L74 -286Q130 -140 20 -40H-60V-14Z', p.ink) +
    rect(-110, -140, 170, 22, p.ink, 1, 6) +
    `<g transform="rotate(-24)">${rect(20, -420, 74, 250, p.paper, 1, 18)}${rect(60, -420, 34, 250, shade(p, p.paper, 0.4), 1, 14)}${rect(34, -190, 46, 70, p.accent[0], 1, 8)}${rect(30, -480, 54, 70, p.ink, 1, 10)}</g>` +
    circ(116, -170, 34, p.accent[1]) +
    circ(116, -170, 16, p.ink);
  out +=
    figure(c, sx + 250, f + 280, 620, { pose: 'lean', coat: p.paper, dir: -1, shadow: false }) +
    counter(c, f + 60, mix(p.paper, k.wall, 0.3), 90) +
    `<g transform="translate(${num(sx)} ${f + 120}) scale(1.12)">${scope}</g>` +
    times(4, (i) => flask(900 + i * 180, f + 128, 1.25, i + r.int(0, 2))) +
    times(
      5,
      (i) =>
        rect(-40 + i * 340, f + 190, 316, 400, mix(shade(p, k.wall, 0.3), p.paper, 0.12)) +
        rect(70 + i * 340, f + 220, 96, 12, p.paper, 0.8, 6),
    );
  return out + times(2, (i) => pendant(c, 480 + i * 640, 130, 84, p.paper));
}

export function meeting(c: Ctx): string {
  const { r, p } = c;
  const f = 600;
  const v = r.int(0, 1);
  const { svg, k } = room(c, f);
  let out =
    svg +
    (v === 0
      ? times(3, (i) => windowView(c, 110 + i * 480, 70, 400, 360, { cols: 3, rows: 2 }))
      : windowView(c, 160, 60, 1280, 420, { cols: 6, rows: 1 })) +
    plant(c, r.chance(0.5) ? 1520 : 60, f + 60, 280);
  const seat = (x: number, y: number, s: number, col: string, back: boolean): string =>
    circ(x, y - 196 * s, 34 * s, p.ink) +
    path(
      `M${num(x - 86 * s)} ${num(y)}Q${num(x - 84 * s)} ${num(y - 150 * s)} ${num(x)} ${num(y - 156 * s)}Q${num(x + 84 * s)} ${num(y - 150 * s)} ${num(x + 86 * s)} ${num(y)}Z`,
      col,
    ) +
    (back ? rect(x - 70 * s, y - 96 * s, 140 * s, 200 * s, shade(p, k.wood, 0.5), 1, 24 * s) : '');
  const n = r.int(5, 6);
  out += times(n, (i) => seat(250 + (i * 1100) / (n - 1), f + 80, 0.9, r.pick([...p.accent, p.ink, p.paper]), false));
  if (r.chance(0.6)) {
    const x = r.range(420, 1160);
    out += figure(c, x, f + 120, 430, { pose: 'reach', shadow: false, coat: p.accent[0] });
  }
  out +=
    v === 0
      ? poly(
          [
            [190, f + 70],
            [1410, f + 70],
            [1680, H - 160],
            [-80, H - 160],
          ],
          k.wood,
        ) +
        poly(
          [
            [560, f + 70],
            [840, f + 70],
            [760, H - 160],
            [300, H - 160],
          ],
          mix(k.wood, p.sun, 0.4),
          0.6,
        ) +
        rect(-80, H - 162, 1760, 40, shade(p, k.wood, 0.5))
      : ell(800, f + 230, 820, 210, shade(p, k.wood, 0.5)) +
        ell(800, f + 196, 820, 200, k.wood) +
        ell(640, f + 190, 420, 90, mix(k.wood, p.sun, 0.35), 0.5);
  out +=
    times(9, (i) => {
      const x = 260 + (i % 5) * 260 + r.range(-30, 30) + (i > 4 ? 120 : 0);
      const y = f + 124 + Math.floor(i / 5) * 100;
      return (
        poly(
          [
            [x, y],
            [x + 86, y],
            [x + 100, y + 36],
            [x - 10, y + 36],
          ],
          p.paper,
        ) + times(3, (j) => line(x + 8, y + 9 + j * 9, x + 74, y + 9 + j * 9, p.shadow, 2.4, 0.4))
      );
    }) + times(3, (i) => mug(c, 420 + i * 360, f + 230 + (i % 2) * 30, 46, p.accent[i % 3] as string));
  out += times(4, (i) =>
    seat(
      200 + i * 400 + r.range(-30, 30),
      H + 70,
      1.5,
      r.pick([...p.accent, p.ink, mix(p.ink, p.accent[2], 0.4)]),
      true,
    ),
  );
  return out + times(3, (i) => pendant(c, 360 + i * 440, 200, 80, p.accent[(i + 1) % 3] as string));
}
