import { bow, cargoShip, crane, fishingBoat, rowboat } from './boats.ts';
import { beams, house, lamp, lighthouse, townHill } from './buildings.ts';
import { mix } from './color.ts';
import type { Ctx } from './context.ts';
import { cape, castShadow, hills } from './land.ts';
import { haze, shade } from './palette.ts';
import { figure, people } from './people.ts';
import { breakers, buoy, reflection, rocks, sea } from './sea-parts.ts';
import { gulls, sky } from './sky.ts';
import { circ, H, lens, num, path, poly, rect, stroke, times, W } from './svg.ts';

const hulls = (c: Ctx): string[] => c.r.shuffle([...c.p.accent, c.p.paper, c.p.roof[1], c.p.leaf[1]]);

function quay(c: Ctx, y: number): string {
  const { p, r } = c;
  const top = mix(p.ground, p.shadow, 0.16);
  return (
    rect(-60, y, W + 120, 26, mix(top, p.paper, 0.25)) +
    rect(-60, y + 22, W + 120, H, top) +
    times(5, (_, t) => lens(r.range(0, W), y + 60 + 160 * t, r.range(500, 1200), 5 + 7 * t, p.shadow, 0.14))
  );
}
function bollard(c: Ctx, x: number, y: number, s: number): string {
  return (
    castShadow(c, x, y, s * 0.5, s * 1.3) +
    path(
      `M${num(x - s * 0.26)} ${num(y)}Q${num(x - s * 0.16)} ${num(y - s * 0.4)} ${num(x - s * 0.26)} ${num(y - s * 0.62)}Q${num(x - s * 0.5)} ${num(y - s * 0.92)} ${num(x)} ${num(y - s * 0.94)}Q${num(x + s * 0.5)} ${num(y - s * 0.92)} ${num(x + s * 0.26)} ${num(y - s * 0.62)}Q${num(x + s * 0.16)} ${num(y - s * 0.4)} ${num(x + s * 0.26)} ${num(y)}Z`,
      c.p.ink,
    ) +
    stroke(
      `M${num(x - s * 0.3)} ${num(y - s * 0.6)}q${num(s * 0.3)} ${num(s * 0.16)} ${num(s * 0.6)} 0`,
      c.p.wall[2],
      s * 0.1,
    ) +
    stroke(
      `M${num(x + s * 0.28)} ${num(y - s * 0.58)}Q${num(x + s * 1.6)} ${num(y + s * 0.1)} ${num(x + s * 3.2)} ${num(y - s * 1.5)}`,
      c.p.wall[2],
      s * 0.08,
    )
  );
}

