import { crane } from './boats.ts';
import { house, lamp, pane, wallColor } from './buildings.ts';
import { mix } from './color.ts';
import { type Ctx, glow } from './context.ts';
import { bush, castShadow, cypress, hills, palm, plain, tree } from './land.ts';
import { haze, shade } from './palette.ts';
import { figure, people } from './people.ts';
import { awning } from './scenes-town.ts';
import { lightPath } from './sea-parts.ts';
import { gulls, sky } from './sky.ts';
import { circ, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';
import { car } from './vehicles.ts';

/** Block of flats with balconies, laundry and lit windows. */
export function flats(
  c: Ctx,
  x: number,
  base: number,
  w: number,
  floors: number,
  fh: number,
  wall = wallColor(c),
  far = 0,
): string {
  const { r, p } = c;
  const f = (color: string): string => haze(p, color, far);
  const h = floors * fh + fh * 0.4;
  const flank = w * 0.2;
  const cols = Math.max(2, Math.round((w - flank) / (fh * 1.25)));
  const cw = (w - flank) / cols;
  const kind = r.int(0, 2);
  let out =
    rect(x, base - h, w, h + 10, f(wall)) +
    rect(x + w - flank, base - h, flank, h + 10, f(shade(p, wall, 0.42))) +
    rect(x - 6, base - h - 8, w + 12, 14, f(mix(wall, p.paper, 0.4)));
  out +=
    rect(x + w * 0.2, base - h - fh * 0.5, w * 0.2, fh * 0.45, f(shade(p, wall, 0.2))) +
    stroke(`M${num(x + w * 0.6)} ${num(base - h)}v${num(-fh * 0.7)}m${num(-fh * 0.3)} 6h${num(fh * 0.6)}`, p.ink, 3);
  for (let i = 0; i < floors; i++) {
    const y = base - h + fh * (i + 0.34);
    for (let j = 0; j < cols; j++) {
      const bx = x + cw * j + cw * 0.1;
      const bw = cw * 0.8;
      if ((kind === 0 && j % 2 === i % 2) || kind === 1) {
        const lit = r.chance(c.lit);
        out += rect(bx, y, bw, fh * 0.62, lit ? p.glow : f(shade(p, wall, 0.55)));
        if (r.chance(0.22))
          out += times(3, (k) =>
            rect(bx + bw * (0.1 + k * 0.28), y + fh * 0.08, bw * 0.2, fh * 0.3, f(r.pick([...p.accent, p.paper]))),
          );
        if (r.chance(0.12))
          out +=
            circ(bx + bw * 0.5, y + fh * 0.24, fh * 0.07, p.ink) +
            rect(bx + bw * 0.42, y + fh * 0.29, bw * 0.16, fh * 0.3, p.ink);
        out +=
          rect(bx - cw * 0.05, y + fh * 0.38, bw + cw * 0.1, fh * 0.26, f(mix(wall, p.paper, 0.45))) +
          rect(bx - cw * 0.05, y + fh * 0.6, bw + cw * 0.1, fh * 0.05, p.shadow, 0.4);
        if (r.chance(0.2)) out += bush(c, bx + bw * 0.5, y + fh * 0.4, bw * 0.6, p.leaf[0]);
      } else
        out +=
          pane(c, bx + bw * 0.14, y + fh * 0.04, bw * 0.72, fh * 0.44, false, f(wall)) +
          rect(bx + bw * 0.1, y + fh * 0.5, bw * 0.8, fh * 0.05, f(shade(p, wall, 0.3)));
    }
  }
  return out;
}

export function apartmentBlocks(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 2);
  if (v === 1) {
    // a facade fills the frame
    c.sun = { x: 0, y: 0, r: 0 };
    const wall = wallColor(c);
    const fh = r.range(190, 230);
    let out = rect(-60, -60, W + 120, H + 120, wall) + flats(c, -140, H + 70, 2200, 6, fh, wall);
    out += poly(
      [
        [-60, -60],
        [r.range(500, 900), -60],
        [-60, r.range(700, 1060)],
      ],
      p.shadow,
      0.3,
    );
    return (
      out +
      palm(c, r.range(150, 300), H + 60, 720) +
      (r.chance(0.5) ? tree(c, r.range(1200, 1450), H + 80, 600) : gulls(c, 1100, 260, 240, 4))
    );
  }
  const hy = 760;
  let out = sky(c, { horizon: hy }) + hills(c, hy - 100, 140);
  out += times(5, (i) =>
    flats(c, -80 + i * 370 + r.range(-40, 40), hy + 20, r.range(170, 240), r.int(4, 6), 50, wallColor(c), 0.42),
  );
  out += plain(c, hy);
  const n = v === 0 ? 3 : 2;
  let x = r.range(-60, 40);
  for (let i = 0; i < n; i++) {
    const w = (r.range(1300, 1700) / n) * 0.82;
    const fl = r.int(5, 8);
    out +=
      poly(
        [
          [x + w * 0.5, hy + 130],
          [x + w, hy + 130],
          [x + w + 300, hy + 220],
          [x + w * 0.8, hy + 220],
        ],
        p.shadow,
        0.3,
      ) + flats(c, x, hy + 130, w, fl, v === 0 ? r.range(78, 90) : r.range(86, 98));
    x += w + r.range(60, 150);
  }
  out +=
    rect(-60, H - 130, W + 120, 200, mix(p.ground, p.shadow, 0.35)) +
    rect(-60, H - 134, W + 120, 10, p.paper, 0.6) +
    times(5, (i) => tree(c, 80 + i * 370 + r.range(-60, 60), H - 110, r.range(150, 250)));
  return (
    out +
    car(c, r.range(300, 1300), H - 26, 1, r.pick(p.accent), 'hatch') +
    people(c, 4, 100, 1500, H - 130, H - 118, 96)
  );
}

