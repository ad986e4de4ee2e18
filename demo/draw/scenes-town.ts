import { arcade, dome, house, lamp, pane, tower, townHill, wallColor } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { castShadow, cypress, hills, overhang, palm, plain, tree } from './land.ts';
import { haze, shade } from './palette.ts';
import { bicycle, figure, people } from './people.ts';
import { plant } from './room.ts';
import { clouds, sky } from './sky.ts';
import { circ, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

/** Awning with stripes; (x, y) is the upper left corner. */
export function awning(c: Ctx, x: number, y: number, w: number, h: number, color: string): string {
  const n = Math.max(4, Math.round(w / 34));
  const out = w * 0.06;
  return (
    times(n, (i) => {
      const t0 = i / n;
      const t1 = (i + 1) / n;
      const a = x - out + (w + out * 2) * t0;
      const b = x - out + (w + out * 2) * t1;
      return path(
        `M${num(x + w * t0)} ${num(y)}H${num(x + w * t1)}L${num(b)} ${num(y + h)}A${num((b - a) / 2)} ${num((b - a) / 2)} 0 0 1 ${num(a)} ${num(y + h)}Z`,
        i % 2 ? c.p.paper : color,
      );
    }) + rect(x - out, y + h * 0.72, w + out * 2, h * 0.28, c.p.shadow, 0.16)
  );
}

function stall(c: Ctx, x: number, y: number, s: number, color: string): string {
  const { r, p } = c;
  const w = 300 * s;
  const goods = [p.accent[0], p.accent[1], p.leaf[0], p.roof[0], p.glint, p.wall[2]];
  let out =
    poly(
      [
        [x, y],
        [x + w, y],
        [x + w + 120 * s, y + 34 * s],
        [x + 60 * s, y + 34 * s],
      ],
      p.shadow,
      0.3,
    ) +
    rect(x + 8 * s, y - 300 * s, 10 * s, 300 * s, p.ink) +
    rect(x + w - 18 * s, y - 300 * s, 10 * s, 300 * s, p.ink);
  out +=
    rect(x + 14 * s, y - 250 * s, w - 28 * s, 170 * s, shade(p, p.wall[1], 0.66)) +
    figure(c, x + w * r.range(0.3, 0.7), y - 44 * s, 190 * s, {
      pose: r.pick(['stand', 'reach'] as const),
      shadow: false,
      coat: p.paper,
    });
  out +=
    rect(x - 10 * s, y - 104 * s, w + 20 * s, 104 * s, shade(p, p.wall[2], 0.4)) +
    times(4, (i) => rect(x + i * w * 0.25, y - 92 * s, w * 0.23, 90 * s, shade(p, p.wall[2], 0.22)));
  for (let i = 0; i < 4; i++) {
    const g = goods[(i + r.int(0, 5)) % 6] as string;
    out += times(9, (k) =>
      circ(
        x + w * (i * 0.25 + 0.035 + (k % 5) * 0.04),
        y - (108 + Math.floor(k / 5) * 18) * s,
        12 * s,
        k % 3 ? g : shade(p, g, 0.25),
      ),
    );
  }
  return (
    out +
    awning(c, x, y - 320 * s, w, 84 * s, color) +
    (c.dark ? glow(c, x + w / 2, y - 210 * s, 180 * s, p.glow, 0.6) + circ(x + w / 2, y - 214 * s, 11 * s, p.sun) : '')
  );
}

export function market(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const cols = r.shuffle([...p.accent, p.roof[1]]);
  if (v === 0) {
    let out = sky(c, { horizon: 560, sunY: 170 });
    for (let x = -40; x < W; ) {
      const w = r.range(150, 240);
      out += house(c, x, 760, w, r.range(340, 560), { far: 0.12 });
      x += w - 4;
    }
    out +=
      plain(c, 740) +
      times(4, (i) => stall(c, -60 + i * 430, 860, 1.12, cols[i] as string)) +
      people(c, 7, 60, 1540, 930, 1010, 240);
    return (
      out +
      stroke(`M-20 330Q400 430 820 330T1660 320`, p.ink, 3) +
      times(
        14,
        (i) =>
          circ(
            40 + i * 116,
            344 + Math.abs(Math.sin(i * 0.44)) * 40,
            11,
            c.dark ? p.sun : (p.accent[i % 3] as string),
          ) + (c.dark && i % 2 ? glow(c, 40 + i * 116, 350, 70, p.glow, 0.5) : ''),
      )
    );
  }
  if (v === 1) {
    // covered hall in one-point perspective
    c.indoors = true;
    const cx = r.range(640, 960);
    const cy = 480;
    const roof = shade(p, p.roof[1], 0.4);
    let out =
      rect(-60, -60, W + 120, H + 120, roof) +
      poly(
        [
          [cx - 150, cy - 170],
          [cx, cy - 260],
          [cx + 150, cy - 170],
          [cx + 150, cy + 130],
          [cx - 150, cy + 130],
        ],
        p.sky[2],
      ) +
      circ(cx + 30, cy - 60, 62, p.sun) +
      rect(cx - 150, cy + 40, 300, 40, p.sea[0]) +
      rect(cx - 150, cy + 78, 300, 60, p.ground);
    out +=
      poly(
        [
          [cx - 150, cy + 130],
          [cx + 150, cy + 130],
          [W + 700, H + 60],
          [-700, H + 60],
        ],
        p.ground,
      ) +
      poly(
        [
          [cx - 60, cy + 130],
          [cx + 60, cy + 130],
          [cx + 420, H + 60],
          [cx - 420, H + 60],
        ],
        mix(p.ground, p.sun, 0.45),
      );
    for (let i = 7; i >= 0; i--) {
      const k = 1.44 ** (7 - i);
      const dx = 150 * k;
      out += poly(
        [
          [cx - dx, cy + 130 * k],
          [cx - dx, cy - 170 * k],
          [cx, cy - 260 * k],
          [cx + dx, cy - 170 * k],
          [cx + dx, cy + 130 * k],
          [cx + dx * 0.9, cy + 130 * k],
          [cx + dx * 0.9, cy - 160 * k],
          [cx, cy - 236 * k],
          [cx - dx * 0.9, cy - 160 * k],
          [cx - dx * 0.9, cy + 130 * k],
        ],
        shade(p, mix(p.roof[1], p.wall[2], 0.1 + 0.06 * i), 0.35 + 0.03 * (7 - i)),
      );
      if (i > 1 && i < 7) {
        const s = 0.34 * k;
        out +=
          stall(c, cx - dx - 130 * s, cy + 136 * k, s, cols[i % 4] as string) +
          stall(c, cx + dx * 0.62, cy + 136 * k, s, cols[(i + 2) % 4] as string);
      }
      if (i < 6)
        out +=
          line(cx, cy - 240 * k, cx, cy - 190 * k, p.ink, 2 + k * 0.4) +
          circ(cx, cy - 180 * k, 7 * k, c.dark ? p.sun : p.paper) +
          (c.dark ? glow(c, cx, cy - 180 * k, 54 * k, p.glow, 0.5) : '');
    }
    return (
      out +
      people(c, 6, cx - 240, cx + 240, cy + 190, cy + 330, 180) +
      figure(c, cx + r.range(-240, 240), H - 60, 330, { pose: 'walk' })
    );
  }
  // crates seen close from above: fish on ice
  c.indoors = true;
  const fish = (x: number, y: number, s: number, color: string, a: number): string =>
    `<g transform="translate(${num(x)} ${num(y)}) rotate(${num(a)}) scale(${s.toFixed(2)})">` +
    path('M-90 0Q-30 -44 60 -6L104 -34Q94 0 104 34L60 6Q-30 44 -90 0Z', color) +
    path('M-90 0Q-30 44 60 6L104 34Q98 16 98 0L60 0Q-30 12 -90 0Z', shade(p, color, 0.36)) +
    stroke('M-48 -20Q-36 0 -48 20', p.ink, 4, 0.6) +
    circ(-66, -4, 6, p.ink) +
    '</g>';
  const wood = shade(p, p.wall[2], 0.3);
  let out = rect(-60, -60, W + 120, H + 120, shade(p, p.land[2], 0.25));
  const tilt = r.range(-14, 14);
  let g = '';
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 3; j++) {
      const x = -190 + i * 510;
      const y = -130 + j * 440 - (i % 2) * 120;
      const kind = r.int(0, 3);
      g +=
        rect(x + 26, y + 30, 480, 410, p.shadow, 0.4) +
        rect(x, y, 480, 410, wood) +
        rect(x + 22, y + 22, 436, 366, kind < 2 ? mix(p.glint, p.paper, 0.5) : shade(p, wood, 0.5));
      const tone = r.pick([mix(p.sea[0], p.paper, 0.35), p.accent[0], mix(p.accent[2], p.paper, 0.3)]);
      g +=
        kind < 2
          ? times(5, (k) =>
              fish(
                x + 240,
                y + 70 + k * 68,
                1.75,
                k % 2 ? tone : mix(tone, p.paper, 0.22),
                (k % 2 ? 180 : 0) + r.range(-5, 5),
              ),
            )
          : times(24, (k) => {
              const f = r.pick([p.accent[0], p.accent[1], p.leaf[0]]);
              const a = x + 66 + (k % 6) * 70;
              const b = y + 70 + Math.floor(k / 6) * 88;
              const q = kind === 2 ? p.accent[1] : f;
              return (
                circ(a, b, 42, shade(p, q, 0.34)) + circ(a - 6, b - 7, 34, q) + circ(a - 16, b - 17, 8, p.paper, 0.6)
              );
            });
    }
  }
  out += `<g transform="rotate(${num(tilt)} 800 533)">${g}</g>`;
  return (
    out +
    poly(
      [
        [-60, -60],
        [560, -60],
        [-60, 620],
      ],
      p.shadow,
      0.3,
    ) +
    poly(
      [
        [1660, 420],
        [1660, 1120],
        [1040, 1120],
      ],
      p.shadow,
      0.24,
    )
  );
}

