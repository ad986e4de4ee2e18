import { townHill } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { castShadow, cypress, hills, palm, pine, plain, tree } from './land.ts';
import { shade } from './palette.ts';
import { crowd, figure } from './people.ts';
import { sea } from './sea-parts.ts';
import { gulls, sky } from './sky.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

function stand(c: Ctx, y0: number, y1: number, cols: string[]): string {
  return (
    rect(-60, y0, W + 120, y1 - y0, mix(c.p.ink, c.p.sky[0], 0.35)) +
    times(
      Math.floor((y1 - y0) / 22),
      (i) =>
        `<path d="M${-20 + (i % 2) * 12} ${num(y0 + 12 + i * 22)}H1650" stroke="${cols[i % cols.length]}" stroke-width="13" stroke-dasharray="0.1 ${c.r.int(20, 31)} 0.1 ${c.r.int(22, 47)}" stroke-linecap="round" fill="none"/>`,
    )
  );
}
function mast(c: Ctx, x: number, y: number, h: number): string {
  return (
    stroke(`M${num(x - 10)} ${num(y)}L${num(x)} ${num(y - h)}L${num(x + 10)} ${num(y)}`, c.p.ink, 7) +
    rect(x - 64, y - h - 70, 128, 76, c.p.ink, 1, 6) +
    times(12, (i) =>
      circ(x - 45 + (i % 4) * 30, y - h - 54 + Math.floor(i / 4) * 22, 9, c.dark ? c.p.sun : c.p.paper),
    ) +
    (c.dark
      ? glow(c, x, y - h - 30, 260, c.p.glow, 0.65) +
        poly(
          [
            [x, y - h],
            [x + (x < 800 ? 900 : -900), y + 160],
            [x + (x < 800 ? 300 : -300), y + 220],
          ],
          c.p.glow,
          0.12,
        )
      : '')
  );
}
const player = (c: Ctx, x: number, y: number, h: number, coat: string): string =>
  figure(c, x, y, h, { pose: c.r.pick(['run', 'run', 'walk'] as const), coat });
function ball(c: Ctx, x: number, y: number, s: number): string {
  return (
    ell(x + s * 1.4, y + s * 1.1, s * 1.2, s * 0.3, c.p.shadow, 0.4) +
    circ(x, y, s, c.p.paper) +
    path(
      `M${num(x + s * 0.2)} ${num(y - s)}A${num(s)} ${num(s)} 0 0 1 ${num(x)} ${num(y + s)}Q${num(x + s * 0.9)} ${num(y + s * 0.2)} ${num(x + s * 0.2)} ${num(y - s)}Z`,
      shade(c.p, c.p.paper, 0.35),
    ) +
    times(5, (i) =>
      circ(x + Math.cos(i * 1.256 - 1.57) * s * 0.68, y + Math.sin(i * 1.256 - 1.57) * s * 0.68, s * 0.2, c.p.ink),
    ) +
    circ(x - s * 0.04, y, s * 0.27, c.p.ink)
  );
}

