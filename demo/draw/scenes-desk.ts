import { house, townHill } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow, grad } from './context.ts';
import { hills, plain, tree } from './land.ts';
import { shade } from './palette.ts';
import { figure, people } from './people.ts';
import { books, counter, mug, pendant, plant, room, windowView } from './room.ts';
import { sky, stars } from './sky.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

function deskLamp(c: Ctx, x: number, y: number, s: number, color: string): string {
  const { p } = c;
  const hx = x + 190 * s;
  const hy = y - 380 * s;
  return (
    poly(
      [
        [hx - 70 * s, hy + 70 * s],
        [hx + 110 * s, hy + 40 * s],
        [hx + 520 * s, y + 60 * s],
        [hx - 260 * s, y + 60 * s],
      ],
      p.glow,
      c.dark ? 0.32 : 0.16,
    ) +
    ell(x, y, 92 * s, 20 * s, p.ink) +
    stroke(
      `M${num(x)} ${num(y - 6 * s)}L${num(x - 70 * s)} ${num(y - 240 * s)}L${num(x + 130 * s)} ${num(y - 430 * s)}`,
      p.ink,
      13 * s,
    ) +
    circ(x - 70 * s, y - 240 * s, 17 * s, color) +
    `<g transform="translate(${num(hx)} ${num(hy)}) rotate(-14) scale(${s.toFixed(2)})">${path('M-100 50Q-96 -56 0 -64Q96 -56 100 50Z', color)}${path('M10 -64Q96 -56 100 50H40Q50 -40 10 -64Z', shade(p, color, 0.38))}${ell(0, 50, 100, 17, c.dark ? p.sun : mix(p.glow, p.paper, 0.5))}${rect(-22, -86, 44, 30, p.ink, 1, 8)}</g>` +
    (c.dark ? glow(c, hx, hy + 60 * s, 330 * s, p.glow, 0.55) : '')
  );
}
const paperStack = (c: Ctx, x: number, y: number, n: number, w = 330): string =>
  times(n, (i) =>
    poly(
      [
        [x + c.r.range(-12, 12), y - i * 12],
        [x + w, y - i * 12 + c.r.range(-5, 5)],
        [x + w + 50, y + 54 - i * 12],
        [x - 46, y + 60 - i * 12],
      ],
      i % 2 ? c.p.paper : shade(c.p, c.p.paper, 0.14),
    ),
  ) +
  times(5, (i) =>
    line(
      x + 16 - i * 6,
      y - (n - 1) * 12 + 10 + i * 9,
      x + w * c.r.range(0.55, 0.92),
      y - (n - 1) * 12 + 10 + i * 9,
      c.p.shadow,
      2.6,
      0.45,
    ),
  );

