import { rowboat } from './boats.ts';
import { beams, house, lighthouse, townHill } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow, grad } from './context.ts';
import { bush, castShadow, cypress, hills, overhang, palm, pine, plain, reeds, ridge, tree } from './land.ts';
import { haze, shade } from './palette.ts';
import { figure, people } from './people.ts';
import { lightPath, reflection, sea } from './sea-parts.ts';
import { gulls, sky, stars } from './sky.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

export function stream(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 3);
  const hy = r.range(400, 500);
  const e = r.range(620, 980);
  let out =
    sky(c, { horizon: hy, sunX: e + r.range(-260, 260) }) +
    hills(c, hy, 130) +
    (r.chance(0.5) ? townHill(c, e - 600, e + 100, hy + 20, 130, 0.55, 3) : '');
  const g1 = mix(p.leaf[0], p.ground, 0.35);
  out +=
    ridge(c, hy + 40, 16, haze(p, g1, 0.3), 7) +
    ridge(c, hy + 110, 26, g1, 6) +
    times(7, (i) => cypress(c, i * 260 + r.range(-60, 60), hy + 100 + r.range(0, 20), r.range(120, 230)));
  const wet = mix(p.sea[0], p.sky[2], 0.35);
  const k = v === 0 ? 1 : 0.7;
  const bank = (d: number): string =>
    `M${num(e - 5)} ${num(hy + 56)}C${num(e + 320)} ${num(hy + 130)} ${num(e - 520 * k - d)} ${num(hy + 210)} ${num(e - 300 - d)} ${num(hy + 330)}S${num(400 - d)} ${num(hy + 500)} ${num(60 - d)} ${H + 60}H${num(1200 + d)}C${num(900 + d)} ${num(hy + 500)} ${num(e + 560 + d)} ${num(hy + 400)} ${num(e + 330 + d)} ${num(hy + 290)}S${num(e + 360)} ${num(hy + 100)} ${num(e + 8)} ${num(hy + 56)}Z`;
  out += path(bank(46), mix(p.ground, p.paper, 0.1)) + path(bank(0), wet);
  c.sun = { ...c.sun, x: e - 40, r: 70 };
  out +=
    lightPath(c, hy + 150, H + 20, mix(p.sun, p.glint, 0.4)) +
    times(12, () => {
      const y = r.range(hy + 200, H - 20);
      return lens(e + r.range(-260, 160), y, r.range(60, 190), 5, p.sea[1], 0.35);
    });
  if (v === 0) {
    const y = hy + 250;
    const deck = r.pick([p.accent[0], p.paper, p.accent[2], p.wall[1]]);
    out +=
      path(
        `M${num(e - 470)} ${num(y + 40)}Q${num(e)} ${num(y - 150)} ${num(e + 470)} ${num(y + 20)}V${num(y + 56)}Q${num(e)} ${num(y - 90)} ${num(e - 470)} ${num(y + 76)}Z`,
        deck,
      ) +
      path(
        `M${num(e - 470)} ${num(y + 60)}Q${num(e)} ${num(y - 110)} ${num(e + 470)} ${num(y + 40)}V${num(y + 56)}Q${num(e)} ${num(y - 90)} ${num(e - 470)} ${num(y + 76)}Z`,
        shade(p, deck, 0.5),
      ) +
      times(11, (_, t) => {
        const x = e - 440 + 880 * t;
        const b = y + 34 - 175 * 4 * t * (1 - t) * 0.5;
        return line(x, b, x, b - 64, p.ink, 5);
      }) +
      stroke(`M${num(e - 450)} ${num(y - 26)}Q${num(e)} ${num(y - 216)} ${num(e + 450)} ${num(y - 46)}`, p.ink, 6) +
      figure(c, e + r.range(-120, 120), y - 42, 130, { pose: 'lean', shadow: false });
  } else if (v === 2)
    out +=
      times(7, (i) => {
        const x = e + 330 + i * 74;
        const y = hy + 290 + (i % 3) * 46;
        return (
          stroke(`M${num(x)} ${num(y)}V${num(y - 96)}`, p.wall[2], 5) +
          ell(x + 4, y - 92, 22, 34, p.leaf[0]) +
          ell(x + 10, y - 88, 14, 28, p.leaf[1])
        );
      }) +
      figure(c, e + 330, hy + 420, 220, { pose: 'lean', coat: p.accent[0], dir: 1 }) +
      figure(c, e + 520, hy + 470, 240, { pose: 'stand', coat: p.accent[1] }) +
      figure(c, e - 300, hy + 330, 150, { pose: 'lean', coat: p.accent[2], dir: 1 });
  else if (v === 3)
    out +=
      rowboat(c, e - 90, hy + 400, 1.7, p.accent[0]) +
      figure(c, e - 130, hy + 372, 190, { pose: 'sit', coat: p.accent[1], shadow: false }) +
      stroke(`M${num(e - 110)} ${num(hy + 290)}L${num(e + 120)} ${num(hy + 450)}`, p.wall[1], 8) +
      times(
        3,
        (i) =>
          ell(e + 60 + i * 90, hy + 540 - i * 40, 46, 12, p.leaf[0]) +
          circ(e + 64 + i * 90, hy + 532 - i * 40, 10, p.paper),
      );
  else
    out +=
      times(
        6,
        (i) =>
          ell(e - 180 + i * 70, hy + 420 + i * 34, 56, 17, shade(p, p.wall[2], 0.3)) +
          ell(e - 186 + i * 70, hy + 414 + i * 34, 46, 12, mix(p.wall[2], p.paper, 0.3)),
      ) + figure(c, e + 380, hy + 400, 190, { pose: 'walk' });
  out +=
    tree(c, r.range(1280, 1480), H - 150, r.range(480, 600)) +
    bush(c, 1420, H + 20, 560) +
    reeds(c, -20, 300, H + 40, 420, 26, p.leaf[1]) +
    reeds(c, 1150, 1640, H + 40, 300, 24, mix(p.leaf[1], p.ink, 0.3));
  if (r.chance(0.5))
    out +=
      stroke(`M${num(e - 330)} ${num(hy + 400)}v-86q0 -30 26 -26l20 8`, p.paper, 8) +
      ell(e - 346, hy + 336, 40, 18, p.paper) +
      stroke(`M${num(e - 340)} ${num(hy + 350)}v64m-16 -64v64`, p.ink, 4);
  return out;
}