export function stadium(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const g = mix(p.leaf[0], p.accent[1], c.mood === 'sand' ? 0.25 : 0.08);
  const g2 = shade(p, g, 0.18);
  const kit = r.shuffle([p.accent[0], p.accent[1], p.accent[2], p.paper]);
  if (v === 0) {
    const hy = r.range(300, 360);
    let out =
      sky(c, { horizon: hy }) +
      hills(c, hy, 70) +
      mast(c, 170, hy + 40, 240) +
      mast(c, 1430, hy + 40, 240) +
      stand(c, hy, hy + 180, [kit[0] as string, p.paper, p.ink, p.accent[2], kit[0] as string]) +
      path(`M-60 ${num(hy - 90)}L1660 ${num(hy - 60)}V${num(hy - 30)}L-60 ${num(hy - 50)}Z`, p.roof[0]) +
      times(8, (i) => line(60 + i * 210, hy - 60, 60 + i * 210, hy + 10, p.ink, 6));
    const y = hy + 180;
    out +=
      times(12, (i) => rect(-60 + i * 150, y - 2, 150, 34, (i % 3 ? kit[i % 2] : p.paper) as string)) +
      rect(-60, y + 30, W + 120, H, g) +
      times(8, (i) =>
        i % 2
          ? poly(
              [
                [200 + i * 150, y + 30],
                [350 + i * 150, y + 30],
                [-300 + i * 380 + 380, H + 60],
                [-300 + i * 380, H + 60],
              ],
              g2,
            )
          : '',
      );
    out +=
      stroke(`M-60 ${num(y + 70)}H1660M800 ${num(y + 30)}L760 ${H + 60}`, p.paper, 6, 0.8) +
      `<ellipse cx="790" cy="${num(y + 220)}" rx="270" ry="96" fill="none" stroke="${p.paper}" stroke-width="7" opacity=".8"/>`;
    out += times(6, (i) =>
      player(c, 140 + i * 260 + r.range(-60, 60), y + 110 + r.range(0, 80), 120, kit[i % 2] as string),
    );
    const x = r.range(560, 900);
    return (
      out +
      player(c, x - 200, H - 70, 330, kit[0] as string) +
      player(c, x + 240, H - 120, 300, kit[1] as string) +
      ball(c, x + 40, H - 80, 30)
    );
  }
  if (v === 1) {
    // behind the goal net
    const hy = 420;
    let out =
      sky(c, { horizon: hy }) +
      stand(c, 250, 480, [kit[0] as string, p.ink, p.paper, kit[1] as string]) +
      mast(c, 300, 280, 190) +
      mast(c, 1300, 280, 190) +
      rect(-60, 470, W + 120, 30, p.paper) +
      rect(-60, 496, W + 120, H, g) +
      times(5, (i) => rect(-60, 496 + i * i * 34, W + 120, 17 + i * 26, g2, 0.7)) +
      stroke('M260 640H1340L1480 900H120Z', p.paper, 8, 0.8);
    const bx = r.range(420, 1180);
    out +=
      player(c, r.range(600, 1000), 700, 220, kit[1] as string) +
      player(c, r.range(250, 500), 640, 180, kit[0] as string) +
      figure(c, bx > 800 ? 620 : 980, 900, 330, { pose: 'cheer', coat: p.accent[1] });
    out +=
      stroke(
        times(24, (i) => `M${100 + i * 61} 170Q${70 + i * 64} 600 ${30 + i * 68} 1080`) +
          times(17, (i) => `M70 ${180 + i * 54}Q800 ${206 + i * 56} 1530 ${180 + i * 54}`),
        p.paper,
        2.4,
        0.7,
      ) +
      stroke('M90 1080V160H1510V1080', p.paper, 24) +
      line(1518, 170, 1518, 1080, p.shadow, 8, 0.3);
    return out + ball(c, bx, r.range(330, 560), 56);
  }
  // the whole ground from above
  const tilt = r.range(-24, 24);
  let f =
    rect(-700, -700, 3000, 2500, mix(p.ground, p.shadow, 0.18)) +
    rect(130, 130, 1340, 810, shade(p, p.wall[1], 0.2), 1, 170) +
    times(
      5,
      (i) =>
        `<rect x="${146 + i * 17}" y="${146 + i * 17}" width="${1308 - i * 34}" height="${778 - i * 34}" rx="150" fill="none" stroke="${[kit[0], p.paper, p.ink, kit[1], kit[0]][i]}" stroke-width="11" stroke-dasharray="0.1 ${19 + i * 2} .1 31" stroke-linecap="round"/>`,
    ) +
    rect(250, 250, 1100, 570, g) +
    times(5, (i) => rect(250 + i * 220, 250, 110, 570, g2));
  f +=
    `<g fill="none" stroke="${p.paper}" stroke-width="6"><rect x="290" y="285" width="1020" height="500"/><path d="M800 285V785M290 400H430V670H290M1310 400H1170V670H1310"/><circle cx="800" cy="535" r="90"/></g>` +
    times(16, (i) => {
      const x = r.range(330, 1270);
      const y = r.range(320, 750);
      return (
        poly(
          [
            [x, y],
            [x + 8, y + 8],
            [x + 76, y + 30],
          ],
          p.shadow,
          0.5,
        ) + circ(x, y, 11, kit[i % 2] as string)
      );
    }) +
    times(4, (i) => {
      const x = i % 2 ? 1500 : 100;
      const y = i < 2 ? 100 : 970;
      return (
        poly(
          [
            [x, y],
            [x + 20, y + 10],
            [x + 200, y + 90],
          ],
          p.shadow,
          0.4,
        ) +
        rect(x - 24, y - 24, 48, 48, p.ink, 1, 6) +
        (c.dark ? glow(c, x, y, 260, p.glow, 0.7) : '')
      );
    }) +
    times(26, () => {
      const x = r.range(-300, 1900);
      const y = r.chance(0.5) ? r.range(-260, 60) : r.range(1010, 1320);
      const s = r.range(30, 64);
      return (
        ell(x + s * 0.7, y + s * 0.4, s, s * 0.8, p.shadow, 0.3) +
        circ(x, y, s, r.chance(0.5) ? p.leaf[1] : mix(p.leaf[0], p.leaf[1], 0.5))
      );
    });
  f += poly(
    [
      [150, 150],
      [1450, 150],
      [1250, 260],
      [250, 260],
      [250, 820],
      [150, 920],
    ],
    p.shadow,
    0.3,
  );
  return `<g transform="rotate(${num(tilt)} 800 533) scale(1.06)">${f}</g>`;
}