/** A wet crossing from straight above: stripes, puddles, a scatter of umbrellas. */
function umbrellasFromAbove(c: Ctx): string {
  const { r, p } = c;
  const wet = mix(p.ground, p.shadow, 0.6);
  const a = r.range(-28, 28);
  const out =
    rect(-60, -60, W + 120, H + 120, wet) +
    `<g transform="rotate(${num(a)} 800 533)">${rect(-500, -500, 2600, 760, mix(p.ground, p.shadow, 0.32))}${rect(-500, 246, 2600, 18, p.paper, 0.7)}${times(13, (i) => rect(-380 + i * 200, 330, 104, 420, p.paper, 0.82))}${rect(-500, 830, 2600, 900, mix(p.ground, p.shadow, 0.38))}${times(14, () => lens(r.range(0, W), r.range(280, 820), r.range(120, 420), r.range(8, 26), r.pick([p.glow, p.sky[2], p.sky[1]]), 0.3))}</g>`;
  const placed: Array<[number, number]> = [];
  for (let tries = 0; tries < 160 && placed.length < 15; tries++) {
    const x = r.range(40, W - 40);
    const y = r.range(40, H - 40);
    if (placed.every(([px, py]) => Math.hypot(px - x, py - y) > 235)) placed.push([x, y]);
  }
  const hero = r.int(0, placed.length - 1);
  return (
    out +
    placed
      .map(([x, y], i) => {
        const s = i === hero ? 132 : r.range(84, 108);
        const turn = r.range(0, 0.78);
        const color =
          i === hero
            ? p.accent[0]
            : r.pick([p.ink, mix(p.ink, p.accent[2], 0.45), p.accent[2], p.accent[1], shade(p, p.paper, 0.15)]);
        const at0 = (k: number, d = 1): [number, number] => [
          x + Math.cos(turn + k * 0.7854) * s * d,
          y + Math.sin(turn + k * 0.7854) * s * d,
        ];
        return (
          poly(
            times(8, (k) => `${at0(k)[0]},${at0(k)[1]};`)
              .split(';')
              .filter(Boolean)
              .map((q) => {
                const [qx, qy] = q.split(',').map(Number);
                return [(qx ?? 0) + s * 0.62, (qy ?? 0) + s * 0.5] as const;
              }),
            p.shadow,
            0.36,
          ) +
          times(8, (k) =>
            poly(
              [[x, y], at0(k), at0(k + 1)],
              k % 2 ? color : k < 4 ? shade(p, color, 0.24) : mix(color, p.paper, 0.16),
            ),
          ) +
          times(8, (k) => line(x, y, at0(k)[0], at0(k)[1], p.shadow, 1.6, 0.4)) +
          circ(x, y, 6, p.ink)
        );
      })
      .join('')
  );
}