export function forest(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  if (v === 2) {
    const hy = r.range(300, 380);
    let out = sky(c, { horizon: hy + 40 });
    const layer = (y: number, h: number, color: string): string => {
      let d = `M-60 ${H + 60}V${num(y)}`;
      for (let x = -60; x < W + 60; ) {
        const w = h * r.range(0.34, 0.6);
        const k = h * r.range(0.6, 1.15);
        d += `L${num(x)} ${num(y)}Q${num(x + w * 0.34)} ${num(y - k * 0.3)} ${num(x + w / 2)} ${num(y - k)}Q${num(x + w * 0.66)} ${num(y - k * 0.3)} ${num(x + w)} ${num(y)}`;
        x += w * 0.9;
      }
      return path(`${d}V${H + 60}Z`, color);
    };
    out +=
      hills(c, hy, 110) +
      times(
        6,
        (i, t) =>
          layer(hy + 90 + i * 130, 120 + i * 46, mix(haze(p, p.leaf[0], 0.55), mix(p.leaf[1], p.ink, 0.35), t)) +
          lens(r.range(200, 1400), hy + 100 + i * 130, 1500, 22, p.sky[2], 0.3 * (1 - t)),
      );
    return out + gulls(c, 800, hy - 60, 420, 6);
  }
  const hy = r.range(560, 640);
  c.sun = { x: 800, y: 200, r: 120 };
  let out = sky(c, { horizon: hy + 60, clouds: false, sunY: r.range(240, 420) });
  const base = mix(p.leaf[0], p.ground, 0.3);
  for (let i = 0; i < 4; i++) {
    const t = i / 3;
    const y = hy + i * 90;
    const col = mix(haze(p, p.leaf[0], 0.55), mix(p.leaf[1], p.ink, 0.3), t);
    out += ridge(c, y + 10, 14, mix(haze(p, base, 0.45), shade(p, base, 0.4), t), 6);
    const n = 13 - i * 3;
    for (let k = 0; k < n; k++) {
      const x = -40 + (k + r.range(0.1, 0.9)) * (1700 / n);
      if (i === 3 && Math.abs(x - 800) < 330) continue;
      const w = 9 + 20 * t * t + r.range(0, 10) * (1 + t * 2);
      const lean = r.range(-30, 30);
      out +=
        poly(
          [
            [x - w, y + 40],
            [x - w * 0.6 + lean, -60],
            [x + w * 0.6 + lean, -60],
            [x + w, y + 40],
          ],
          mix(col, p.roof[1], 0.22 * t),
        ) +
        poly(
          [
            [x + w * 0.2, y + 40],
            [x + w * 0.1 + lean, -60],
            [x + w * 0.6 + lean, -60],
            [x + w, y + 40],
          ],
          shade(p, col, 0.4),
        );
      if (v === 0) out += ell(x + lean, r.range(-40, 160), 120 + 60 * t, 40 + 22 * t, col, 0.95);
      else
        out += times(3, (j) =>
          stroke(`M${num(x + lean * 0.7)} ${num(180 + j * 110 - i * 40)}l${num(60 * r.sign())} -60`, col, 4 + 5 * t),
        );
    }
    if (i === 1)
      out += times(4, (k) =>
        poly(
          [
            [c.sun.x + k * 30 - 60, c.sun.y],
            [k * 460 - 200, H],
            [k * 460 + 40, H],
          ],
          p.sun,
          0.13,
        ),
      );
  }
  out +=
    path(
      `M${num(780)} ${num(hy + 80)}Q1020 ${num(hy + 150)} 760 ${num(hy + 250)}T${num(560)} ${H + 60}H1100Q1000 ${num(hy + 330)} 940 ${num(hy + 260)}T800 ${num(hy + 80)}Z`,
      mix(p.ground, p.sun, 0.25),
    ) +
    times(6, (i) =>
      poly(
        [
          [300 + i * 60, hy + 170 + i * 56],
          [1400, hy + 200 + i * 56],
          [1400, hy + 214 + i * 56],
        ],
        p.shadow,
        0.25,
      ),
    );
  out +=
    figure(c, r.range(760, 860), hy + 300, 170, { pose: 'walk', coat: p.accent[0] }) +
    (r.chance(0.6) ? figure(c, 910, hy + 292, 120, { pose: 'walk', coat: p.accent[1] }) : '');
  return (
    out +
    times(5, (i) =>
      bush(c, i < 3 ? i * 150 : 1250 + (i - 3) * 230, H + 20, r.range(260, 420), mix(p.leaf[1], p.ink, 0.35)),
    ) +
    overhang(c, r.range(150, 420), 60, 420, mix(p.leaf[1], p.ink, 0.3))
  );
}