export function laptopCode(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const f = 720;
  const { svg, k } = room(c, f);
  const wx = r.range(80, 1000);
  let out =
    svg +
    windowView(c, wx, 60, 480, 420, { cols: 2, rows: 2 }) +
    rect(wx > 540 ? 60 : 980, 300, 440, 16, k.wood) +
    books(c, wx > 540 ? 70 : 990, wx > 540 ? 400 : 1320, 300, 120) +
    plant(c, wx > 540 ? 460 : 1380, 300, 100);
  out += counter(c, f, k.wood, 130);
  const x = r.range(560, 760);
  const s = v === 0 ? 1.15 : 1.4;
  const code = (cx: number, cy: number, w: number, rows: number, step: number): string =>
    times(rows, (i) => {
      let q = cx + r.int(0, 3) * 34;
      let o = '';
      while (q < cx + w * r.range(0.35, 0.95)) {
        const l = r.range(20, 90);
        o += rect(
          q,
          cy + i * step,
          l,
          step * 0.42,
          r.pick([p.accent[0], p.accent[1], p.glint, p.paper, mix(p.accent[2], p.paper, 0.35)]),
          1,
          step * 0.2,
        );
        q += l + 14;
      }
      return o;
    });
  out +=
    poly(
      [
        [x - 300 * s, f + 60],
        [x + 330 * s, f + 60],
        [x + 620 * s, f + 150],
        [x - 60 * s, f + 160],
      ],
      p.shadow,
      0.36,
    ) +
    glow(c, x, f - 200, 520, mix(p.accent[2], p.glow, 0.5), c.dark ? 0.5 : 0.2) +
    rect(x - 300 * s, f - 390 * s, 600 * s, 400 * s, p.ink, 1, 18) +
    rect(x - 280 * s, f - 370 * s, 560 * s, 350 * s, mix(p.ink, p.sky[0], 0.25)) +
    rect(x - 280 * s, f - 370 * s, 560 * s, 26 * s, mix(p.ink, p.paper, 0.25)) +
    times(3, (i) => circ(x - 258 * s + i * 26 * s, f - 357 * s, 7 * s, p.accent[i] as string)) +
    code(x - 250 * s, f - 320 * s, (v ? 300 : 480) * s, 9, 32 * s);
  if (v === 1)
    out +=
      rect(x + 60 * s, f - 320 * s, 200 * s, 130 * s, mix(p.ink, p.accent[2], 0.5)) +
      stroke(
        `M${num(x + 74 * s)} ${num(f - 220 * s)}l${num(34 * s)} ${num(-40 * s)}l${num(36 * s)} ${num(20 * s)}l${num(44 * s)} ${num(-60 * s)}l${num(44 * s)} ${num(30 * s)}`,
        p.accent[1],
        6 * s,
      ) +
      times(6, (i) =>
        rect(x + (66 + i * 32) * s, f - (60 + r.range(0, 90)) * s, 22 * s, 200, p.accent[i % 3] as string),
      ) +
      rect(x - 280 * s, f - 22 * s, 560 * s, 34 * s, p.ink);
  out +=
    poly(
      [
        [x - 320 * s, f + 10],
        [x + 320 * s, f + 10],
        [x + 400 * s, f + 86],
        [x - 400 * s, f + 86],
      ],
      mix(p.paper, p.wall[3], 0.5),
    ) +
    times(4, (i) =>
      poly(
        [
          [x - (260 + i * 16) * s, f + 18 + i * 12],
          [x + (260 + i * 16) * s, f + 18 + i * 12],
          [x + (266 + i * 16) * s, f + 26 + i * 12],
          [x - (266 + i * 16) * s, f + 26 + i * 12],
        ],
        p.ink,
        0.8,
      ),
    ) +
    rect(x - 400 * s, f + 84, 800 * s, 14, shade(p, p.paper, 0.45), 1, 6);
  return (
    out +
    mug(c, x > 660 ? 180 : 1240, f + 100, 120, p.accent[0]) +
    (r.chance(0.5)
      ? deskLamp(c, x > 660 ? 60 : 1420, f + 40, 0.9, p.accent[1])
      : pendant(c, x > 660 ? 240 : 1300, 200, 96, p.accent[1])) +
    paperStack(c, x > 660 ? 1270 : 60, f + 76, 3, 240)
  );
}