export function rainStreet(c: Ctx): string {
  const { r, p } = c;
  const hy = 640;
  const v = r.int(0, 2);
  if (v === 2) return umbrellasFromAbove(c);
  let out = sky(c, { horizon: hy });
  for (let x = -60; x < W; ) {
    const w = r.range(190, 320);
    const wall = shade(p, wallColor(c), 0.12);
    out +=
      house(c, x, hy + 60, w, r.range(380, 560), { wall, roof: r.pick(['flat', 'hip', 'gable'] as const) }) +
      rect(x + 20, hy - 80, w - 60, 140, c.dark ? mix(p.glow, p.accent[1], r.range(0, 0.4)) : shade(p, wall, 0.6)) +
      (r.chance(0.7) ? awning(c, x + 14, hy - 124, w - 50, 52, r.pick(p.accent)) : '');
    x += w - 2;
  }
  const wet = mix(p.ground, p.shadow, 0.52);
  out += rect(-60, hy + 56, W + 120, 26, mix(p.ground, p.paper, 0.15)) + rect(-60, hy + 80, W + 120, H, wet);
  c.sun = { x: r.range(300, 1300), y: 0, r: 130 };
  out +=
    lightPath(c, hy + 90, H + 60, p.glow) +
    times(34, () => {
      const y = r.range(hy + 96, H);
      return lens(
        r.range(0, W),
        y,
        r.range(60, 320),
        r.range(3, 10),
        r.pick([p.glow, p.accent[0], p.accent[1], p.sky[2], p.paper]),
        r.range(0.16, 0.42),
      );
    });
  const um = r.shuffle([...p.accent, p.paper]);
  if (v === 0)
    out +=
      times(5, (i) =>
        figure(c, 120 + i * 330 + r.range(-80, 80), hy + 170 + (i % 3) * 60, 210 + (i % 3) * 30, {
          pose: 'umbrella',
          coat: um[i % 4] as string,
          shadow: false,
        }),
      ) + car(c, r.range(400, 1200), hy + 150, 0.7, r.pick(p.accent));
  const fx = r.range(500, 1100);
  out +=
    lens(fx + 10, H - 58, 330, 16, p.shadow, 0.5) +
    figure(c, fx, H - 60, v === 0 ? 430 : 560, { pose: 'umbrella', coat: um[0] as string, shadow: false });
  if (v === 1)
    out +=
      figure(c, fx + 210, H - 84, 360, { pose: 'umbrella', coat: um[1] as string, shadow: false }) +
      lamp({ ...c, dark: true }, fx > 800 ? 220 : 1380, H - 120, 760, fx > 800 ? 1 : -1);
  if (c.mood !== 'rain')
    out += times(60, () => {
      const x = r.range(0, W);
      const y = r.range(0, H);
      return line(x, y, x - 12, y + 60, p.paper, 2, 0.28);
    });
  return out;
}