export function wetlandBirds(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(420, 540);
  const v = r.int(0, 1);
  let out =
    sky(c, { horizon: hy }) +
    hills(c, hy, 80) +
    sea(c, hy) +
    times(5, (_, t) =>
      lens(r.range(0, W), hy + 30 + 330 * t, r.range(380, 900), 8 + 26 * t, mix(p.leaf[0], p.ground, 0.5), 0.95),
    );
  const heron = (x: number, y: number, s: number, color: string, f: number): string =>
    reflection(c, x, y + 8 * s, 90 * s, 150 * s, color, 0.4) +
    `<g transform="translate(${num(x)} ${num(y)}) scale(${(f * s).toFixed(2)} ${s.toFixed(2)})">` +
    stroke('M-8 0L-4 -110M14 0L8 -70L12 -112', p.ink, 5) +
    path('M-96 -112Q-50 -180 20 -172Q50 -166 46 -140Q20 -100 -30 -104Z', color) +
    path('M-96 -112Q-40 -140 30 -138Q10 -106 -30 -104Z', shade(p, color, 0.38)) +
    stroke('M30 -158Q76 -180 54 -226Q40 -262 68 -282', color, 15) +
    path('M56 -292Q80 -304 94 -284L160 -274L92 -268Q64 -262 56 -292Z', color) +
    path('M92 -284L162 -274L92 -270Z', p.accent[1]) +
    stroke('M60 -290Q36 -300 16 -292', p.ink, 5) +
    '</g>';
  const flying = (x: number, y: number, s: number, k: number): string =>
    `<g transform="translate(${num(x)} ${num(y)}) scale(${s.toFixed(2)}) rotate(${num(r.range(-14, 6))})">` +
    path(`M-20 0Q-50 ${num(-90 * k)} -150 ${num(-120 * k)}Q-70 ${num(-100 * k)} 10 -8Z`, p.ink) +
    path(`M0 -4Q60 ${num(-110 * k)} 30 ${num(-170 * k)}Q110 ${num(-90 * k)} 50 2Z`, mix(p.ink, p.paper, 0.25)) +
    path('M-70 10Q0 -20 80 -4Q100 -14 118 -6L150 0L112 6Q40 22 -70 10Z', p.paper) +
    '</g>';
  out += times(v === 0 ? 9 : 4, (i) =>
    flying(r.range(200, 500) + i * 105, r.range(130, 190) + Math.abs(i - 4) * 44, r.range(0.5, 0.72), i % 2 ? 1 : -0.4),
  );
  const col = r.shuffle([p.paper, mix(p.paper, p.accent[0], 0.3), mix(p.accent[2], p.paper, 0.45)]);
  out +=
    v === 0
      ? heron(r.range(900, 1150), r.range(820, 880), r.range(1.6, 2), col[0] as string, r.sign()) +
        heron(r.range(330, 560), hy + 150, 0.8, col[1] as string, 1)
      : times(7, (i) =>
          heron(
            140 + i * 215 + r.range(-50, 50),
            hy + 120 + (i % 3) * 120,
            0.75 + (i % 3) * 0.36,
            (i % 3 ? col[0] : mix(p.accent[0], p.paper, 0.4)) as string,
            r.sign(),
          ),
        );
  return (
    out +
    reeds(c, -30, r.range(300, 560), H + 40, r.range(380, 560), 34, mix(p.leaf[1], p.ink, 0.25)) +
    reeds(c, r.range(1200, 1350), 1640, H + 40, r.range(300, 640), 30, p.leaf[1]) +
    reeds(c, 0, W, H + 50, 170, 40, p.ink)
  );
}