export function columnist(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  if (v === 2) {
    // the desk from above: paper, cup, pen, glasses, light from the side
    const top = r.pick([
      mix(p.accent[2], p.shadow, 0.2),
      mix(p.roof[1], p.wall[2], 0.35),
      mix(p.leaf[1], p.leaf[0], 0.35),
      mix(p.accent[0], p.shadow, 0.15),
    ]);
    let out =
      rect(-60, -60, W + 120, H + 120, top) +
      poly(
        [
          [-60, 200],
          [700, -60],
          [1200, -60],
          [-60, 700],
        ],
        p.sun,
        0.24,
      ) +
      poly(
        [
          [-60, 800],
          [1500, -60],
          [1700, -60],
          [1700, 120],
          [-60, 1067],
        ],
        p.sun,
        0.14,
      );
    const a = r.range(-14, 14);
    const x = r.range(560, 780);
    out += `<g transform="rotate(${num(a)} ${num(x)} 540)">${rect(x - 250 + 30, 180 + 40, 540, 760, p.shadow, 0.35)}${rect(x - 220, 190, 540, 760, shade(p, p.paper, 0.12))}${rect(x - 250, 170, 540, 760, p.paper)}${rect(x - 200, 230, 300, 30, p.accent[0])}${times(15, (i) => rect(x - 200, 300 + i * 38, (i % 5 === 4 ? 200 : 440) - r.range(0, 40), 9, p.ink, 0.4))}</g>`;
    out += `<g transform="rotate(${num(r.range(20, 60))} ${num(x + 330)} 700)">${rect(x + 350, 520, 26, 360, p.shadow, 0.35)}${rect(x + 330, 500, 26, 330, p.accent[1])}${poly(
      [
        [x + 330, 830],
        [x + 356, 830],
        [x + 343, 880],
      ],
      p.ink,
    )}${rect(x + 330, 500, 26, 60, p.accent[0])}</g>`;
    const cx = r.range(1240, 1360);
    const cy = r.range(260, 420);
    out +=
      ell(cx + 70, cy + 60, 200, 186, p.shadow, 0.36) +
      circ(cx, cy, 180, p.paper) +
      circ(cx, cy, 150, shade(p, p.paper, 0.12)) +
      `<path d="M${num(cx + 80)} ${num(cy - 60)}q110 -60 130 30q0 70 -100 70" fill="none" stroke="${p.accent[0]}" stroke-width="26"/>` +
      circ(cx, cy, 112, p.accent[0]) +
      circ(cx, cy, 92, '#3a2218') +
      path(
        `M${num(cx - 70)} ${num(cy - 20)}Q${num(cx - 20)} ${num(cy - 80)} ${num(cx + 50)} ${num(cy - 54)}Q${num(cx - 20)} ${num(cy - 50)} ${num(cx - 70)} ${num(cy - 20)}Z`,
        '#8a5a34',
      );
    const gx = r.range(1060, 1220);
    return (
      out +
      `<g transform="translate(${num(gx)} ${num(r.range(760, 880))}) rotate(${num(r.range(-20, 14))})" fill="none" stroke="${p.ink}" stroke-width="15"><circle cx="-100" cy="0" r="84" fill="${p.glint}" fill-opacity=".35"/><circle cx="110" cy="0" r="84" fill="${p.glint}" fill-opacity=".35"/><path d="M-18 -16Q5 -40 28 -16M-180 -26L-240 -150M190 -26L260 -150"/></g>` +
      (r.chance(0.6) ? plant(c, 160, 300, 260) : paperStack(c, 30, 860, 3, 260))
    );
  }
  const f = r.range(700, 750);
  const { svg, k } = room(c, f);
  let out =
    svg +
    (v === 0
      ? windowView(c, r.range(820, 1000), 60, 460, 520, { cols: 2, rows: 3 })
      : circ(r.range(820, 1000), 330, r.range(240, 300), mix(k.wall, p.sun, 0.45)) +
        windowView(c, 1290, 90, 260, 420, { arch: true, cols: 2, rows: 3 }));
  out +=
    counter(c, f, k.wood, 110) +
    deskLamp(c, r.range(240, 360), f + 40, r.range(1.1, 1.3), r.pick([p.accent[0], p.leaf[1], p.accent[1]]));
  const x = r.range(700, 800);
  const type = (): string =>
    poly(
      [
        [x - 190, f + 90],
        [x + 240, f + 90],
        [x + 480, f + 180],
        [x + 20, f + 180],
      ],
      p.shadow,
      0.34,
    ) +
    poly(
      [
        [x - 120, f - 120],
        [x + 120, f - 130],
        [x + 130, f - 370],
        [x - 110, f - 360],
      ],
      p.paper,
    ) +
    times(7, (i) => line(x - 86, f - 330 + i * 26, x + r.range(20, 96), f - 333 + i * 26, p.ink, 5, 0.4)) +
    rect(x - 240, f - 160, 480, 44, p.ink, 1, 20) +
    circ(x - 250, f - 138, 30, p.ink) +
    circ(x + 250, f - 138, 30, p.ink) +
    path(`M${num(x - 190)} ${f - 120}H${num(x + 190)}L${num(x + 270)} ${f + 90}H${num(x - 270)}Z`, p.accent[2]) +
    path(
      `M${num(x + 90)} ${f - 120}H${num(x + 190)}L${num(x + 270)} ${f + 90}H${num(x + 130)}Z`,
      shade(p, p.accent[2], 0.4),
    ) +
    times(3, (i) =>
      times(9 + i, (j) => circ(x - 160 - i * 18 + j * 40, f - 40 + i * 44, 13, j % 4 === 3 ? p.accent[0] : p.paper)),
    );
  out += r.chance(0.55)
    ? type()
    : paperStack(c, x - 140, f + 40, 7, 420) +
      stroke(`M${num(x + 120)} ${f + 30}L${num(x + 290)} ${f - 160}`, p.accent[0], 17) +
      stroke(`M${num(x + 120)} ${f + 30}l-14 16`, p.ink, 8);
  return (
    out +
    mug(c, 1220, f + 90, 140, r.pick([p.accent[1], p.paper, p.accent[0]])) +
    times(
      r.int(2, 4),
      (i) =>
        rect(1340 - i * 6, f + 40 - i * 46, 260, 44, [p.accent[0], p.roof[1], p.leaf[1], p.accent[1]][i] as string) +
        rect(1340 - i * 6, f + 48 - i * 46, 18, 28, p.paper),
    ) +
    (r.chance(0.4) ? plant(c, 90, f + 60, 220) : '')
  );
}