/** An excavator on its mound, arm against the sky. */
function digger(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(640, 700);
  const earth = mix(p.ground, p.roof[1], 0.3);
  let out = sky(c, { horizon: hy }) + hills(c, hy, 110);
  out += r.chance(0.5)
    ? times(5, (i) => flats(c, -60 + i * 360, hy + 20, r.range(170, 260), r.int(3, 6), 48, wallColor(c), 0.42))
    : times(6, (i) => cypress(c, 80 + i * 290, hy + 20, r.range(160, 260)));
  out +=
    plain(c, hy + 10) +
    path(
      `M-60 ${H}Q200 ${num(hy + 40)} 620 ${num(hy + 110)}T1300 ${num(hy + 150)}T1660 ${num(hy + 70)}V${H + 60}H-60Z`,
      earth,
    ) +
    path(
      `M-60 ${H}Q200 ${num(hy + 40)} 620 ${num(hy + 110)}Q460 ${num(hy + 190)} 500 ${H + 60}H-60Z`,
      shade(p, earth, 0.28),
    );
  const x = r.range(860, 1040);
  const y = hy + 150;
  const yel = p.accent[1];
  const dk = shade(p, yel, 0.36);
  const ex = x - r.range(520, 620);
  const ey = y - r.range(60, 190);
  const kx = x - 330;
  const ky = y - r.range(400, 470);
  out +=
    poly(
      [
        [x - 180, y + 66],
        [x + 230, y + 66],
        [x + 620, y + 150],
        [x + 60, y + 150],
      ],
      p.shadow,
      0.34,
    ) +
    rect(x - 200, y - 6, 420, 84, p.ink, 1, 42) +
    times(5, (i) => circ(x - 152 + i * 82, y + 36, 24, shade(p, p.paper, 0.45)));
  out +=
    stroke(`M${num(x - 60)} ${num(y - 90)}L${num(kx)} ${num(ky)}L${num(ex)} ${num(ey)}`, dk, 58) +
    stroke(`M${num(x - 60)} ${num(y - 104)}L${num(kx)} ${num(ky - 12)}L${num(ex - 6)} ${num(ey)}`, yel, 36) +
    stroke(`M${num(x - 120)} ${num(y - 100)}L${num((x + kx) / 2 - 40)} ${num((y + ky) / 2 - 20)}`, p.paper, 14) +
    circ(kx, ky - 6, 20, p.ink);
  out +=
    path(
      `M${num(ex - 30)} ${num(ey - 30)}L${num(ex + 60)} ${num(ey + 20)}L${num(ex + 40)} ${num(ey + 120)}Q${num(ex - 50)} ${num(ey + 150)} ${num(ex - 90)} ${num(ey + 60)}Z`,
      p.ink,
    ) +
    times(4, (i) =>
      poly(
        [
          [ex - 84 + i * 30, ey + 70 + i * 12],
          [ex - 60 + i * 30, ey + 78 + i * 12],
          [ex - 84 + i * 30, ey + 118 + i * 10],
        ],
        p.ink,
      ),
    ) +
    times(9, () => circ(ex - 20 + r.range(-80, 60), ey + r.range(110, 230), r.range(5, 20), shade(p, earth, 0.35)));
  out +=
    path(
      `M${num(x - 150)} ${num(y - 16)}V${num(y - 150)}H${num(x + 190)}Q${num(x + 226)} ${num(y - 140)} ${num(x + 226)} ${num(y - 16)}Z`,
      yel,
    ) +
    path(
      `M${num(x + 90)} ${num(y - 16)}V${num(y - 150)}H${num(x + 190)}Q${num(x + 226)} ${num(y - 140)} ${num(x + 226)} ${num(y - 16)}Z`,
      dk,
    ) +
    path(`M${num(x - 110)} ${num(y - 150)}L${num(x - 90)} ${num(y - 300)}H${num(x + 70)}V${num(y - 150)}Z`, yel) +
    path(
      `M${num(x - 88)} ${num(y - 160)}L${num(x - 70)} ${num(y - 280)}H${num(x + 46)}V${num(y - 160)}Z`,
      c.dark ? p.glow : mix(p.sky[1], p.shadow, 0.3),
    ) +
    circ(x - 8, y - 226, 20, p.ink) +
    path(
      `M${num(x - 46)} ${num(y - 160)}Q${num(x - 40)} ${num(y - 206)} ${num(x - 8)} ${num(y - 204)}Q${num(x + 26)} ${num(y - 204)} ${num(x + 30)} ${num(y - 160)}Z`,
      p.accent[0],
    );
  out += times(6, (i) => {
    const bx = 160 + i * 86 + r.range(-30, 30);
    const s = r.range(50, 100);
    return (
      poly(
        [
          [bx - s, H - 30],
          [bx - s * 0.6, H - 30 - s * 0.8],
          [bx + s * 0.3, H - 30 - s],
          [bx + s, H - 30],
        ],
        mix(p.wall[3], p.shadow, 0.14),
      ) +
      poly(
        [
          [bx + s * 0.3, H - 30 - s],
          [bx + s, H - 30],
          [bx, H - 30],
        ],
        shade(p, p.wall[3], 0.48),
      )
    );
  });
  return (
    out +
    figure(c, r.range(1280, 1440), hy + 300, 250, { pose: 'reach', coat: p.accent[0], dir: -1 }) +
    figure(c, r.range(1130, 1230), hy + 330, 250, { pose: 'stand', coat: p.accent[0] }) +
    times(
      4,
      (i) =>
        poly(
          [
            [900 + i * 170, H - 14],
            [924 + i * 170, H - 104],
            [936 + i * 170, H - 104],
            [960 + i * 170, H - 14],
          ],
          p.accent[0],
        ) + rect(913 + i * 170, H - 64, 34, 16, p.paper),
    )
  );
}