export function harbour(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = v === 2 ? r.range(330, 420) : r.range(500, 620);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 10, r.range(60, 150));
  if (v === 0) {
    out += sea(c, hy);
    const n = r.int(2, 3);
    out +=
      rect(-60, hy + 6, r.range(900, 1660), 30, mix(p.ground, p.shadow, 0.35)) +
      times(n, (i) =>
        crane(
          c,
          260 + i * 330,
          hy + 14 + i * 8,
          0.7 + i * 0.1,
          haze(p, i % 2 ? p.accent[0] : p.accent[2], 0.3 - i * 0.07),
          i === n - 1 && r.chance(0.5),
          false,
        ),
      );
    out += cargoShip(c, r.range(820, 1040), hy + r.range(130, 180), r.range(0.95, 1.3), r.chance(0.5));
    out +=
      rocks(c, -40, r.range(260, 480), hy + 90, 60) +
      fishingBoat(c, r.range(240, 520), H - r.range(130, 230), 0.9, hulls(c)[0] as string) +
      gulls(c, 900, hy - 150, 420, 7);
    if (r.chance(0.6))
      out += quay(c, H - 90) + bollard(c, 1320, H - 34, 130) + figure(c, 1080, H - 60, 150, { pose: 'coat' });
    return out;
  }
  if (v === 1) {
    out +=
      townHill(c, -120, r.range(880, 1300), hy, r.range(220, 330), 0.3, 4) +
      sea(c, hy + 38) +
      rect(-60, hy + 22, r.range(900, 1400), 22, mix(p.ground, p.shadow, 0.3));
    const lx = r.range(1320, 1480);
    out += rocks(c, lx - 260, W + 60, hy + 46, 44) + lighthouse(c, lx, hy + 24, r.range(190, 270));
    const h = hulls(c);
    out += times(5, (i) => rowboat(c, 140 + i * 260 + r.range(-60, 60), hy + 96 + (i % 2) * 36, 0.5, h[i] as string));
    out +=
      fishingBoat(c, r.range(330, 560), hy + 250, 1.15, h[0] as string) +
      fishingBoat(c, r.range(1000, 1250), hy + 200, 0.9, h[1] as string, true);
    return (
      out +
      gulls(c, 700, 240, 500, 6) +
      (r.chance(0.5) ? quay(c, H - 76) + people(c, 3, 300, 1300, H - 40, H - 20, 130) : '')
    );
  }
  out += townHill(c, 300, 1700, hy, 190, 0.5, 3) + sea(c, hy + 34);
  const h = hulls(c);
  out +=
    poly(
      [
        [-60, hy + 90],
        [700, hy + 34],
        [1000, hy + 34],
        [-60, hy + 190],
      ],
      mix(p.ground, p.shadow, 0.25),
    ) +
    poly(
      [
        [-60, hy + 190],
        [1000, hy + 34],
        [1000, hy + 46],
        [-60, hy + 226],
      ],
      shade(p, p.ground, 0.55),
    );
  out += times(5, (i, t) =>
    fishingBoat(
      c,
      1060 - i * 200 + r.range(-30, 30),
      hy + 150 + t * 330,
      0.4 + t * 0.85,
      h[i % 6] as string,
      i % 2 === 0,
    ),
  );
  out +=
    times(4, (i) => lamp(c, 40 + i * 190, hy + 150 - i * 26, 210 - i * 34)) +
    people(c, 4, 40, 560, hy + 110, hy + 140, 74);
  return out + bollard(c, r.range(1180, 1400), H - 10, 200) + gulls(c, 900, 220, 420, 6);
}

export function lighthouseScene(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = v === 1 ? r.range(700, 780) : r.range(560, 680);
  const x = v === 1 ? r.range(480, 620) : r.range(400, 760);
  const base = v === 0 ? hy + 40 : v === 1 ? H - 60 : hy - 110;
  const h = Math.min(base - 80, v === 0 ? r.range(540, 640) : v === 1 ? r.range(820, 930) : r.range(360, 440));
  let out =
    sky(c, { horizon: hy, sunX: r.range(1000, 1380) }) +
    (r.chance(0.6) ? hills(c, hy - 4, 60) : '') +
    beams(c, x, base - h * 0.885) +
    sea(c, hy);
  if (v === 0) {
    out +=
      rocks(c, x - 420, x + 460, hy + 90, 110) +
      path(
        `M${num(x - 210)} ${num(hy + 110)}L${num(x - 130)} ${num(hy + 30)}H${num(x + 130)}L${num(x + 220)} ${num(hy + 110)}Z`,
        mix(p.ground, p.shadow, 0.2),
      );
    out +=
      house(c, x + 66, hy + 44, 190, 110, { roof: 'gable' }) +
      lighthouse(c, x, base, h) +
      rocks(c, x - 520, x + 620, hy + 170, 130) +
      breakers(c, H - 40, 110, p.sea[1], p.glint);
    return out + gulls(c, x + 380, base - h * 0.7, 280, 8) + figure(c, x - 110, hy + 42, 72, { pose: 'coat' });
  }
  if (v === 1) {
    out +=
      poly(
        [
          [-60, H - 150],
          [x - 60, H - 190],
          [W + 60, H - 90],
          [W + 60, H + 60],
          [-60, H + 60],
        ],
        mix(p.ground, p.shadow, 0.12),
      ) +
      poly(
        [
          [x - 30, H - 70],
          [x + 110, H - 60],
          [W + 60, H + 20],
          [W + 60, H - 60],
        ],
        p.shadow,
        0.36,
      );
    out +=
      lighthouse(c, x, base, h) +
      times(9, (i) => rect(x + 210 + i * 110, H - 190 + i * 12, 7, 110, p.ink)) +
      stroke(`M${num(x + 180)} ${H - 186}L1660 ${H - 34}M${num(x + 180)} ${H - 140}L1660 ${H + 14}`, p.ink, 6);
    return (
      out +
      figure(c, r.range(1050, 1250), H - 36, 170, { pose: r.pick(['coat', 'walk', 'lean'] as const) }) +
      gulls(c, 1050, 330, 380, 7)
    );
  }
  out +=
    cape(c, x + r.range(420, 560), hy + 60, r.range(170, 230), p.land[1]) +
    lighthouse(c, x * 0.5, hy - 110, h) +
    house(c, x * 0.5 + 44, hy - 104, 120, 74, { roof: 'gable' }) +
    rocks(c, x * 0.8, x + 560, hy + 76, 52);
  out +=
    sea(c, hy + 62, H + 60, false) +
    reflection(c, x * 0.5, hy + 120, 130, 330, p.wall[0], 0.5) +
    fishingBoat(c, r.range(1000, 1280), hy + r.range(180, 240), r.range(0.8, 1.1), p.accent[0]) +
    breakers(c, H + 10, 90, mix(p.sea[1], p.ink, 0.2), p.glint);
  return out + gulls(c, 1000, hy - 200, 400, 6);
}