export function ballotBox(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const f = v === 0 ? 730 : 640;
  const { svg, k } = room(c, f);
  let out = svg + windowView(c, r.range(60, 180), 70, 320, 420, { cols: 2, rows: 3 });
  const screens = times(
    3,
    (i) =>
      poly(
        [
          [960 + i * 190, f],
          [960 + i * 190, f - 330],
          [1090 + i * 190, f - 350],
          [1090 + i * 190, f + 10],
        ],
        i % 2 ? p.accent[2] : mix(p.accent[2], p.paper, 0.3),
      ) +
      poly(
        [
          [1090 + i * 190, f - 350],
          [1130 + i * 190, f - 330],
          [1130 + i * 190, f],
          [1090 + i * 190, f + 10],
        ],
        shade(p, p.accent[2], 0.4),
      ),
  );
  out +=
    screens +
    times(4, (i) =>
      poly(
        [
          [480 + i * 90, 40],
          [560 + i * 90, 40],
          [520 + i * 90, 110],
        ],
        p.accent[i % 3] as string,
      ),
    ) +
    stroke('M380 40H960', p.ink, 4);
  const x = r.range(640, 800);
  const s = v === 0 ? 1.3 : 0.8;
  const y = v === 0 ? f + 130 : f + 120;
  if (v === 0) out += counter(c, f + 40, k.wood, 120);
  else
    out +=
      people(c, 6, 980, 1560, f + 90, f + 170, 330) +
      poly(
        [
          [x - 300, y - 40],
          [x + 300, y - 40],
          [x + 360, y + 30],
          [x - 360, y + 30],
        ],
        k.wood,
      ) +
      rect(x - 350, y + 28, 700, 18, shade(p, k.wood, 0.4)) +
      stroke(`M${num(x - 310)} ${num(y + 40)}V${H}M${num(x + 310)} ${num(y + 40)}V${H}`, p.ink, 18);
  const bx = r.pick([p.accent[2], mix(p.paper, p.sky[1], 0.25), p.accent[0]]);
  out +=
    `<g transform="translate(${num(x)} ${num(y)}) scale(${s})">` +
    poly(
      [
        [-180, 0],
        [250, 0],
        [520, 90],
        [60, 100],
      ],
      p.shadow,
      0.36,
    ) +
    rect(-200, -300, 300, 300, bx) +
    poly(
      [
        [100, -300],
        [220, -350],
        [220, -60],
        [100, 0],
      ],
      shade(p, bx, 0.42),
    ) +
    poly(
      [
        [-200, -300],
        [-90, -350],
        [220, -350],
        [100, -300],
      ],
      mix(bx, p.paper, 0.4),
    ) +
    poly(
      [
        [-90, -318],
        [-70, -328],
        [110, -328],
        [94, -318],
      ],
      p.ink,
    ) +
    (r.chance(0.5)
      ? rect(-160, -250, 220, 210, mix(bx, p.paper, 0.6), 0.55) +
        times(
          7,
          (i) =>
            `<g transform="rotate(${num(r.range(-40, 40))} ${-110 + i * 22} -80)">${rect(-140 + i * 24, -100, 76, 50, i % 3 ? p.paper : p.accent[1])}</g>`,
        )
      : circ(-50, -150, 64, p.paper) + stroke('M-82 -150l24 26l44 -58', p.accent[0], 16)) +
    `<g transform="rotate(${num(r.range(-16, 8))} 10 -400) translate(0 ${v === 0 ? 0 : 60})">${rect(-76, -520, 170, 196, p.paper)}${poly(
      [
        [-76, -520],
        [94, -520],
        [10, -440],
      ],
      shade(p, p.paper, 0.2),
    )}</g>` +
    (v === 0
      ? stroke('M300 -660Q200 -600 110 -500', p.ink, 60) + stroke('M120 -510L50 -476M126 -494L66 -452', p.ink, 26)
      : '') +
    '</g>';
  return (
    out +
    (v === 1
      ? figure(c, x - 250, H - 10, 640, { pose: 'reach', coat: p.accent[0], dir: 1 })
      : times(2, (i) =>
          poly(
            [
              [160 + i * 130, f + 110],
              [330 + i * 130, f + 100],
              [380 + i * 130, f + 150],
              [190 + i * 130, f + 160],
            ],
            i ? p.accent[1] : p.paper,
          ),
        )) +
    pendant(c, x + 40, 60, 90, p.accent[1])
  );
}