export function construction(c: Ctx): string {
  const { r, p } = c;
  if (r.chance(0.45)) return digger(c);
  const hy = r.range(760, 830);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 40, 90);
  out +=
    times(5, (i) =>
      flats(c, -60 + i * 360 + r.range(-50, 50), hy + 10, r.range(160, 260), r.int(3, 6), 46, wallColor(c), 0.45),
    ) + plain(c, hy);
  const x = r.range(240, 620);
  const w = r.range(560, 720);
  const fl = r.int(4, 6);
  const fh = 100;
  const conc = mix(p.wall[1], p.wall[3], 0.5);
  out += poly(
    [
      [x, hy + 60],
      [x + w, hy + 60],
      [x + w + 430, hy + 170],
      [x + 260, hy + 170],
    ],
    p.shadow,
    0.28,
  );
  for (let i = 0; i < fl; i++) {
    const y = hy + 60 - i * fh;
    out +=
      rect(x + 20, y - fh, w - 40, fh, shade(p, conc, 0.62)) +
      (r.chance(0.5)
        ? rect(
            x + 40 + r.range(0, w * 0.5),
            y - fh + 14,
            w * 0.3,
            fh - 14,
            r.pick([p.accent[2], p.accent[1], conc]),
            0.8,
          )
        : '') +
      times(
        6,
        (k) =>
          rect(x + 12 + k * ((w - 54) / 5), y - fh, 30, fh, conc) +
          rect(x + 32 + k * ((w - 54) / 5), y - fh, 10, fh, shade(p, conc, 0.4)),
      );
    out +=
      rect(x - 16, y - fh - 4, w + 32, 20, mix(conc, p.paper, 0.3)) +
      rect(x - 16, y - fh + 12, w + 32, 6, p.shadow, 0.4);
  }
  const top = hy + 60 - fl * fh;
  out +=
    times(9, (i) =>
      line(x + 24 + (i * (w - 50)) / 8, top, x + 24 + (i * (w - 50)) / 8, top - r.range(40, 90), p.ink, 5),
    ) +
    times(4, (i) =>
      figure(c, x + 90 + i * w * 0.22, top - 3, 84, {
        shadow: false,
        coat: p.accent[i % 2] as string,
        pose: r.pick(['stand', 'reach', 'lean'] as const),
      }),
    );
  const tx = x > 430 ? x - r.range(110, 170) : x + w + r.range(110, 180);
  const dir = tx < x ? 1 : -1;
  const ty = r.range(90, 170);
  const yel = p.accent[1];
  out +=
    stroke(
      `M${num(tx - 18)} ${num(hy + 90)}V${num(ty)}M${num(tx + 18)} ${num(hy + 90)}V${num(ty)}` +
        times(15, (i) => `M${num(tx - 18)} ${num(hy + 80 - i * 46)}l36 -46m0 46l-36 -46`),
      yel,
      5,
    ) +
    stroke(
      `M${num(tx - dir * 240)} ${num(ty)}H${num(tx + dir * 820)}M${num(tx)} ${num(ty - 96)}L${num(tx + dir * 720)} ${num(ty)}M${num(tx)} ${num(ty - 96)}L${num(tx - dir * 220)} ${num(ty)}M${num(tx)} ${num(ty)}V${num(ty - 96)}`,
      yel,
      7,
    ) +
    stroke(
      `M${num(tx - dir * 240)} ${num(ty + 34)}H${num(tx + dir * 800)}` +
        times(16, (i) => `M${num(tx + dir * i * 50)} ${num(ty)}l${dir * 25} 34l${dir * 25} -34`),
      yel,
      4,
    ) +
    rect(tx - dir * 230 - 40, ty + 10, 80, 70, shade(p, conc, 0.4)) +
    rect(tx - 32, ty + 34, 64, 60, p.paper);
  const hook = tx + dir * r.range(380, 640);
  out +=
    line(hook, ty + 34, hook, ty + 230, p.ink, 3) +
    rect(hook - 90, ty + 230, 180, 34, p.accent[0]) +
    stroke(
      `M${num(hook - 80)} ${num(ty + 230)}L${num(hook)} ${num(ty + 190)}L${num(hook + 80)} ${num(ty + 230)}`,
      p.ink,
      3,
    );
  out +=
    times(
      12,
      (i) =>
        poly(
          [
            [i * 150 - 60, H - 150],
            [i * 150 + 76, H - 150],
            [i * 150 + 76, H + 60],
            [i * 150 - 60, H + 60],
          ],
          i % 2 ? p.accent[0] : p.paper,
        ) + rect(i * 150 + 56, H - 150, 20, 210, p.shadow, 0.25),
    ) + rect(-60, H - 158, W + 120, 14, p.ink);
  return (
    out +
    path(`M${num(x + w + 60)} ${num(hy + 130)}q110 -130 240 0Z`, mix(p.ground, p.wall[2], 0.5)) +
    people(c, 3, 100, 1500, hy + 80, hy + 110, 120) +
    (c.dark ? glow(c, tx, ty - 96, 60, '#ff5a4a', 0.8) : '')
  );
}

