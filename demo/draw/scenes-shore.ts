import { rowboat, sailboat } from './boats.ts';
import { house } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { cape, castShadow, hills, palm } from './land.ts';
import { haze, shade } from './palette.ts';
import { figure, people } from './people.ts';
import { breakers, buoy, reflection, rocks, sea, swell } from './sea-parts.ts';
import { gulls, sky } from './sky.ts';
import { at, circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

/** Parasol seen from the side, with its mat and long shadow. */
function parasol(c: Ctx, x: number, y: number, s: number): string {
  const [a, b] = c.r.shuffle([...c.p.accent, c.p.paper]) as [string, string];
  const tilt = c.r.range(-12, 12);
  const cap = 'M-110 -150Q-90 -228 0 -236Q90 -228 110 -150';
  return (
    poly(
      [
        [x - 60 * s, y],
        [x + 40 * s, y],
        [x + 330 * s, y + 66 * s],
        [x + 160 * s, y + 74 * s],
      ],
      c.p.shadow,
      0.3,
    ) +
    poly(
      [
        [x - 120 * s, y + 4 * s],
        [x + 60 * s, y + 4 * s],
        [x + 100 * s, y + 30 * s],
        [x - 90 * s, y + 30 * s],
      ],
      c.r.pick(c.p.accent),
    ) +
    at(
      x,
      y,
      s,
      `<g transform="rotate(${num(tilt)})">${line(0, 0, 0, -240, c.p.ink, 6)}${path(`${cap}Z`, a)}${path('M-60 -150Q-50 -218 0 -236Q-8 -200 -16 -150Z', b)}${path('M24 -150Q22 -206 0 -236Q60 -220 70 -150Z', b)}${path('M70 -150Q60 -220 0 -236Q90 -228 110 -150Z', shade(c.p, a, 0.35))}</g>`,
    )
  );
}

export function beach(c: Ctx): string {
  const { r, p } = c;
  // after dark or in the rain the parasols are folded away
  const v = c.mood === 'night' || c.mood === 'rain' ? r.int(3, 4) : r.int(0, 2);
  const sand = mix(p.ground, p.paper, 0.2);
  if (v === 0) {
    // from straight above: surf runs diagonally, parasols are discs
    c.sun = { x: 800, y: 0, r: 0 };
    const o = r.range(-140, 140);
    const edge = (d: number, amp: number): string =>
      `M-60 ${num(760 + o + d)}C260 ${num(640 + o + d - amp)} 420 ${num(720 + o + d + amp)} 720 ${num(520 + o + d)}S1260 ${num(420 + o + d + amp)} 1660 ${num(190 + o + d)}V-80H-60Z`;
    let out =
      rect(-60, -60, W + 120, H + 120, sand) +
      path(edge(70, 30), shade(p, sand, 0.22)) +
      path(edge(34, 40), p.paper) +
      path(edge(0, 50), mix(p.sea[0], p.glint, 0.45)) +
      path(edge(-60, 20), p.paper, 0.65) +
      path(edge(-84, 34), p.sea[0]) +
      path(edge(-250, 60), mix(p.sea[0], p.sea[1], 0.55)) +
      path(edge(-430, 40), p.sea[1]);
    out += times(9, () => lens(r.range(0, W), r.range(0, 300 + o), r.range(60, 200), 5, p.glint, 0.35));
    out += times(13, (i) => {
      const x = 90 + (i % 7) * 236 + r.range(-60, 60);
      const y = 760 + o - x * 0.26 + 170 + Math.floor(i / 7) * 230 + r.range(-50, 60);
      const s = r.range(44, 66);
      const [a, b] = r.shuffle([...p.accent, p.paper]) as [string, string];
      const wedge = times(4, (k) =>
        path(
          `M${num(x)} ${num(y)}L${num(x + s * Math.cos(k * 1.571))} ${num(y + s * Math.sin(k * 1.571))}A${num(s)} ${num(s)} 0 0 1 ${num(x + s * Math.cos(k * 1.571 + 0.785))} ${num(y + s * Math.sin(k * 1.571 + 0.785))}Z`,
          b,
        ),
      );
      return (
        poly(
          [
            [x - s * 0.9, y + s * 1.2],
            [x - s * 0.3, y + s * 0.9],
            [x + s * 0.2, y + s * 2.1],
            [x - s * 0.4, y + s * 2.4],
          ],
          r.pick(p.accent),
        ) +
        ell(x + s * 0.9, y + s * 0.5, s * 1.05, s, p.shadow, 0.3) +
        circ(x, y, s, a) +
        wedge +
        circ(x, y, s * 0.09, p.ink)
      );
    });
    return (
      out +
      times(7, () => {
        const x = r.range(100, 1500);
        const y = 720 + o - x * 0.34;
        return circ(x, y, 8, p.ink) + ell(x + 26, y + 10, 28, 6, p.shadow, 0.4);
      })
    );
  }
  const hy = r.range(380, 500);
  let out =
    sky(c, { horizon: hy }) +
    (r.chance(0.7) ? cape(c, r.range(500, 900), hy + 6, r.range(90, 170), haze(p, p.land[0], 0.2)) : hills(c, hy, 70)) +
    sea(c, hy);
  const y = hy + r.range(170, 230);
  out +=
    sailboat(c, r.range(1000, 1400), hy + 50, 0.32, p.paper) +
    path(`M-60 ${num(y + 50)}Q500 ${num(y - 40)} 1000 ${num(y + 30)}T1660 ${num(y - 60)}V1130H-60Z`, p.paper) +
    path(
      `M-60 ${num(y + 74)}Q500 ${num(y - 14)} 1000 ${num(y + 56)}T1660 ${num(y - 34)}V1130H-60Z`,
      shade(p, sand, 0.2),
    ) +
    path(`M-60 ${num(y + 96)}Q500 ${num(y + 10)} 1000 ${num(y + 80)}T1660 ${num(y)}V1130H-60Z`, sand);
  if (v === 1) {
    const hx = r.range(420, 620);
    out += people(c, 4, 700, 1020, y + 70, y + 100, 76) + castShadow(c, hx, y + 220, 220, 420);
    out +=
      stroke(
        `M${num(hx - 110)} ${num(y + 230)}L${num(hx - 80)} ${num(y - 60)}M${num(hx + 110)} ${num(y + 230)}L${num(hx + 80)} ${num(y - 60)}M${num(hx - 100)} ${num(y + 130)}L${num(hx + 94)} ${num(y + 40)}`,
        p.ink,
        14,
      ) + rect(hx - 150, y - 70, 300, 18, shade(p, p.wall[2], 0.35));
    out +=
      rect(hx - 116, y - 230, 232, 164, p.accent[0]) +
      rect(hx + 40, y - 230, 76, 164, shade(p, p.accent[0], 0.4)) +
      rect(hx - 90, y - 200, 110, 70, c.dark ? p.glow : shade(p, p.wall[0], 0.5)) +
      poly(
        [
          [hx - 170, y - 226],
          [hx - 60, y - 300],
          [hx + 70, y - 300],
          [hx + 170, y - 226],
        ],
        p.paper,
      ) +
      line(hx, y - 300, hx, y - 420, p.ink, 6) +
      path(`M${num(hx)} ${num(y - 420)}q60 -26 130 0v64q-70 -22 -130 0Z`, p.accent[1]);
    return (
      out +
      parasol(c, 1160, H - 110, 1.2) +
      stroke(
        `M${num(hx - 250)} ${num(y + 240)}L${num(hx - 150)} ${num(y - 64)}M${num(hx - 200)} ${num(y + 246)}L${num(hx - 104)} ${num(y - 58)}` +
          times(5, (i) => `M${num(hx - 236 + i * 18)} ${num(y + 196 - i * 54)}l50 6`),
        p.ink,
        7,
      ) +
      gulls(c, 900, 220, 400, 6)
    );
  }
  if (v > 2) {
    const fx = r.range(480, 1000);
    out +=
      rowboat(
        c,
        v === 3 ? r.range(1150, 1380) : r.range(200, 380),
        y + 230,
        r.range(1.2, 1.6),
        r.pick(p.accent),
        false,
      ) + times(14, (i) => lens(fx - 250 - i * 34, y + 320 + i * 9 + (i % 2) * 14, 22, 5, p.shadow, 0.4));
    out +=
      v === 3
        ? glow(c, fx + 50, y + 230, 260, p.glow, 0.6) +
          circ(fx + 50, y + 232, 9, p.sun) +
          figure(c, fx, y + 300, 210, { pose: c.mood === 'rain' ? 'umbrella' : 'lean', dir: 1 }) +
          figure(c, fx + 130, y + 310, 180, { pose: 'sit', dir: -1 })
        : times(3, (i) =>
            figure(c, fx + i * 90, y + 290 + i * 8, 200, {
              pose: c.mood === 'rain' ? 'umbrella' : r.pick(['walk', 'coat'] as const),
              dir: 1,
            }),
          );
    return out + palm(c, r.range(60, 160), H - 30, 700) + (r.chance(0.5) ? palm(c, 1500, H - 60, 520) : '');
  }
  out +=
    times(5, (i) => parasol(c, 140 + i * 330 + r.range(-60, 60), y + 150 + (i % 2) * 40, 0.6)) +
    people(c, 4, 200, 1400, y + 40, y + 110, 80) +
    parasol(c, r.range(380, 700), H - 90, 1.55) +
    parasol(c, r.range(1150, 1400), H - 30, 1.8);
  return out + (r.chance(0.5) ? palm(c, r.range(30, 120), H - 40, 720) : '') + gulls(c, 800, 200, 500, 5);
}

export function sailing(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = r.range(520, 680);
  const sails = r.shuffle([p.paper, p.accent[0], p.accent[1], p.wall[0], p.accent[2]]);
  let out = sky(c, { horizon: hy }) + hills(c, hy, r.range(40, 110)) + sea(c, hy);
  if (v === 0) {
    out += times(6, (i, t) =>
      sailboat(c, 140 + ((i * 467) % 1400), hy + 24 + 150 * t, 0.28 + 0.45 * t, sails[i % 5] as string),
    );
    return (
      out +
      sailboat(c, r.range(560, 1000), r.range(890, 950), r.range(1.9, 2.3), p.paper) +
      buoy(c, r.range(100, 300), H - 130, 130, p.accent[0]) +
      gulls(c, 400, 260, 300, 5)
    );
  }
  if (v === 1) {
    // aboard: a great cropped sail and the rail
    out += times(4, (i) => sailboat(c, 860 + i * 210, hy + 30 + i * 26, 0.34 + i * 0.08, sails[i] as string));
    out +=
      path('M-60 -60H520Q780 420 560 930L-60 1010Z', p.paper) +
      path('M300 -60H520Q780 420 560 930L470 942Q660 420 300 -60Z', shade(p, p.paper, 0.28)) +
      times(5, (i) =>
        stroke(
          `M-60 ${num(70 + i * 190)}Q${num(300)} ${num(120 + i * 186)} ${num(610 - Math.abs(i - 2) * 22)} ${num(60 + i * 190)}`,
          p.shadow,
          3,
          0.25,
        ),
      ) +
      path('M-60 430L640 330Q668 420 664 500L-60 640Z', p.accent[0]) +
      path('M560 342L640 330Q668 420 664 500L570 518Q582 430 560 342Z', shade(p, p.accent[0], 0.35));
    out +=
      stroke('M-60 1000L760 915', p.ink, 22) +
      path('M-60 1067V1010Q700 980 1500 1067Z', p.wall[0]) +
      path('M-60 1067V1040Q700 1010 1300 1067Z', shade(p, p.wall[2], 0.4)) +
      stroke('M900 1010V880M1160 1034V906M640 900L900 880L1160 906L1500 1050', p.ink, 7);
    return out + figure(c, 800, 1010, 250, { pose: 'lean', coat: p.accent[1], shadow: false, dir: 1 });
  }
  out += breakers(c, hy + 120, 60, mix(p.sea[0], p.sea[1], 0.4), p.glint);
  out +=
    times(3, (i) =>
      sailboat(
        c,
        300 + i * r.range(430, 480),
        hy + 190 + i * 40,
        1.15 + i * 0.3,
        sails[i] as string,
        r.range(-22, -12),
      ),
    ) + breakers(c, H + 20, 130, p.sea[1], p.glint);
  return out + gulls(c, 900, 200, 500, 7);
}

export function waveEnergy(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = v === 1 ? r.range(300, 380) : r.range(420, 540);
  const float = (x: number, y: number, s: number, color: string): string =>
    reflection(c, x, y + 30 * s, 200 * s, 110 * s, color, 0.5) +
    at(
      x,
      y,
      s,
      path('M-130 0Q-120 -60 0 -62Q120 -60 130 0Q110 34 0 36Q-110 34 -130 0Z', color) +
        path('M0 -62Q120 -60 130 0Q110 34 30 36Q90 0 0 -62Z', shade(p, color, 0.38)) +
        rect(-28, -110, 56, 54, p.paper) +
        rect(6, -110, 22, 54, shade(p, p.paper, 0.35)) +
        stroke('M0 -110V-190', p.ink, 7) +
        circ(0, -196, 10, c.dark ? p.glow : p.accent[0]) +
        stroke('M-126 4Q0 40 126 4', p.paper, 7),
    );
  let out = sky(c, { horizon: hy }) + hills(c, hy, 70);
  if (v === 0) {
    out +=
      sea(c, hy) +
      rocks(c, -40, 760, hy + 20, 46) +
      times(5, (i, t) => float(1340 - i * 265, hy + 80 + t * 330, 0.4 + t * 0.85, i % 2 ? p.accent[0] : p.accent[1]));
    out += breakers(c, H + 10, 120, p.sea[1], p.glint);
    return out + gulls(c, 700, hy - 160, 500, 6);
  }
  if (v === 1) {
    // cut through the water: floats above, cables and sea bed below
    out +=
      rect(-60, hy, W + 120, H, mix(p.sea[0], p.sea[1], 0.35)) +
      times(4, (i) =>
        swell(c, hy + 150 + i * 170, 18, 420, mix(p.sea[0], mix(p.sea[1], p.ink, 0.35), 0.45 + i * 0.18)),
      );
    out += times(6, (i) =>
      poly(
        [
          [150 + i * 260, hy],
          [230 + i * 260, hy],
          [100 + i * 260, H],
          [-60 + i * 260, H],
        ],
        p.glint,
        0.1,
      ),
    );
    out +=
      swell(c, H - 120, 30, 500, mix(p.land[2], p.ink, 0.3)) +
      times(3, (i) => {
        const x = 300 + i * 500 + r.range(-60, 60);
        return (
          stroke(`M${num(x)} ${num(hy + 60)}V${num(H - 150)}`, p.ink, 8) +
          rect(x - 40, hy + 170, 80, 240, p.accent[2], 1, 36) +
          rect(x + 8, hy + 170, 32, 240, shade(p, p.accent[2], 0.4), 1, 16) +
          poly(
            [
              [x - 90, H - 110],
              [x - 50, H - 190],
              [x + 50, H - 190],
              [x + 90, H - 110],
            ],
            p.ink,
          ) +
          float(x, hy + 14, 1.1, i % 2 ? p.accent[0] : p.accent[1])
        );
      });
    out += stroke(`M300 ${H - 140}Q560 ${H - 40} 800 ${H - 140}T1300 ${H - 140}T1700 ${H - 160}`, p.accent[1], 9);
    return (
      out +
      times(14, () => {
        const x = r.range(80, 1500);
        const y = r.range(hy + 260, H - 220);
        return path(`M${num(x)} ${num(y)}q22 -16 44 0l16 -10v20l-16 -10q-22 16 -44 0Z`, p.glint, 0.75);
      })
    );
  }
  out += sea(c, hy);
  const wall = mix(p.wall[1], p.shadow, 0.12);
  out +=
    poly(
      [
        [-60, hy + 40],
        [900, hy + 6],
        [900, hy + 30],
        [-60, hy + 330],
      ],
      wall,
    ) +
    poly(
      [
        [-60, hy + 330],
        [900, hy + 30],
        [900, hy + 46],
        [-60, hy + 560],
      ],
      shade(p, wall, 0.45),
    );
  out += times(6, (i, t) => {
    const x = 120 + i * 135;
    const y = hy + 380 - i * 62;
    const s = 1.2 - t * 0.85;
    return at(
      x,
      y,
      s,
      poly(
        [
          [0, -80],
          [120, -110],
          [240, 30],
          [110, 70],
        ],
        i % 2 ? p.accent[0] : p.accent[1],
      ) +
        poly(
          [
            [110, 70],
            [240, 30],
            [244, 60],
            [116, 104],
          ],
          shade(p, p.accent[0], 0.5),
        ) +
        stroke('M20 -70L110 -40', p.ink, 12),
    );
  });
  out +=
    house(c, 200, hy + 60, 170, 130, { roof: 'flat', wall: p.wall[0] }) +
    people(c, 3, 380, 640, hy + 90, hy + 110, 86) +
    breakers(c, H - 60, 120, p.sea[1], p.glint);
  return out + gulls(c, 1000, 200, 400, 6);
}

export function swimming(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const water = mix(p.sea[0], p.accent[2], c.mood === 'sand' ? 0.75 : 0.35);
  const deep = mix(water, p.sea[1], 0.5);
  const cap = (i: number): string => p.accent[i % 3] as string;
  if (v === 0) {
    // lanes from above, with swimmers and their wakes
    const tilt = r.range(-16, 16);
    const lanes = r.int(5, 7);
    const step = 1500 / lanes;
    let g = rect(-400, -500, 2400, 2100, water);
    for (let i = 0; i < lanes + 2; i++) {
      const y = -200 + i * step;
      g += i % 2 ? rect(-400, y, 2400, step, deep, 0.35) : '';
      g +=
        times(30, (k) => rect(-400 + k * 80, y - 7, 70, 14, k % 4 < 2 ? p.accent[0] : p.paper, 1, 7)) +
        rect(-400, y + step / 2 - 9, 2400, 18, p.sea[1], 0.35);
      const x = r.range(250, 1350);
      const my = y + step / 2;
      g +=
        times(7, (k) => lens(x - 90 - k * 50, my + (k % 2 ? 16 : -16), 130 - k * 9, 9, p.paper, 0.75 - k * 0.08)) +
        path(
          `M${num(x - 150)} ${num(my)}Q${num(x - 60)} ${num(my - 34)} ${num(x)} ${num(my - 26)}Q${num(x + 22)} ${num(my)} ${num(x)} ${num(my + 26)}Q${num(x - 60)} ${num(my + 34)} ${num(x - 150)} ${num(my)}Z`,
          p.ink,
        ) +
        stroke(
          `M${num(x - 10)} ${num(my - 22)}Q${num(x + 50)} ${num(my - 62)} ${num(x + 110)} ${num(my - 34)}M${num(x - 20)} ${num(my + 22)}Q${num(x - 60)} ${num(my + 66)} ${num(x - 110)} ${num(my + 54)}`,
          p.ink,
          18,
        ) +
        circ(x + 36, my, 24, cap(i)) +
        ell(x + 116, my - 34, 34, 20, p.paper, 0.9);
    }
    return `<g transform="rotate(${num(tilt)} 800 533)">${g}${times(26, () => lens(r.range(0, W), r.range(0, H), r.range(60, 220), 6, p.glint, 0.3))}</g>`;
  }
  const hy = r.range(300, 380);
  let out =
    sky(c, { horizon: hy }) +
    hills(c, hy, 60) +
    times(5, (i) => palm(c, 120 + i * 360 + r.range(-80, 80), hy + 40, r.range(160, 260))) +
    rect(-60, hy + 20, W + 120, 90, p.wall[0]) +
    rect(-60, hy + 86, W + 120, 26, shade(p, p.wall[0], 0.3)) +
    rect(-60, hy + 108, W + 120, H, water);
  const y0 = hy + 108;
  out += times(7, (i) => {
    const a = 800 + (i - 3) * 120;
    const b = 800 + (i - 3) * 520;
    return (
      times(12, (_, t) => {
        const k = t ** 1.8;
        const x = a + (b - a) * k;
        const y = y0 + (H - y0) * k;
        return circ(x, y, 3 + 13 * k, Math.round(t * 11) % 3 ? p.accent[0] : p.paper);
      }) +
      poly(
        [
          [a + 44, y0],
          [a + 76, y0],
          [b + 330, H + 40],
          [b + 190, H + 40],
        ],
        deep,
        0.4,
      )
    );
  });
  out += times(
    7,
    (i) =>
      rect(800 + (i - 3) * 122 - 28, hy + 60, 56, 40, p.accent[2]) +
      figure(c, 800 + (i - 3) * 122, hy + 62, 96, { pose: i % 2 ? 'lean' : 'stand', shadow: false, coat: p.ink }),
  );
  const x = r.range(560, 900);
  out +=
    times(5, (i) => lens(x - 40, 880 + i * 20, 620 - i * 80, 12, p.paper, 0.7)) +
    stroke(`M${num(x)} 860Q${num(x + 60)} 640 ${num(x + 230)} 800`, p.ink, 46) +
    path(`M${num(x - 190)} 880Q${num(x - 60)} 780 ${num(x + 90)} 850L${num(x + 80)} 892H${num(x - 180)}Z`, p.ink) +
    circ(x + 110, 846, 52, cap(0)) +
    path(`M${num(x + 62)} 866Q${num(x + 110)} 900 ${num(x + 160)} 858L${num(x + 150)} 890H${num(x + 70)}Z`, p.ink);
  return out + times(18, () => circ(x + r.range(120, 380), r.range(690, 880), r.range(4, 15), p.paper, 0.9));
}