export function oldTown(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  if (v === 0) {
    const hy = r.range(620, 700);
    let out =
      sky(c, { horizon: hy }) + hills(c, hy - 60, 120) + townHill(c, -80, W + 120, 900, r.range(620, 700), 0.34, 5);
    for (let x = -60; x < W + 40; ) {
      const w = r.range(180, 300);
      out += house(c, x, H + 60, w, r.range(150, 300), { roof: r.pick(['flat', 'gable', 'hip'] as const) });
      if (r.chance(0.3)) out += cypress(c, x, H + 20, r.range(300, 440));
      x += w;
    }
    return out;
  }
  if (v === 1) {
    // an alley with an arch and steps, half in shade
    const cx = r.range(720, 900);
    const lit = wallColor(c);
    const dk = shade(p, wallColor(c), 0.42);
    let out =
      sky(c, { horizon: 620, sunX: cx + 20, sunY: 330 }) +
      rect(cx - 260, 560, 520, 90, p.sea[0]) +
      townHill(c, cx - 240, cx + 240, 640, 160, 0.45, 3);
    out +=
      poly(
        [
          [-60, -60],
          [cx - 330, -60],
          [cx - 210, 640],
          [cx - 230, H + 60],
          [-60, H + 60],
        ],
        dk,
      ) +
      poly(
        [
          [W + 60, -60],
          [cx + 400, -60],
          [cx + 240, 640],
          [cx + 270, H + 60],
          [W + 60, H + 60],
        ],
        lit,
      ) +
      poly(
        [
          [cx + 400, -60],
          [cx + 240, 640],
          [cx + 250, 800],
          [cx + 500, 240],
          [cx + 560, -60],
        ],
        shade(p, lit, 0.26),
      );
    out +=
      times(11, (i, t) =>
        rect(cx - 225 - t * 240, 640 + t * 400, 480 + t * 520, 60, i % 2 ? shade(p, p.ground, 0.32) : p.ground),
      ) +
      poly(
        [
          [-60, H + 60],
          [cx - 230, 640],
          [cx + 60, 640],
          [cx + 20, H + 60],
        ],
        p.shadow,
        0.34,
      );
    const a = 150;
    out +=
      path(
        `M${num(cx - 262)} 250H${num(cx + 330)}V640H${num(cx + 240)}V${470 + a}A${num(225)} ${num(210)} 0 0 0 ${num(cx - 210)} ${470 + a}V640H${num(cx - 262)}Z`,
        shade(p, p.wall[1], 0.14),
      ) + rect(cx - 274, 238, 610, 20, p.paper);
    const wx = cx + 470;
    out +=
      times(
        2,
        (i) =>
          pane(c, wx + i * 210, 330 - i * 40, 84, 160, true, lit) +
          rect(wx + i * 210 - 14, 492 - i * 40, 112, 12, shade(p, lit, 0.3)) +
          plant(c, wx + 42 + i * 210, 494 - i * 40, 60),
      ) + path(`M${num(wx + 90)} ${H - 60}V760A80 80 0 0 1 ${num(wx + 250)} 760V${H - 20}Z`, p.accent[2]);
    out +=
      times(3, (i) => pane(c, 90 + i * 150, 240 + i * 40, 70, 130, false, dk)) +
      path(`M120 ${H}V780H300V${H}Z`, mix(p.ink, dk, 0.3)) +
      stroke(`M-20 180Q600 300 ${num(cx + 420)} 130`, p.ink, 3) +
      times(7, (i) =>
        path(
          `M${num(150 + i * 120)} ${num(207 + Math.sin(i * 0.5) * 24)}h78l-8 104h-64Z`,
          [p.paper, p.accent[0], p.accent[1], p.wall[0]][i % 4] as string,
        ),
      );
    return (
      out +
      figure(c, cx + r.range(-60, 130), 830, 200, { pose: 'walk' }) +
      figure(c, cx - 110, 700, 120, { pose: 'coat' }) +
      (r.chance(0.5) ? lamp(c, cx + 250, 640, 330, -1) : '')
    );
  }
  // square with a clock tower, arcade and cypresses
  let out = sky(c, { horizon: 640 }) + hills(c, 620, 110);
  const tx = r.range(380, 1220);
  for (let x = -60; x < W; ) {
    const w = r.range(150, 250);
    out += house(c, x, 800, w, r.range(280, 420), { far: 0.14 });
    x += w - 3;
  }
  out +=
    plain(c, 790) +
    castShadow(c, tx, 820, 130, 560, 0.36) +
    tower(c, tx, 820, 136, 620) +
    circ(tx, 300, 42, p.paper) +
    stroke(`M${num(tx)} 300V268M${num(tx)} 300L${num(tx + 22)} 310`, p.ink, 6) +
    arcade(c, tx > 800 ? -40 : tx + 200, 830, 620, 210, 5, wallColor(c));
  return (
    out +
    tree(c, tx > 800 ? 1420 : 180, 900, 430) +
    people(c, 8, 150, 1500, 860, 1000, 150) +
    (r.chance(0.5) ? bicycle(c, 560, 1000, 1.5, p.accent[0], true, r.sign()) : overhang(c, 260, 80, 360, p.leaf[1]))
  );
}