export function factory(c: Ctx): string {
  const { r, p } = c;
  const hy = r.range(740, 810);
  let out = sky(c, { horizon: hy }) + hills(c, hy - 20, 80);
  const n = r.int(2, 4);
  const bx = r.range(820, 1080);
  const smoke = (x: number, y: number, s: number): string =>
    times(6, (i) =>
      circ(
        x + i * i * 16 * s + r.range(-10, 10),
        y - i * 46 * s,
        (26 + i * 17) * s,
        mix(p.cloud, p.sky[1], 0.1 + i * 0.08),
        0.9,
      ),
    );
  for (let i = 0; i < n; i++) {
    const x = bx + i * 130;
    const h = r.range(420, 580);
    out +=
      smoke(x, hy - h - 20, r.range(0.8, 1.2)) +
      poly(
        [
          [x - 40, hy],
          [x - 27, hy - h],
          [x + 27, hy - h],
          [x + 40, hy],
        ],
        p.roof[0],
      ) +
      poly(
        [
          [x + 8, hy - h],
          [x + 27, hy - h],
          [x + 40, hy],
          [x + 12, hy],
        ],
        shade(p, p.roof[0], 0.42),
      ) +
      rect(x - 29, hy - h + 30, 58, 26, p.paper) +
      rect(x - 30, hy - h + 80, 60, 26, p.paper);
  }
  const wall = wallColor(c);
  const teeth = r.int(4, 6);
  const tw = r.range(150, 190);
  const x0 = r.range(-60, 120);
  const top = hy - r.range(210, 270);
  out +=
    plain(c, hy - 4) +
    poly(
      [
        [x0, hy + 30],
        [x0 + tw * teeth, hy + 30],
        [x0 + tw * teeth + 480, hy + 150],
        [x0 + 300, hy + 150],
      ],
      p.shadow,
      0.3,
    );
  out += times(
    teeth,
    (i) =>
      poly(
        [
          [x0 + i * tw, top],
          [x0 + i * tw, top - 130],
          [x0 + (i + 1) * tw, top],
        ],
        shade(p, p.roof[1], 0.2),
      ) +
      poly(
        [
          [x0 + i * tw, top],
          [x0 + i * tw, top - 130],
          [x0 + i * tw + tw * 0.24, top - 98],
          [x0 + i * tw + tw * 0.24, top],
        ],
        c.dark ? p.glow : mix(p.sky[1], p.paper, 0.3),
      ),
  );
  out +=
    rect(x0, top, tw * teeth, hy + 30 - top, wall) +
    rect(x0 + tw * teeth - 90, top, 90, hy + 30 - top, shade(p, wall, 0.42)) +
    rect(x0, top - 4, tw * teeth, 14, p.paper) +
    times(teeth * 2 - 1, (i) => pane(c, x0 + 26 + i * tw * 0.5, top + 50, tw * 0.34, 70, false, wall)) +
    rect(x0 + tw * 1.2, hy - 110, 150, 140, p.accent[2]) +
    times(5, (i) => rect(x0 + tw * 1.2, hy - 100 + i * 24, 150, 4, p.shadow, 0.4));
  const sx = x0 + tw * teeth + 60;
  out +=
    times(
      3,
      (i) =>
        rect(sx + i * 150, hy - 220, 124, 260, p.wall[0], 1, 20) +
        rect(sx + 76 + i * 150, hy - 220, 48, 260, shade(p, p.wall[0], 0.4), 1, 16) +
        rect(sx + i * 150, hy - 130, 124, 18, p.accent[0]),
    ) +
    stroke(
      `M${num(sx - 80)} ${num(hy - 160)}H${num(sx + 40)}V${num(hy - 260)}H${num(sx + 360)}V${num(hy - 200)}`,
      p.accent[1],
      14,
    );
  out += r.chance(0.5)
    ? rect(-60, H - 84, W + 120, 160, shade(p, p.ground, 0.42)) +
      stroke(`M-60 ${H - 52}H1660M-60 ${H - 22}H1660`, p.ink, 7) +
      times(
        4,
        (i) =>
          rect(120 + i * 330, H - 200, 300, 120, [p.accent[0], p.accent[2], p.roof[1], p.accent[1]][i] as string) +
          rect(120 + i * 330, H - 110, 300, 30, p.shadow, 0.3) +
          circ(180 + i * 330, H - 66, 22, p.ink) +
          circ(360 + i * 330, H - 66, 22, p.ink),
      )
    : people(c, 4, 200, 1400, hy + 90, hy + 120, 100) +
      times(16, (i) => line(i * 110, H - 170, i * 110, H, p.ink, 6)) +
      stroke(`M-60 ${H - 150}H1660M-60 ${H - 90}H1660`, p.ink, 4) +
      tree(c, r.range(1250, 1500), H + 40, 420);
  return out + gulls(c, 400, 230, 260, 4);
}