export function recycling(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(640, 720);
  const v = r.int(0, 1);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 40, 110);
  if (v === 0)
    for (let x = -60; x < W; ) {
      const w = r.range(180, 280);
      out += house(c, x, hy + 20, w, r.range(200, 420), { far: 0.2 });
      x += w;
    }
  else out += townHill(c, 200, 1500, hy, 240, 0.4, 4);
  out += plain(c, hy) + tree(c, r.range(60, 180), hy + 80, 400);
  const cols = r.shuffle([p.accent[0], p.accent[1], p.accent[2], p.leaf[0], p.leaf[1]]);
  const n = v === 0 ? 4 : 3;
  const s = v === 0 ? 1 : 1.3;
  const gap = v === 0 ? 330 : 400;
  const x0 = r.range(220, 300);
  const y = H - r.range(110, 150);
  const bottle = (x: number, b: number, q: number, col: string, a: number): string =>
    `<g transform="translate(${num(x)} ${num(b)}) rotate(${num(a)}) scale(${q})">${path('M-22 0V-80Q-22 -100 -10 -112V-150H10V-112Q22 -100 22 -80V0Z', col)}${path('M6 0V-80Q6 -100 2 -112V-150H10V-112Q22 -100 22 -80V0Z', shade(p, col, 0.35))}${rect(-22, -70, 44, 34, p.paper)}</g>`;
  out += times(n, (i) => {
    const x = x0 + i * gap;
    const col = cols[i] as string;
    const d = shade(p, col, 0.4);
    return (
      poly(
        [
          [x - 110 * s, y],
          [x + 110 * s, y],
          [x + 400 * s, y + 100 * s],
          [x + 120 * s, y + 104 * s],
        ],
        p.shadow,
        0.34,
      ) +
      times(3, (j) =>
        i % 3 === 0
          ? bottle(
              x - 60 * s + j * 60 * s,
              y - 290 * s,
              s,
              [p.leaf[0], p.glint, p.accent[2]][j] as string,
              -16 + j * 16,
            )
          : i % 3 === 1
            ? `<g transform="rotate(${-14 + j * 13} ${num(x)} ${num(y - 300 * s)})">${rect(x - 80 * s + j * 46 * s, y - 410 * s, 84 * s, 130 * s, j % 2 ? shade(p, p.wall[2], 0.2) : p.wall[2])}</g>`
            : circ(x - 64 * s + j * 62 * s, y - 310 * s, 44 * s, [p.leaf[1], p.accent[0], p.accent[1]][j] as string),
      ) +
      poly(
        [
          [x - 130 * s, y - 310 * s],
          [x + 130 * s, y - 310 * s],
          [x + 104 * s, y],
          [x - 104 * s, y],
        ],
        col,
      ) +
      poly(
        [
          [x + 50 * s, y - 310 * s],
          [x + 130 * s, y - 310 * s],
          [x + 104 * s, y],
          [x + 40 * s, y],
        ],
        d,
      ) +
      rect(x - 144 * s, y - 326 * s, 288 * s, 34 * s, mix(col, p.paper, 0.25), 1, 10) +
      circ(x - 80 * s, y, 24 * s, p.ink) +
      circ(x + 80 * s, y, 24 * s, p.ink) +
      `<g transform="translate(${num(x - 14 * s)} ${num(y - 150 * s)}) scale(${(0.9 * s).toFixed(2)})">${times(
        3,
        (k) =>
          `<g transform="rotate(${k * 120})">${stroke('M-34 -46Q0 -72 34 -46', p.paper, 15)}${poly(
            [
              [24, -66],
              [62, -40],
              [20, -24],
            ],
            p.paper,
          )}</g>`,
      )}</g>`
    );
  });
  return (
    out +
    figure(c, x0 + gap * (n - 1) + 230 * s, y + 40, 400, { pose: 'reach', dir: -1, coat: p.accent[0] }) +
    bottle(x0 + gap * (n - 1) + 100 * s, y - 330, 0.7, p.glint, 30) +
    (r.chance(0.5) ? people(c, 3, 300, 1300, hy + 40, hy + 70, 130) : '')
  );
}