export function desertHills(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(440, 540);
  const v = r.int(0, 1);
  const warm = mix(p.ground, p.roof[0], 0.3);
  let out = sky(c, { horizon: hy });
  const dune = (y: number, px: number, h: number, color: string): string =>
    path(
      `M-60 ${H + 60}V${num(y + h * 0.3)}Q${num(px * 0.5)} ${num(y + h * 0.1)} ${num(px)} ${num(y - h)}Q${num(px + 300)} ${num(y - h * 0.2)} 1660 ${num(y)}V${H + 60}Z`,
      color,
    ) +
    path(
      `M${num(px)} ${num(y - h)}Q${num(px + 30)} ${num(y - h * 0.3)} ${num(px - 110)} ${num(y + h * 0.5)}T${num(px + 60)} ${num(y + h * 1.8)}Q${num(px + 800)} ${num(y + h)} 1660 ${num(y + h * 0.5)}V${num(y)}Q${num(px + 300)} ${num(y - h * 0.2)} ${num(px)} ${num(y - h)}Z`,
      shade(p, color, 0.32),
    );
  const mesa = (x: number, w: number, h: number, color: string): string => {
    const y = hy + 40;
    const q: Array<[number, number]> = [
      [x - w * 0.7, y],
      [x - w * 0.5, y - h * 0.5],
      [x - w * 0.44, y - h],
      [x + w * 0.4, y - h * 0.96],
      [x + w * 0.46, y - h * 0.5],
      [x + w * 0.7, y],
    ];
    return (
      poly(q, color) +
      poly(
        [
          [x + w * 0.1, y - h * 0.98],
          [x + w * 0.4, y - h * 0.96],
          [x + w * 0.46, y - h * 0.5],
          [x + w * 0.7, y],
          [x + w * 0.2, y],
          [x, y - h * 0.5],
        ],
        shade(p, color, 0.34),
      ) +
      times(3, (i) => rect(x - w * 0.46, y - h * (0.86 - i * 0.14), w * 0.84, h * 0.035, shade(p, color, 0.2), 0.8))
    );
  };
  out +=
    v === 0
      ? times(4, (i) =>
          mesa(r.range(100, 400) + i * 380, r.range(180, 340), r.range(120, 300), haze(p, warm, 0.5 - i * 0.08)),
        )
      : hills(c, hy + 20, 160);
  out += times(5, (i, t) =>
    dune(hy + 70 + i * 120, r.range(150, 1450), 60 + 40 * t, mix(haze(p, warm, 0.45), mix(warm, p.shadow, 0.22), t)),
  );
  out += r.chance(0.5)
    ? times(5, (i) => {
        const x = r.range(300, 500) + i * 120;
        const y = hy + 244 + i * 14;
        return (
          `<g transform="translate(${num(x)} ${num(y)}) scale(.62)">` +
          poly(
            [
              [-40, 0],
              [40, 0],
              [240, 40],
              [150, 44],
            ],
            p.shadow,
            0.3,
          ) +
          stroke('M-38 0L-34 -70M-24 0L-26 -70M30 0L30 -70M42 0L38 -70', p.ink, 9) +
          path(
            'M-56 -66Q-50 -110 -26 -108Q-6 -160 18 -108Q50 -108 56 -80Q66 -90 70 -140Q76 -166 110 -154L112 -140L88 -136Q92 -76 52 -60H-46Z',
            p.ink,
          ) +
          '</g>'
        );
      })
    : figure(c, r.range(500, 1000), hy + 300, 120, { pose: 'walk', coat: p.accent[0] });
  const tx = r.range(180, 420);
  return (
    out +
    castShadow(c, tx, H - 60, 34, 620) +
    stroke(
      `M${num(tx)} ${H - 50}Q${num(tx - 20)} ${H - 220} ${num(tx + 20)} ${H - 360}M${num(tx - 6)} ${H - 190}L${num(tx - 130)} ${H - 370}M${num(tx)} ${H - 240}L${num(tx + 150)} ${H - 390}`,
      p.ink,
      20,
    ) +
    ell(tx - 130, H - 390, 170, 36, p.leaf[1]) +
    ell(tx + 150, H - 410, 190, 40, p.leaf[1]) +
    ell(tx + 10, H - 440, 230, 46, mix(p.leaf[0], p.leaf[1], 0.5)) +
    ell(tx - 60, H - 452, 110, 18, p.leaf[0])
  );
}