export function fishingBoats(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = r.range(380, 520);
  const h = hulls(c);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 6, r.range(40, 120));
  if (v === 0) {
    out += townHill(c, 200, 1750, hy, 180, 0.5, 3) + sea(c, hy + 34);
    out += times(6, (i) => bow(c, 60 + i * 180, hy + 140, 0.55, h[(i + 2) % 6] as string));
    const n = 5;
    return (
      out +
      times(n, (i) =>
        bow(
          c,
          130 + i * (1340 / (n - 1)) + r.range(-20, 20),
          H - 180 + r.range(-30, 40),
          r.range(1.25, 1.6),
          h[i] as string,
        ),
      ) +
      gulls(c, 800, 210, 560, 8)
    );
  }
  if (v === 1) {
    out +=
      sea(c, hy) +
      fishingBoat(c, r.range(280, 420), hy + 70, 0.4, h[1] as string) +
      fishingBoat(c, r.range(1080, 1350), hy + 110, 0.55, h[2] as string, true);
    out += fishingBoat(c, r.range(700, 900), r.range(800, 860), r.range(2, 2.5), h[0] as string, r.chance(0.5));
    return out + gulls(c, 800, hy - 60, 520, 12) + buoy(c, r.range(140, 300), H - 90, 110, p.accent[1]);
  }
  const y = r.range(700, 760);
  out += sea(c, hy) + times(3, (i) => fishingBoat(c, 220 + i * 500, hy + 60 + i * 26, 0.42, h[i + 1] as string));
  out +=
    path(`M-60 ${num(y - 20)}Q500 ${num(y - 110)} 900 ${num(y)}T1660 ${num(y - 50)}V1120H-60Z`, p.glint) +
    path(`M-60 ${num(y)}Q500 ${num(y - 90)} 900 ${num(y + 20)}T1660 ${num(y - 30)}V1120H-60Z`, p.ground);
  out +=
    poly(
      [
        [420, y + 160],
        [900, y + 160],
        [1400, y + 250],
        [700, y + 260],
      ],
      p.shadow,
      0.3,
    ) +
    fishingBoat(c, r.range(540, 700), y + 150, 1.7, h[0] as string, false, false) +
    rowboat(c, 1220, y + 90, 1, h[3] as string, false);
  out +=
    stroke(`M900 ${num(y + 240)}q140 -70 280 -10t300 -20M930 ${num(y + 260)}q160 -50 300 0t260 -10`, p.leaf[0], 9) +
    times(9, (i) => circ(960 + i * 60, y + 226 + (i % 3) * 14, 10, p.accent[1]));
  return (
    out +
    figure(c, 1060, y + 240, 170, { pose: 'sit', coat: p.accent[0], dir: 1 }) +
    figure(c, 240, y + 200, 180, { pose: 'stand' })
  );
}