export function satellite(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const dark = mix(p.sky[0], p.shadow, 0.55);
  if (v === 0) {
    const cx = r.range(400, 1200);
    let out =
      rect(
        -60,
        -60,
        W + 120,
        H + 120,
        grad(c, [
          [0, mix(dark, p.ink, 0.5)],
          [1, dark],
        ]),
      ) +
      stars(c, H, 130) +
      glow(c, cx, 1900, 1500, p.sky[2], 0.7) +
      circ(cx, 1900, 1180, p.sea[0]);
    const land = (a: number, w: number): string => {
      const x = cx + Math.sin(a) * 1000;
      const y = 1900 - Math.cos(a) * 1060;
      return (
        path(
          `M${num(x - w)} ${num(y)}Q${num(x - w * 0.6)} ${num(y - w * 0.5)} ${num(x)} ${num(y - w * 0.24)}T${num(x + w)} ${num(y - w * 0.1)}Q${num(x + w * 1.2)} ${num(y + w * 0.4)} ${num(x + w * 0.4)} ${num(y + w * 0.5)}T${num(x - w)} ${num(y)}Z`,
          p.leaf[0],
        ) +
        path(
          `M${num(x)} ${num(y - w * 0.24)}Q${num(x + w * 0.5)} ${num(y - w * 0.2)} ${num(x + w)} ${num(y - w * 0.1)}Q${num(x + w * 1.2)} ${num(y + w * 0.4)} ${num(x + w * 0.4)} ${num(y + w * 0.5)}Z`,
          p.ground,
        )
      );
    };
    out +=
      land(-0.4, 190) +
      land(0.12, 150) +
      land(0.5, 210) +
      times(7, () => lens(cx + r.range(-700, 700), r.range(800, 1050), r.range(200, 520), 14, p.paper, 0.6)) +
      `<circle cx="${num(cx)}" cy="1900" r="1192" fill="none" stroke="${p.glint}" stroke-width="16" opacity=".6"/>` +
      path(
        `M${num(cx + 200)} 738A1180 1180 0 0 1 ${num(cx + 1180)} 1900H${num(cx + 700)}Q${num(cx + 760)} 1100 ${num(cx + 200)} 738Z`,
        p.ink,
        0.35,
      );
    const s = r.range(1.15, 1.5);
    const cell = (x: number): string =>
      rect(x, -60, 260, 120, p.accent[2]) +
      times(6, (i) => rect(x + i * 44, -60, 5, 120, p.paper)) +
      rect(x, -4, 260, 6, p.paper) +
      poly(
        [
          [x, -60],
          [x + 90, -60],
          [x + 30, 60],
          [x, 60],
        ],
        p.paper,
        0.2,
      );
    out +=
      circ(c.r.range(150, 400), 180, 76, p.sun) +
      `<g transform="translate(${num(r.range(640, 960))} ${num(r.range(330, 430))}) rotate(${num(r.range(-32, -10))}) scale(${s.toFixed(2)})">${rect(-140, -8, 280, 16, p.paper)}${cell(-390)}${cell(130)}${rect(-90, -100, 180, 200, p.accent[1])}${rect(20, -100, 70, 200, shade(p, p.accent[1], 0.45))}${rect(-90, -30, 180, 14, p.paper)}${path('M-80 108Q0 190 80 108Z', p.paper)}${path('M10 144Q60 140 80 108H20Z', shade(p, p.paper, 0.4))}${stroke('M0 140V190', p.paper, 7)}${circ(0, 196, 12, p.accent[0])}${stroke('M-40 -100L-70 -190M50 -100L60 -170', p.paper, 6)}</g>`;
    return out;
  }
  const hy = r.range(760, 820);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 20, 130) + (c.dark ? stars(c, hy, 50) : '') + plain(c, hy);
  const dish = (x: number, y: number, s: number, a: number): string =>
    `<g transform="translate(${num(x)} ${num(y)}) scale(${s.toFixed(2)})">` +
    poly(
      [
        [-80, 0],
        [100, 0],
        [520, 110],
        [240, 120],
      ],
      p.shadow,
      0.32,
    ) +
    poly(
      [
        [-120, 0],
        [-40, -340],
        [40, -340],
        [120, 0],
      ],
      shade(p, p.wall[1], 0.15),
    ) +
    poly(
      [
        [10, -340],
        [40, -340],
        [120, 0],
        [30, 0],
      ],
      shade(p, p.wall[1], 0.48),
    ) +
    rect(-130, -6, 260, 20, p.ink) +
    `<g transform="translate(0 -390) rotate(${num(a)})">` +
    path('M-300 0A300 150 0 0 0 300 0Z', shade(p, p.paper, 0.42)) +
    ell(0, 0, 300, 74, mix(p.paper, p.wall[0], 0.4)) +
    path('M-300 0A300 74 0 0 0 300 0A340 120 0 0 1 -300 0Z', shade(p, p.paper, 0.22)) +
    stroke('M-220 8L0 -210L220 8M0 50V-210', p.ink, 7) +
    circ(0, -214, 20, p.accent[0]) +
    '</g></g>';
  const n = r.int(1, 3);
  const a = r.range(-34, 34);
  out +=
    times(n - 1, (i) => dish(r.range(160, 400) + i * 900, hy + 30, 0.5, a)) +
    dish(r.range(620, 980), hy + 150, r.range(1.15, 1.4), a);
  return (
    out +
    house(c, 1280, hy + 60, 220, 120, { roof: 'flat' }) +
    people(c, 3, 200, 1400, hy + 130, hy + 200, 120) +
    tree(c, r.range(60, 140), hy + 120, 260)
  );
}