export function vineyard(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(420, 520);
  const vx = r.range(500, 1100);
  let out = sky(c, { horizon: hy }) + hills(c, hy, 150) + ridge(c, hy + 30, 30, haze(p, p.leaf[0], 0.4), 5);
  const hx = vx > 800 ? r.range(260, 480) : r.range(1000, 1240);
  out +=
    house(c, hx, hy + 60, 200, 130, { roof: 'gable' }) +
    house(c, hx + 190, hy + 60, 130, 90, { roof: 'hip' }) +
    times(5, (i) => cypress(c, hx - 120 + i * 120, hy + 66, r.range(150, 230)));
  const soil = mix(p.ground, p.roof[0], 0.3);
  out += poly(
    [
      [-60, hy + 60],
      [W + 60, hy + 44],
      [W + 60, H + 60],
      [-60, H + 60],
    ],
    soil,
  );
  const n = 12;
  for (let i = -n; i <= n; i++) {
    const a = vx + i * 62;
    const b = vx + i * 330;
    out +=
      poly(
        [
          [a + 16, hy + 58],
          [a + 34, hy + 58],
          [b + 230, H + 60],
          [b + 96, H + 60],
        ],
        p.shadow,
        0.24,
      ) +
      poly(
        [
          [a - 14, hy + 62],
          [a + 16, hy + 62],
          [b + 100, H + 60],
          [b - 70, H + 60],
        ],
        p.leaf[1],
      ) +
      poly(
        [
          [a - 14, hy + 62],
          [a + 2, hy + 54],
          [b + 20, H - 110],
          [b - 70, H + 60],
        ],
        i % 2 ? p.leaf[0] : mix(p.leaf[0], p.accent[1], 0.22),
      );
    out += times(6, (_, t) => {
      const k = (t + 0.08) ** 1.8;
      const x = a + (b - a) * k;
      const y = hy + 60 + (H - hy) * k;
      const s = 5 + 62 * k;
      return (
        times(3, (q) =>
          circ(
            x + (q - 1) * s * 0.5,
            y - s * (q === 1 ? 0.55 : 0.25),
            s * 0.42,
            q === 0 ? mix(p.leaf[0], p.accent[1], 0.2) : q === 1 ? p.leaf[0] : mix(p.leaf[0], p.leaf[1], 0.5),
          ),
        ) +
        (t > 0.3 && r.chance(0.5)
          ? times(4, (q) =>
              circ(x + s * (0.3 + (q % 2) * 0.2), y + s * (0.1 + q * 0.13), s * 0.13, mix(p.accent[2], p.roof[1], 0.5)),
            )
          : '')
      );
    });
  }
  out += figure(c, vx + r.range(60, 120), hy + 300, 190, { pose: 'reach', coat: p.accent[0] });
  return out + (r.chance(0.5) ? overhang(c, 1300, 60, 420, p.leaf[1]) : pine(c, r.range(90, 240), H - 40, 680));
}