export function solarRoofs(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const hy = r.range(430, 540);
  const cell = mix(p.sea[1], p.ink, 0.2);
  const panel = (x: number, y: number, w: number, h: number, k: number, n: number): string => {
    const at0 = (i: number, t: number): [number, number] => [x + (w * i) / n + k * t, y - h * t];
    return (
      poly([at0(0, 0), at0(n, 0), at0(n, 1), at0(0, 1)], cell) +
      poly([at0(n * 0.1, 0), at0(n * 0.42, 0), at0(n * 0.62, 1), at0(n * 0.3, 1)], mix(p.sky[1], p.sun, 0.4), 0.4) +
      stroke(
        times(n + 1, (i) => `M${num(at0(i, 0)[0])} ${num(at0(i, 0)[1])}L${num(at0(i, 1)[0])} ${num(at0(i, 1)[1])}`) +
          times(
            4,
            (j) =>
              `M${num(at0(0, j / 3)[0])} ${num(at0(0, j / 3)[1])}L${num(at0(n, j / 3)[0])} ${num(at0(n, j / 3)[1])}`,
          ),
        p.glint,
        3,
        0.75,
      ) +
      rect(x - 4, y, w + 8, 9, p.paper) +
      poly(
        [
          [x, y + 9],
          [x + w, y + 9],
          [x + w + 90, y + 46],
          [x + 90, y + 46],
        ],
        p.shadow,
        0.3,
      )
    );
  };
  let out = sky(c, { horizon: hy }) + hills(c, hy - 10, 100);
  if (v === 0) {
    for (let row = 0; row < 3; row++) {
      const y = hy + 130 + row * 200;
      for (let x = -80 - r.range(0, 100); x < W; ) {
        const w = r.range(240, 380) * (0.7 + row * 0.3);
        const yy = y + r.range(-30, 50);
        out +=
          house(c, x, y + 330, w, y + 330 - yy, { roof: 'flat', far: 0.3 - row * 0.14 }) +
          poly(
            [
              [x - 6, yy],
              [x + w * 0.09, yy - 50],
              [x + w * 0.9, yy - 50],
              [x + w + 6, yy],
            ],
            mix(p.ground, p.paper, 0.3),
          ) +
          panel(x + w * 0.1, yy - 6, w * 0.58, 60 + row * 26, 34, 4);
        if (r.chance(0.6))
          out +=
            rect(x + w * 0.8, yy - 92, 56, 36, p.paper, 1, 16) +
            line(x + w * 0.83, yy - 58, x + w * 0.83, yy - 4, p.ink, 5);
        x += w;
      }
    }
    return out + cypress(c, r.range(100, 1500), H + 30, 460) + gulls(c, 800, 200, 400, 4);
  }
  out += times(7, (i) => house(c, -60 + i * 250, hy + 110, r.range(160, 240), r.range(90, 200), { far: 0.4 }));
  out += poly(
    [
      [-60, hy + 100],
      [W + 60, hy + 60],
      [W + 60, H + 60],
      [-60, H + 60],
    ],
    mix(p.ground, p.paper, 0.25),
  );
  for (let row = 0; row < 4; row++) {
    const k = 0.6 + row * 0.35;
    const y = hy + 190 + row * row * 34 + row * 90;
    out +=
      panel(-120 + row * 20, y, 640 * k, 96 * k, 50 * k, 8) + panel(-60 + 690 * k, y - 8, 800 * k, 96 * k, 50 * k, 10);
    if (row === 1) out += figure(c, r.range(600, 1000), y + 40, 160, { pose: 'reach', coat: p.accent[0] });
  }
  return (
    out +
    castShadow(c, 300, H, 40, 400) +
    crane(c, 1500, hy + 40, 0.25, haze(p, p.accent[0], 0.3)) +
    palm(c, r.range(1350, 1520), H + 60, 560)
  );
}