export function basketball(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const orange = mix(p.accent[0], p.accent[1], 0.35);
  const hoop = (x: number, y: number, s: number): string =>
    `<g transform="translate(${num(x)} ${num(y)}) scale(${s.toFixed(2)})">` +
    rect(-150, -190, 300, 200, p.paper) +
    poly(
      [
        [60, -190],
        [150, -190],
        [150, 10],
        [20, 10],
      ],
      shade(p, p.paper, 0.2),
    ) +
    `<rect x="-144" y="-184" width="288" height="188" fill="none" stroke="${p.ink}" stroke-width="10"/><rect x="-56" y="-96" width="112" height="80" fill="none" stroke="${p.accent[0]}" stroke-width="10"/>` +
    stroke(
      'M-66 10L-40 110M-40 14L-12 110M-10 16L18 110M22 16L40 110M66 10L42 110M-66 10L-10 70L-38 110M66 10L10 70L38 110',
      p.paper,
      4,
    ) +
    ell(0, 10, 68, 17, p.accent[0]) +
    ell(0, 10, 56, 10, p.ink) +
    '</g>';
  const bball = (x: number, y: number, s: number): string =>
    circ(x, y, s, orange) +
    path(
      `M${num(x)} ${num(y - s)}A${num(s)} ${num(s)} 0 0 1 ${num(x)} ${num(y + s)}Q${num(x + s * 0.8)} ${num(y)} ${num(x)} ${num(y - s)}Z`,
      shade(p, orange, 0.3),
    ) +
    stroke(
      `M${num(x - s)} ${num(y)}H${num(x + s)}M${num(x)} ${num(y - s)}V${num(y + s)}M${num(x - s * 0.7)} ${num(y - s * 0.7)}q${num(s * 0.6)} ${num(s * 0.7)} 0 ${num(s * 1.4)}M${num(x + s * 0.7)} ${num(y - s * 0.7)}q${num(-s * 0.6)} ${num(s * 0.7)} 0 ${num(s * 1.4)}`,
      p.ink,
      s * 0.07 + 1,
    );
  if (v === 0) {
    // an arena: hoop from the side of the key
    const back = mix(p.ink, p.sky[0], 0.3);
    const wood = mix(shade(p, p.wall[2], 0.1), p.accent[1], 0.2);
    let out =
      rect(-60, -60, W + 120, H + 120, back) +
      stand(c, 160, 560, [p.accent[0], p.paper, p.accent[2], back, p.accent[1]]) +
      times(5, (i) =>
        poly(
          [
            [160 + i * 320, -60],
            [220 + i * 320, -60],
            [r.range(-100, 700) + i * 260, 760],
            [r.range(-300, 400) + i * 260, 760],
          ],
          p.sun,
          0.09,
        ),
      ) +
      rect(-60, 556, W + 120, 60, p.accent[2]) +
      rect(-60, 612, W + 120, H, wood) +
      times(14, (i) => line(-200 + i * 150, 612, -600 + i * 220, H, shade(p, wood, 0.3), 2, 0.5)) +
      poly(
        [
          [900, 700],
          [1660, 680],
          [1660, 980],
          [760, 960],
        ],
        mix(wood, p.accent[0], 0.55),
      ) +
      stroke('M-60 660H1660M300 660Q120 860 420 1120M900 700L760 960L1660 980', p.paper, 8, 0.85);
    const hx = r.range(1140, 1260);
    out += stroke(`M1600 780L1560 300L${num(hx + 60)} 240`, p.ink, 30) + hoop(hx, 330, 1.15);
    const px = hx - r.range(260, 380);
    out +=
      ell(px, 860, 110, 16, p.shadow, 0.45) +
      figure(c, px, 780, 430, { pose: 'shoot', coat: p.accent[0], dir: 1, shadow: false }) +
      figure(c, px - 220, 900, 400, { pose: 'cheer', coat: p.accent[2] }) +
      figure(c, px - 500, 840, 350, { pose: 'run', coat: p.accent[0], dir: 1 }) +
      figure(c, hx + 170, 860, 380, { pose: 'cheer', coat: p.accent[2] });
    return out + crowd(c, 1040, 120, p.ink, 0.3);
  }
  // street court, looking up at the hoop against the sky
  const hy = r.range(780, 840);
  let out =
    sky(c, { horizon: hy }) +
    townHill(c, -60, 1700, hy, 220, 0.35, 3) +
    plain(c, hy + 36, mix(p.accent[2], p.ground, 0.3));
  const hx = r.range(900, 1150);
  const hyy = r.range(330, 420);
  out +=
    stroke(
      times(18, (i) => `M${-60 + i * 100} ${num(hy + 40)}l100 -180m0 180l-100 -180`),
      p.ink,
      1.6,
      0.4,
    ) +
    stroke(`M-60 ${num(hy - 140)}H1660`, p.ink, 6) +
    stroke(`M${num(hx + 240)} ${H}Q${num(hx + 250)} ${num(hyy - 60)} ${num(hx + 40)} ${num(hyy - 80)}`, p.ink, 26) +
    hoop(hx, hyy, 1.5) +
    stroke(`M-60 ${num(hy + 130)}H1660M${num(hx - 500)} ${num(hy + 130)}L${num(hx - 700)} ${H + 40}`, p.paper, 8, 0.8);
  const bx = hx - r.range(180, 260);
  return (
    out +
    bball(bx, hyy - r.range(60, 160), 62) +
    figure(c, bx - 240, H - 60, 470, { pose: 'cheer', coat: p.accent[0] }) +
    figure(c, bx - 520, H - 90, 330, { pose: 'run', coat: p.accent[1], dir: 1 }) +
    (r.chance(0.5) ? palm(c, 90, hy + 60, 560) : tree(c, 120, hy + 60, 420))
  );
}