export function nightSky(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  const hy = r.range(760, 840);
  const dark = mix(p.sky[0], p.shadow, c.mood === 'night' ? 0.1 : 0.55);
  let out =
    sky(
      { ...c, p: { ...p, sky: [dark, mix(dark, p.sky[0], 0.5), p.sky[1]] } },
      { horizon: hy, plain: true, clouds: false },
    ) + stars(c, hy, 150);
  if (v === 0) {
    const a = r.range(-40, -18);
    const band = (h: number, o: number): string =>
      rect(
        -400,
        400 - h / 2,
        2400,
        h,
        grad(c, [
          [0, p.sky[2], 0],
          [0.5, p.sky[2], o],
          [1, p.sky[2], 0],
        ]),
      );
    out += `<g transform="rotate(${num(a)} 800 400)">${band(460, 0.3)}${band(180, 0.34)}${times(7, () => ell(r.range(0, 1600), 400 + r.range(-40, 40), r.range(90, 260), r.range(8, 24), dark, 0.34))}${times(150, () => circ(r.range(-200, 1800), 400 + (r.next() + r.next() + r.next() - 1.5) * 200, r.range(0.8, 3), p.paper, 0.85))}</g>`;
  }
  if (v === 1) {
    const cx = r.range(500, 1100);
    out += times(17, (i) => {
      const rad = 90 + i * 62;
      const s = r.range(0, 6.28);
      const e = s + r.range(0.5, 1.5);
      return stroke(
        `M${num(cx + rad * Math.cos(s))} ${num(420 + rad * Math.sin(s))}A${rad} ${rad} 0 0 1 ${num(cx + rad * Math.cos(e))} ${num(420 + rad * Math.sin(e))}`,
        i % 3 ? p.paper : p.glow,
        r.range(1.6, 3.4),
        0.8,
      );
    });
  }
  if (v === 2) {
    const mx = r.range(350, 1250);
    out +=
      glow(c, mx, 330, 560, p.glow, 0.35) +
      circ(mx, 330, 190, p.sun) +
      circ(mx - 60, 280, 40, shade(p, p.sun, 0.14)) +
      circ(mx + 70, 360, 54, shade(p, p.sun, 0.12)) +
      circ(mx - 30, 410, 26, shade(p, p.sun, 0.16));
  }
  out += times(2, () => {
    const x = r.range(100, 1300);
    const y = r.range(60, 380);
    return poly(
      [
        [x, y],
        [x + 240, y + 110],
        [x + 236, y + 116],
      ],
      p.paper,
      0.8,
    );
  });
  const ink = mix(p.ink, p.sky[0], 0.12);
  out += ridge(c, hy - 60, 70, mix(ink, p.sky[2], 0.4), 6) + ridge(c, hy + 20, 40, mix(ink, p.sky[1], 0.4), 5);
  const end = r.int(0, 2);
  const fx = r.range(300, 1200);
  if (end === 0)
    out +=
      beams({ ...c, dark: true }, fx, hy - 190) +
      lighthouse(
        { ...c, dark: true, p: { ...p, wall: p.wall.map((w) => shade(p, w, 0.5)) as typeof p.wall } },
        fx,
        hy + 40,
        260,
      );
  if (end === 1)
    out +=
      stroke(`M${num(fx)} ${num(hy + 40)}l-44 110m44 -110l44 110m-44 -110v110`, p.ink, 8) +
      `<g transform="rotate(-38 ${num(fx)} ${num(hy + 30)})">${rect(fx - 70, hy + 6, 210, 44, p.ink, 1, 8)}${rect(fx + 120, hy, 40, 56, p.ink, 1, 6)}</g>` +
      figure(c, fx - 100, hy + 150, 170, { pose: 'lean', shadow: false, coat: p.ink });
  out += ridge(c, hy + 150, 30, p.ink, 5);
  if (end === 2)
    out +=
      people(c, 3, fx, fx + 320, hy + 130, hy + 150, 140, { coat: p.ink, shadow: false }) +
      path(`M${num(fx - 330)} ${num(hy + 150)}l120 -130l120 130Z`, p.accent[0]) +
      path(`M${num(fx - 210)} ${num(hy + 20)}l120 130h-120Z`, p.glow, 0.9);
  return (
    out +
    (r.chance(0.5)
      ? pine({ ...c, p: { ...p, leaf: [p.ink, p.ink] } }, r.range(1300, 1480), H, 480)
      : times(3, (i) => cypress({ ...c, p: { ...p, leaf: [p.ink, p.ink] } }, 60 + i * 100, H, 420 - i * 60)))
  );
}