export function councilHall(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(780, 840);
  const cx = r.range(620, 980);
  const wall = r.pick([p.wall[0], p.wall[1]]);
  const style = r.int(0, 2);
  let out = sky(c, { horizon: hy, sunX: cx + r.sign() * r.range(380, 560) }) + hills(c, hy - 130, 100);
  for (let x = -60; x < W; ) {
    const w = r.range(140, 230);
    out += house(c, x, hy, w, r.range(190, 330), { far: 0.38 });
    x += w;
  }
  out += plain(c, hy - 10);
  const w = style === 2 ? 1040 : 900;
  const x = cx - w / 2;
  const h = style === 1 ? 330 : 380;
  out += poly(
    [
      [x, hy + 20],
      [x + w, hy + 20],
      [x + w + 420, hy + 130],
      [x + 300, hy + 130],
    ],
    p.shadow,
    0.3,
  );
  if (style === 0) {
    out +=
      tower(c, cx, hy - h + 30, 120, 330) +
      circ(cx, hy - h - 180, 36, p.paper) +
      stroke(`M${num(cx)} ${num(hy - h - 180)}v-26m0 26l20 8`, p.ink, 5) +
      rect(x, hy - h, w, h + 20, wall) +
      rect(x + w * 0.82, hy - h, w * 0.18, h + 20, shade(p, wall, 0.38)) +
      rect(x - 20, hy - h - 26, w + 40, 34, p.paper) +
      times(9, (i) => pane(c, x + 40 + i * 92, hy - h + 60, 48, 110, true, wall)) +
      arcade(c, x, hy + 20, w, 190, 9, wall) +
      rect(cx - 130, hy - 196, 260, 22, p.paper) +
      times(12, (i) => rect(cx - 126 + i * 23, hy - 232, 6, 40, p.ink)) +
      rect(cx - 132, hy - 238, 264, 8, p.ink);
  } else if (style === 1) {
    out +=
      dome(c, cx, hy - h - 110, 170, p.roof[0]) +
      rect(cx - 180, hy - h - 112, 360, 60, p.paper) +
      times(6, (i) => pane(c, cx - 150 + i * 54, hy - h - 98, 26, 42, true, wall)) +
      rect(x, hy - h, w, h, wall) +
      rect(x + w * 0.84, hy - h, w * 0.16, h, shade(p, wall, 0.38)) +
      poly(
        [
          [cx - 300, hy - h],
          [cx, hy - h - 120],
          [cx + 300, hy - h],
        ],
        mix(wall, p.paper, 0.4),
      ) +
      poly(
        [
          [cx, hy - h - 96],
          [cx + 230, hy - h - 8],
          [cx - 230, hy - h - 8],
        ],
        shade(p, wall, 0.3),
      ) +
      rect(cx - 300, hy - h, 600, h, shade(p, wall, 0.5)) +
      rect(x - 16, hy - h - 6, w + 32, 26, p.paper);
    out +=
      times(
        6,
        (i) =>
          rect(cx - 290 + i * 108, hy - h + 20, 40, h - 20, p.paper) +
          rect(cx - 264 + i * 108, hy - h + 20, 14, h - 20, shade(p, p.paper, 0.4)),
      ) +
      times(2, (i) =>
        times(
          2,
          (k) =>
            pane(c, x + 40 + k * 70 + i * (w - 210), hy - h + 70, 40, 90, true, wall) +
            pane(c, x + 40 + k * 70 + i * (w - 210), hy - h + 210, 40, 80, false, wall),
        ),
      ) +
      times(5, (i) =>
        rect(cx - 340 - i * 24, hy - 8 + i * 13, 680 + i * 48, 14, i % 2 ? shade(p, p.paper, 0.3) : p.paper),
      );
  } else {
    const k = shade(p, wall, 0.42);
    out +=
      rect(x, hy - 250, w, 270, wall) +
      rect(x + 60, hy - 430, w * 0.42, 190, mix(wall, p.paper, 0.35)) +
      rect(x + 60 + w * 0.34, hy - 430, w * 0.08, 190, k) +
      rect(x - 40, hy - 286, w + 80, 46, p.paper) +
      rect(x - 40, hy - 244, w + 80, 10, p.shadow, 0.4) +
      times(
        13,
        (i) =>
          rect(x + 24 + i * 78, hy - 240, 58, 260, c.r.chance(c.lit) ? p.glow : shade(p, p.sky[0], 0.4)) +
          poly(
            [
              [x + 24 + i * 78, hy - 240],
              [x + 60 + i * 78, hy - 240],
              [x + 24 + i * 78, hy - 120],
            ],
            p.paper,
            0.2,
          ),
      ) +
      times(6, (i) => pane(c, x + 94 + i * 54, hy - 390, 30, 100, false, wall)) +
      times(4, (i) =>
        rect(x - 80 - i * 20, hy + 18 + i * 11, w + 160 + i * 40, 12, i % 2 ? p.paper : shade(p, p.paper, 0.26)),
      );
  }
  out += times(
    3,
    (i) =>
      line(cx - 560 + i * 46, hy + 30, cx - 560 + i * 46, hy - 320 - i * 20, p.ink, 5) +
      path(
        `M${num(cx - 558 + i * 46)} ${num(hy - 316 - i * 20)}q24 -16 44 0t44 0v56q-24 14 -44 0t-44 0Z`,
        p.accent[i % 3] as string,
      ),
  );
  out += r.chance(0.5)
    ? palm(c, r.range(90, 240), hy + 90, 460) + palm(c, r.range(1360, 1520), hy + 110, 520)
    : cypress(c, 130, hy + 80, 420) + cypress(c, 230, hy + 90, 360) + tree(c, 1450, hy + 90, 360);
  return out + people(c, 7, 200, 1450, hy + 80, hy + 170, 120) + (r.chance(0.3) ? clouds(c, 200) : '');
}