export function runners(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = r.range(420, 560);
  let out = sky(c, { horizon: hy }) + hills(c, hy, 110);
  const kit = r.shuffle([...p.accent, p.paper]);
  if (v === 0) {
    const y = hy + 170;
    out +=
      sea(c, hy, y + 20) +
      rect(-60, y, W + 120, H, mix(p.ground, p.paper, 0.15)) +
      rect(-60, y, W + 120, 18, p.paper) +
      times(4, (i) => palm(c, 100 + i * 480 + r.range(-80, 80), y + 40, r.range(330, 480)));
    out += times(6, (i) =>
      figure(c, 180 + i * 240 + r.range(-50, 50), y + 90 + (i % 2) * 30, 170, {
        pose: 'run',
        coat: kit[i % 4] as string,
        dir: 1,
      }),
    );
    return (
      out +
      times(3, (i) =>
        figure(c, 330 + i * 430 + r.range(-70, 70), H - 60 - (i % 2) * 40, 400 + (i % 2) * 40, {
          pose: 'run',
          coat: kit[i] as string,
          dir: 1,
        }),
      ) +
      gulls(c, 700, 220, 400, 6)
    );
  }
  if (v === 1) {
    // a track bending through the frame
    const clay = mix(p.roof[0], p.ground, 0.3);
    out +=
      tree(c, 160, hy + 60, 220) +
      tree(c, 1440, hy + 60, 260) +
      plain(c, hy + 40, p.leaf[0]) +
      path(`M-60 ${num(hy + 150)}Q900 ${num(hy + 90)} 1660 ${H - 60}V${H + 60}H-60Z`, clay) +
      times(5, (i) =>
        stroke(
          `M-60 ${num(hy + 150 + i * 105)}Q${900 - i * 90} ${num(hy + 90 + i * 125)} ${1660 - i * 170} ${H - 60 + i * 60}`,
          p.paper,
          5 + i,
          0.85,
        ),
      );
    return (
      out +
      times(5, (i) =>
        figure(c, 1280 - i * 250 + r.range(-30, 30), hy + 400 - i * 18 + (i % 2) * 110, 250 + (i % 2) * 80, {
          pose: 'run',
          coat: kit[i % 4] as string,
          dir: 1,
        }),
      ) +
      castShadow(c, 100, H, 30, 200, 0.2) +
      line(1380, hy + 230, 1380, hy + 60, p.paper, 6)
    );
  }
  // over the crest of a hill, against a huge sun
  c.sun.r = 230;
  const sx = r.range(560, 1040);
  out =
    sky(c, { horizon: hy + 200, sunX: sx, sunY: hy - 20, sunR: r.range(210, 270) }) +
    hills(c, hy + 120, 120) +
    path(
      `M-60 ${H + 60}V${num(hy + 360)}Q${num(sx)} ${num(hy + 60)} 1660 ${num(hy + 400)}V${H + 60}Z`,
      mix(p.leaf[1], p.ink, 0.15),
    ) +
    path(
      `M${num(sx - 40)} ${num(hy + 222)}Q${num(sx + 60)} ${num(hy + 400)} ${num(sx - 260)} ${H + 60}H${num(sx + 260)}Q${num(sx + 200)} ${num(hy + 400)} ${num(sx + 60)} ${num(hy + 224)}Z`,
      p.ground,
    ) +
    lens(sx, hy + 300, 500, 8, p.shadow, 0.2);
  out += times(6, (i) => {
    const x = sx - 460 + i * 180 + r.range(-20, 20);
    const d = (x - sx) / 800;
    return figure(c, x, hy + 226 + d * d * 230, 250, {
      pose: 'run',
      coat: kit[i % 4] as string,
      dir: 1,
      shadow: false,
    });
  });
  return (
    out + pine(c, r.range(1380, 1520), hy + 470, 460) + times(3, (i) => cypress(c, 60 + i * 80, hy + 470, 320 - i * 40))
  );
}