export function archaeology(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(380, 460);
  const stone = mix(p.wall[1], p.ground, 0.4);
  let out =
    sky(c, { horizon: hy }) +
    hills(c, hy, 110) +
    (r.chance(0.6) ? rect(-60, hy - 4, W + 120, 60, p.sea[0]) : '') +
    plain(c, hy + 40) +
    times(3, (i) => (i % 2 ? palm(c, r.range(100, 1500), hy + 90, 240) : cypress(c, r.range(60, 1540), hy + 90, 220)));
  const column = (x: number, y: number, h: number, cap: boolean): string =>
    castShadow(c, x + 10, y, 60, h * 0.9) +
    rect(x - 30, y - h, 60, h, stone) +
    rect(x + 8, y - h, 22, h, shade(p, stone, 0.42)) +
    times(3, (i) => rect(x - 22 + i * 13, y - h, 3, h, shade(p, stone, 0.3), 0.6)) +
    rect(x - 42, y - 20, 84, 22, mix(stone, p.paper, 0.4)) +
    (cap
      ? path(
          `M${num(x - 34)} ${num(y - h + 6)}Q${num(x - 54)} ${num(y - h - 20)} ${num(x - 52)} ${num(y - h - 34)}H${num(x + 52)}Q${num(x + 54)} ${num(y - h - 20)} ${num(x + 34)} ${num(y - h + 6)}Z`,
          mix(stone, p.paper, 0.4),
        )
      : poly(
          [
            [x - 30, y - h + 2],
            [x - 12, y - h - 26],
            [x + 12, y - h - 6],
            [x + 30, y - h + 2],
          ],
          stone,
        ));
  const cx = r.range(160, 500);
  const n = r.int(3, 5);
  const ch = r.range(330, 420);
  out +=
    times(n, (i) => column(cx + i * 150, hy + 190, i === n - 1 ? ch * 0.6 : ch, i < n - 1)) +
    rect(cx - 60, hy + 190 - ch - 74, 150 * (n - 2) + 120, 42, mix(stone, p.paper, 0.25)) +
    rect(cx - 60, hy + 190 - ch - 44, 150 * (n - 2) + 120, 12, shade(p, stone, 0.4));
  const q = r.range(260, 420);
  const pit = shade(p, p.ground, 0.5);
  out +=
    poly(
      [
        [q, hy + 270],
        [q + 980, hy + 250],
        [q + 1180, H - 60],
        [q - 200, H - 30],
      ],
      pit,
    ) +
    poly(
      [
        [q, hy + 270],
        [q + 980, hy + 250],
        [q + 990, hy + 330],
        [q - 30, hy + 350],
      ],
      shade(p, p.ground, 0.25),
    ) +
    poly(
      [
        [q, hy + 270],
        [q - 30, hy + 350],
        [q - 170, H - 30],
        [q - 200, H - 30],
      ],
      shade(p, p.ground, 0.62),
    ) +
    poly(
      [
        [q - 30, hy + 350],
        [q + 990, hy + 330],
        [q + 1110, H - 60],
        [q - 170, H - 30],
      ],
      mix(p.ground, p.roof[0], 0.22),
    );
  const fy = (hy + 350 + H - 50) / 2;
  if (r.chance(0.55)) {
    const mx = q + 430;
    out += `<g transform="translate(${num(mx)} ${num(fy)}) scale(1 .42)">${circ(0, 0, 210, p.paper)}${times(24, (i) => `<g transform="rotate(${i * 15})">${rect(150, -16, 46, 32, i % 2 ? p.accent[0] : p.accent[2])}</g>`)}${circ(0, 0, 140, stone)}${times(8, (i) => `<g transform="rotate(${i * 45})">${path('M0 0Q60 -46 130 0Q60 46 0 0Z', i % 2 ? p.accent[1] : p.accent[2])}</g>`)}${circ(0, 0, 36, p.accent[0])}</g>`;
  } else
    out +=
      times(
        7,
        (i) =>
          rect(q + 60 + i * 130, fy - 60 + (i % 2) * 26, 116, 50, stone) +
          rect(q + 60 + i * 130, fy - 30 + (i % 2) * 26, 116, 20, shade(p, stone, 0.4)),
      ) +
      path(
        `M${num(q + 300)} ${num(fy + 130)}q-60 -40 -30 -110q16 -26 10 -50h80q-6 24 10 50q30 70 -30 110Z`,
        p.roof[0],
      ) +
      path(`M${num(q + 330)} ${num(fy + 130)}q20 -70 0 -160h30q-6 24 10 50q30 70 -30 110Z`, shade(p, p.roof[0], 0.4));
  out +=
    stroke(
      `M${num(q - 210)} ${H - 40}L${num(q - 6)} ${num(hy + 258)}L${num(q + 986)} ${num(hy + 238)}L${num(q + 1190)} ${H - 70}`,
      p.paper,
      3,
      0.9,
    ) +
    times(4, (i) =>
      line(
        [q - 210, q - 6, q + 986, q + 1190][i] as number,
        [H - 30, hy + 270, hy + 250, H - 60][i] as number,
        [q - 210, q - 6, q + 986, q + 1190][i] as number,
        ([H - 30, hy + 270, hy + 250, H - 60][i] as number) - 60,
        p.accent[0],
        8,
      ),
    );
  return (
    out +
    figure(c, q + r.range(130, 300), fy + 90, 170, { pose: 'sit', coat: p.accent[0], dir: 1 }) +
    figure(c, q + r.range(700, 860), fy + 50, 180, { pose: 'lean', coat: p.accent[1] }) +
    figure(c, q + 1080, hy + 320, 190, { pose: 'stand' })
  );
}