export function stormSea(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = r.range(420, 560);
  const tone = (t: number): string => mix(mix(p.sea[0], p.sea[1], t), p.ink, 0.1 + t * 0.22);
  let out =
    sky(c, { horizon: hy, sunY: hy * 0.55 }) +
    times(6, (_, t) =>
      lens(
        r.range(0, W),
        40 + hy * 0.75 * t,
        r.range(900, 1900),
        50 - 26 * t,
        mix(p.shadow, p.sky[0], 0.4 + 0.3 * t),
        0.55,
      ),
    );
  if (r.chance(0.4)) {
    const bx = r.range(250, 1350);
    out += stroke(`M${num(bx)} 0l-50 ${num(hy * 0.34)}l60 0l-80 ${num(hy * 0.42)}`, p.sun, 6, 0.9);
  }
  out += rect(-60, hy, W + 120, H, tone(0)) + breakers(c, hy + 70, 60, tone(0.15), p.glint);
  if (v === 0) {
    out +=
      breakers(c, hy + 170, 130, tone(0.35), p.glint) +
      `<g transform="rotate(${num(r.range(-17, -8))} 800 ${num(hy + 200)})">${fishingBoat(c, r.range(680, 950), hy + 190, 1.2, p.accent[0], false, false)}</g>`;
    return (
      out +
      breakers(c, hy + 350, 230, tone(0.65), p.glint) +
      breakers(c, H + 60, 320, tone(1), p.paper) +
      gulls(c, 500, hy - 170, 320, 5)
    );
  }
  const x = r.range(960, 1240);
  if (v === 1) {
    out +=
      beams(c, x, hy - 265) +
      rocks(c, x - 160, W + 60, hy + 120, 120) +
      lighthouse(c, x, hy + 70, 380) +
      breakers(c, hy + 190, 150, tone(0.35), p.glint);
    const sx = x - 250;
    out += times(26, () => {
      const a = r.range(-2.5, -0.7);
      const d = r.range(60, 320);
      return circ(sx + Math.cos(a) * d, hy + 110 + Math.sin(a) * d, r.range(4, 26) * (1.1 - d / 400), p.paper, 0.9);
    });
    return out + breakers(c, hy + 330, 230, tone(0.65), p.glint) + breakers(c, H + 30, 280, tone(1), p.paper);
  }
  out += breakers(c, hy + 180, 150, tone(0.35), p.glint);
  const s = r.range(1.25, 1.6);
  out +=
    `<g transform="translate(${num(r.range(-40, 120))} ${num(H + 100)}) scale(${s.toFixed(2)})">` +
    path(
      'M-300 20C60 -20 200 -260 330 -420C420 -530 560 -570 680 -520C760 -486 790 -400 750 -330C730 -380 690 -404 640 -396C540 -376 560 -180 760 -40L820 20Z',
      tone(0.62),
    ) +
    path(
      'M330 -420C420 -530 560 -570 680 -520C760 -486 790 -400 750 -330C730 -380 690 -404 640 -396C590 -386 570 -320 590 -250C540 -330 470 -420 330 -420Z',
      tone(0.35),
    ) +
    path(
      'M372 -462C450 -552 590 -580 690 -534C780 -490 810 -396 752 -316C758 -350 748 -372 732 -366C736 -392 716 -412 700 -402C696 -436 668 -452 650 -436C636 -470 600 -480 580 -462C556 -496 520 -500 498 -482C464 -502 420 -496 372 -462Z',
      p.paper,
    ) +
    times(6, (i) =>
      stroke(
        `M${-40 + i * 74} ${-30 - i * 20}C${150 + i * 54} ${-110 - i * 24} ${236 + i * 46} -240 ${318 + i * 42} ${-400 + i * 12}`,
        p.glint,
        5.5 - i * 0.5,
        0.42,
      ),
    ) +
    times(20, () => circ(r.range(640, 900), r.range(-580, -330), r.range(2, 9), p.paper)) +
    '</g>';
  return out + breakers(c, H + 90, 240, tone(1), p.glint) + gulls(c, 1150, hy - 120, 300, 5);
}