export function streetNight(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const cx = r.range(640, 980);
  const hy = r.range(560, 620);
  const lit = Math.max(c.lit, 0.45);
  const n: Ctx = { ...c, lit, dark: true };
  let out =
    sky(n, { horizon: hy, sunX: cx + r.range(-60, 60), sunY: r.range(150, 330) }) +
    townHill(n, cx - 320, cx + 320, hy + 20, 140, 0.5, 2);
  const wet = mix(p.ground, p.shadow, 0.5);
  out +=
    rect(-60, hy + 40, W + 120, H, wet) +
    poly(
      [
        [cx - 60, hy + 40],
        [cx + 60, hy + 40],
        [cx + 620, H + 60],
        [cx - 620, H + 60],
      ],
      mix(wet, p.ink, 0.35),
    );
  for (let i = 5; i >= 0; i--) {
    const k = 1.5 ** (5 - i);
    for (const side of [-1, 1]) {
      const x0 = cx + side * 105 * k;
      const x1 = cx + side * 105 * k * 1.5;
      const top = 150 + r.range(-20, 60);
      const wall = shade(p, wallColor(c), 0.22 + (side > 0 ? 0.22 : 0) + i * 0.02);
      const y = (h: number, kk: number): number => hy + 40 + (kk - 1) * 34 - h * kk;
      out +=
        poly(
          [
            [x0, y(top, k)],
            [x1, y(top, k * 1.5)],
            [x1, y(0, k * 1.5)],
            [x0, y(0, k)],
          ],
          haze(p, wall, i * 0.07),
        ) +
        poly(
          [
            [x0, y(top, k)],
            [x1, y(top, k * 1.5)],
            [x1, y(top - 8, k * 1.5)],
            [x0, y(top - 8, k)],
          ],
          mix(wall, p.paper, 0.35),
        );
      for (let f = 0; f < 3; f++)
        for (let q = 0; q < 2; q++) {
          const t0 = 0.16 + q * 0.42;
          const ka = k * (1 + 0.5 * t0);
          const kb = k * (1 + 0.5 * (t0 + 0.22));
          const xa = cx + side * 105 * ka;
          const xb = cx + side * 105 * kb;
          const h0 = f === 0 ? 4 : 50 + (f - 1) * 44;
          const on = r.chance(f === 0 ? 0.7 : lit);
          out += poly(
            [
              [xa, y(h0 + 26, ka)],
              [xb, y(h0 + 26, kb)],
              [xb, y(h0, kb)],
              [xa, y(h0, ka)],
            ],
            on ? (f === 0 ? r.pick([p.glow, p.accent[1], p.accent[0]]) : p.glow) : mix(p.ink, wall, 0.3),
          );
          if (on && f === 0)
            out += poly(
              [
                [xa, y(0, ka)],
                [xb, y(0, kb)],
                [xb - side * 60 * k, y(0, kb) + 34 * k],
                [xa - side * 60 * k, y(0, ka) + 34 * k],
              ],
              p.glow,
              0.3,
            );
        }
    }
  }
  out +=
    v === 0
      ? times(
          4,
          (i) =>
            lamp(n, cx - 95 * 1.55 ** i, hy + 46 + 26 * i * i * 0.75, 120 * 1.5 ** i, 1) +
            lamp(n, cx + 95 * 1.55 ** i, hy + 46 + 26 * i * i * 0.75, 120 * 1.5 ** i, -1),
        )
      : times(4, (i) => {
          const y = 90 + i * 110;
          const s = 1.3 - i * 0.26;
          return (
            stroke(
              `M${num(cx - 700 * s)} ${num(y - 50)}Q${num(cx)} ${num(y + 120 * s)} ${num(cx + 700 * s)} ${num(y - 50)}`,
              p.ink,
              3,
            ) +
            times(11, (k) => {
              const t = (k + 0.5) / 11;
              const x = cx + (t * 2 - 1) * 700 * s;
              const yy = y - 50 + 170 * s * 2 * t * (1 - t);
              return circ(x, yy + 10, 10 * s, p.sun) + (k % 2 ? glow(n, x, yy + 10, 60 * s, p.glow, 0.6) : '');
            })
          );
        });
  out += times(8, () => lens(cx + r.range(-320, 320), r.range(hy + 160, H - 30), r.range(80, 260), 7, p.glow, 0.28));
  return (
    out +
    people(n, 4, cx - 200, cx + 200, hy + 130, hy + 240, 170) +
    figure(n, cx + r.range(-300, 300), H - 80, 330, {
      pose: c.mood === 'rain' ? 'umbrella' : r.pick(['walk', 'coat'] as const),
    }) +
    (r.chance(0.5) ? bicycle(n, cx + r.range(-260, 260), H - 150, 1.6, p.accent[0], true, r.sign()) : '')
  );
}
