import { mix } from './color.ts';
import { type Ctx, glow, grad } from './context.ts';
import { cypress, hills, palm } from './land.ts';
import { shade } from './palette.ts';
import { crowd, figure, people } from './people.ts';
import { room, windowView } from './room.ts';
import { sea } from './sea-parts.ts';
import { sky } from './sky.ts';
import { circ, ell, H, lens, line, num, path, poly, rect, stroke, times, W } from './svg.ts';

export function concert(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  if (v === 0) {
    const back = mix(p.sky[0], p.ink, c.mood === 'day' || c.mood === 'sand' ? 0.45 : 0.2);
    let out =
      rect(
        -60,
        -60,
        W + 120,
        H + 120,
        grad(c, [
          [0, mix(back, p.ink, 0.4)],
          [1, mix(back, p.accent[0], 0.45)],
        ]),
      ) +
      times(7, (i) => {
        const x = 130 + i * 225;
        const e = x + r.range(-420, 420);
        return (
          poly(
            [
              [x - 12, 70],
              [x + 12, 70],
              [e + 170, 820],
              [e - 170, 820],
            ],
            r.pick([p.accent[0], p.accent[1], p.sun, p.accent[2]]),
            0.24,
          ) +
          circ(x, 66, 24, p.ink) +
          circ(x, 78, 13, p.sun)
        );
      });
    out +=
      rect(-60, 30, W + 120, 16, p.ink) +
      stroke(
        times(27, (i) => `M${-60 + i * 64} 46l32 -40l32 40`),
        p.ink,
        4,
      ) +
      circ(r.range(640, 960), 440, r.range(180, 240), p.accent[1], 0.9) +
      rect(80, 690, 1440, 240, p.ink) +
      times(
        2,
        (i) =>
          rect(110 + i * 1180, 400, 200, 300, mix(p.ink, back, 0.2)) +
          circ(210 + i * 1180, 480, 56, p.ink) +
          circ(210 + i * 1180, 610, 76, p.ink) +
          circ(210 + i * 1180, 610, 28, shade(p, p.paper, 0.5)),
      );
    const guitar = (x: number, y: number, s: number): string =>
      `<g transform="translate(${num(x)} ${num(y)}) rotate(-24) scale(${s})">${line(0, 0, 130, 0, p.ink, 9)}${ell(0, 0, 40, 26, p.accent[0])}${ell(-44, 0, 46, 34, p.accent[0])}${circ(-14, 0, 13, p.ink)}</g>`;
    out +=
      figure(c, 800, 700, 330, { pose: 'cheer', shadow: false, coat: p.ink }) +
      line(830, 700, 830, 420, p.ink, 6) +
      figure(c, 520, 700, 320, { pose: 'stand', shadow: false, dark: p.ink, coat: p.ink }) +
      guitar(520, 540, 1) +
      figure(c, 1070, 700, 320, { pose: 'stand', shadow: false, coat: p.ink }) +
      guitar(1070, 545, 1) +
      ell(660, 620, 56, 70, p.roof[0]) +
      ell(720, 660, 40, 34, p.accent[1]) +
      line(700, 560, 620, 540, p.accent[1], 7);
    return (
      out +
      rect(80, 690, 1440, 12, p.glow) +
      crowd(c, 800, 96, mix(p.ink, p.accent[0], 0.35), 0.5) +
      crowd(c, 890, 140, mix(p.ink, p.accent[0], 0.14), 0.4) +
      crowd(c, 990, 190, p.ink, 0.28)
    );
  }
  // a string quartet on an open-air shell by the sea
  const hy = 560;
  let out =
    sky(c, { horizon: hy, sunX: 240 }) + hills(c, hy, 60) + sea(c, hy, 760) + rect(-60, 730, W + 120, H, p.ground);
  const cx = r.range(720, 880);
  const shell = r.pick([p.accent[0], p.accent[2], p.paper]);
  out +=
    times(6, (i) =>
      path(
        `M${num(cx - 560 + i * 62)} 800A${560 - i * 62} ${620 - i * 66} 0 0 1 ${num(cx + 560 - i * 62)} 800Z`,
        i % 2 ? shade(p, shell, 0.12 + i * 0.07) : mix(shell, p.paper, 0.3 - i * 0.04),
      ),
    ) +
    glow(c, cx, 700, 360, p.glow, c.dark ? 0.7 : 0.25) +
    rect(cx - 640, 790, 1280, 70, shade(p, p.wall[2], 0.35)) +
    rect(cx - 640, 784, 1280, 14, p.paper);
  out += times(4, (i) => {
    const x = cx - 270 + i * 180;
    const big = i === 3;
    return (
      figure(c, x, 792, 230, { pose: 'sit', coat: p.ink, dir: i < 2 ? 1 : -1, shadow: false }) +
      ell(x + (i < 2 ? 36 : -36), big ? 730 : 660, big ? 40 : 24, big ? 56 : 16, p.roof[0]) +
      line(x + (i < 2 ? 30 : -30), big ? 720 : 656, x + (i < 2 ? 70 : -46), big ? 560 : 636, p.ink, 6) +
      line(x - 20, big ? 740 : 640, x + 84, big ? 700 : 676, p.accent[1], 4) +
      line(x + (i < 2 ? 80 : -80), 792, x + (i < 2 ? 80 : -80), 680, p.ink, 4) +
      poly(
        [
          [x + (i < 2 ? 56 : -104), 690],
          [x + (i < 2 ? 104 : -56), 690],
          [x + (i < 2 ? 110 : -50), 650],
          [x + (i < 2 ? 62 : -98), 650],
        ],
        p.paper,
      )
    );
  });
  out +=
    palm(c, 100, 900, 560) +
    (r.chance(0.5) ? palm(c, 1510, 900, 620) : times(3, (i) => cypress(c, 1400 + i * 80, 880, 380)));
  return out + crowd(c, 890, 110, mix(p.ink, p.accent[2], 0.35), 0) + crowd(c, 980, 165, p.ink, 0.08);
}

/** An abstract canvas for the gallery wall. */
function artwork(c: Ctx, x: number, y: number, w: number, h: number): string {
  const { r, p } = c;
  const cols = r.shuffle([...p.accent, p.leaf[0], p.wall[2], p.roof[1], p.sea[0]]);
  const [a, b, d, e] = cols as [string, string, string, string];
  const kind = r.int(0, 4);
  let art = rect(x, y, w, h, kind === 3 ? p.ink : a);
  if (kind === 0)
    art +=
      circ(x + w * 0.5, y + h * 0.4, w * 0.28, b) +
      rect(x, y + h * 0.62, w, h * 0.38, d) +
      rect(x, y + h * 0.62, w, h * 0.07, e);
  if (kind === 1)
    art +=
      times(5, (i) => rect(x + (w * i) / 5, y + h * r.range(0.1, 0.6), w / 5, h * 0.4, [b, d, e][i % 3] as string)) +
      circ(x + w * 0.7, y + h * 0.22, w * 0.1, p.paper);
  if (kind === 2)
    art +=
      path(
        `M${num(x)} ${num(y + h * 0.8)}Q${num(x + w * 0.3)} ${num(y + h * 0.1)} ${num(x + w * 0.6)} ${num(y + h * 0.6)}T${num(x + w)} ${num(y + h * 0.3)}V${num(y + h)}H${num(x)}Z`,
        b,
      ) +
      path(
        `M${num(x)} ${num(y + h)}Q${num(x + w * 0.4)} ${num(y + h * 0.5)} ${num(x + w)} ${num(y + h * 0.8)}V${num(y + h)}Z`,
        d,
      );
  if (kind === 3)
    art +=
      path(
        `M${num(x + w * 0.5)} ${num(y + h * 0.12)}A${num(w * 0.34)} ${num(w * 0.34)} 0 0 1 ${num(x + w * 0.5)} ${num(y + h * 0.12 + w * 0.68)}Z`,
        b,
      ) +
      path(
        `M${num(x + w * 0.5)} ${num(y + h * 0.88)}A${num(w * 0.3)} ${num(w * 0.3)} 0 0 1 ${num(x + w * 0.5)} ${num(y + h * 0.88 - w * 0.6)}Z`,
        d,
      );
  if (kind === 4)
    art +=
      poly(
        [
          [x, y],
          [x + w, y],
          [x, y + h],
        ],
        b,
      ) +
      poly(
        [
          [x + w * 0.3, y + h],
          [x + w, y + h * 0.3],
          [x + w, y + h],
        ],
        d,
      ) +
      circ(x + w * 0.34, y + h * 0.34, w * 0.14, p.paper);
  return rect(x + 20, y + 24, w, h, p.shadow, 0.3) + rect(x - 12, y - 12, w + 24, h + 24, p.paper) + art;
}

export function gallery(c: Ctx): string {
  const { r, p } = c;
  const f = r.range(780, 830);
  const v = r.int(0, 2);
  const { svg, k } = room(c, f, {
    slabs: v !== 1,
    wall: r.pick([
      mix(p.wall[0], p.paper, 0.3),
      mix(p.wall[3], p.paper, 0.2),
      mix(p.accent[2], p.shadow, 0.35),
      mix(p.roof[1], p.shadow, 0.1),
    ]),
  });
  let out = svg;
  if (v === 0) out += artwork(c, 120, 200, 330, 400) + artwork(c, 560, 130, 460, 540) + artwork(c, 1140, 220, 340, 360);
  if (v === 1) out += artwork(c, r.range(380, 520), 110, 640, 560);
  if (v === 2) {
    out +=
      artwork(c, r.range(100, 160), 180, 380, 460) +
      windowView(c, 1130, 110, 360, 560, { arch: true, cols: 2, rows: 4 });
    const sx = r.range(720, 860);
    out +=
      poly(
        [
          [sx - 110, f + 90],
          [sx + 110, f + 90],
          [sx + 600, f + 220],
          [sx + 260, f + 230],
        ],
        p.shadow,
        0.34,
      ) +
      rect(sx - 110, f - 190, 220, 280, p.paper) +
      rect(sx + 40, f - 190, 70, 280, shade(p, p.paper, 0.36)) +
      path(
        `M${num(sx - 70)} ${num(f - 190)}Q${num(sx - 150)} ${num(f - 400)} ${num(sx)} ${num(f - 480)}Q${num(sx + 150)} ${num(f - 540)} ${num(sx + 90)} ${num(f - 380)}Q${num(sx + 30)} ${num(f - 290)} ${num(sx + 74)} ${num(f - 190)}Z`,
        p.accent[0],
      ) +
      path(
        `M${num(sx + 40)} ${num(f - 496)}Q${num(sx + 150)} ${num(f - 540)} ${num(sx + 90)} ${num(f - 380)}Q${num(sx + 30)} ${num(f - 290)} ${num(sx + 74)} ${num(f - 190)}H${num(sx + 10)}Q${num(sx - 30)} ${num(f - 330)} ${num(sx + 40)} ${num(f - 496)}Z`,
        shade(p, p.accent[0], 0.4),
      ) +
      circ(sx + 10, f - 400, 34, k.wall);
  }
  out +=
    times(4, (i) => {
      const x = 260 + i * 360;
      return (
        path(`M${x - 22} 0h44l14 40h-72Z`, p.ink) +
        poly(
          [
            [x - 30, 40],
            [x + 30, 40],
            [x + 190, f - 110],
            [x - 190, f - 110],
          ],
          p.glow,
          c.dark ? 0.17 : 0.07,
        )
      );
    }) + rect(-60, -10, W + 120, 12, p.ink);
  if (r.chance(0.6)) {
    const bx = r.range(480, 800);
    out +=
      poly(
        [
          [bx, f + 150],
          [bx + 420, f + 150],
          [bx + 620, f + 210],
          [bx + 180, f + 210],
        ],
        p.shadow,
        0.3,
      ) +
      rect(bx, f + 84, 420, 34, k.wood) +
      rect(bx + 24, f + 118, 24, 50, p.ink) +
      rect(bx + 372, f + 118, 24, 50, p.ink) +
      (r.chance(0.6) ? figure(c, bx + 140, f + 172, 300, { pose: 'sit', shadow: false }) : '');
  }
  return (
    out +
    figure(c, r.range(180, 460), f + 170, 360, { pose: 'coat', coat: p.accent[0] }) +
    figure(c, r.range(1180, 1420), f + 130, 340, { pose: r.pick(['stand', 'reach'] as const) }) +
    (r.chance(0.5) ? figure(c, r.range(1040, 1140), f + 120, 240, { pose: 'walk', coat: p.accent[1] }) : '')
  );
}

export function cinema(c: Ctx): string {
  const { r, p } = c;
  const v = r.int(0, 1);
  const wall = mix(p.ink, r.pick([p.accent[0], p.accent[2], p.roof[1]]), 0.32);
  let out = rect(-60, -60, W + 120, H + 120, wall);
  const sx = v === 0 ? r.range(250, 330) : 190;
  const sw = W - sx * 2;
  const sh = sw * 0.46;
  const sy = v === 0 ? 110 : 80;
  const inner: Ctx = { ...c, sun: { ...c.sun } };
  const kind = r.int(0, 2);
  let film = sky(inner, { horizon: 640 });
  if (kind === 0)
    film +=
      hills(inner, 640, 160) +
      rect(-60, 780, W + 120, 400, p.ground) +
      figure(inner, r.range(500, 1100), 960, 560, { pose: 'walk' });
  if (kind === 1)
    film +=
      sea(inner, 640) +
      times(2, (i) =>
        figure(inner, 640 + i * 240, 1040, 700, {
          pose: 'coat',
          coat: [p.accent[0], p.ink][i] as string,
          shadow: false,
        }),
      );
  if (kind === 2)
    film +=
      hills(inner, 700, 260) +
      times(3, (i) => cypress(inner, 200 + i * 560, 960, 520)) +
      path('M600 1067Q760 800 1160 720Q900 820 1000 1067Z', p.paper);
  const clipId = `${c.id}film`;
  c.defs.push(`<clipPath id="${clipId}"><rect x="0" y="0" width="1600" height="736"/></clipPath>`);
  out +=
    glow(c, 800, sy + sh / 2, 900, p.glow, 0.4) +
    rect(sx - 14, sy - 14, sw + 28, sh + 28, p.ink) +
    `<g transform="translate(${num(sx)} ${sy}) scale(${(sw / 1600).toFixed(4)})"><g clip-path="url(#${clipId})"><g transform="translate(0 -300)">${film}</g></g></g>`;
  out += times(
    6,
    (i) =>
      path(
        `M${-60 + i * 46} -60H${-10 + i * 46}V${H}H${-60 + i * 40}Z`,
        i % 2 ? p.accent[0] : shade(p, p.accent[0], 0.4),
      ) +
      path(
        `M${1660 - i * 46} -60H${1610 - i * 46}V${H}H${1660 - i * 40}Z`,
        i % 2 ? shade(p, p.accent[0], 0.25) : shade(p, p.accent[0], 0.55),
      ),
  );
  if (v === 0)
    out +=
      poly(
        [
          [sx, sy + sh],
          [sx + sw, sy + sh],
          [1400, H],
          [200, H],
        ],
        p.glow,
        0.12,
      ) +
      poly(
        [
          [800, H + 40],
          [sx, sy],
          [sx + sw, sy],
        ],
        p.sun,
        0.07,
      );
  const rows = v === 0 ? 3 : 2;
  for (let i = 0; i < rows; i++) {
    const s = (v === 0 ? 110 : 190) * (1 + i * 0.42);
    const y = sy + sh + 100 + i * (v === 0 ? 100 : 150);
    const col = shade(p, r.pick([p.accent[0]]), 0.32 + 0.14 * i);
    for (let x = -s * r.range(0, 0.8); x < W + s; x += s * 1.12)
      out +=
        (r.chance(0.72)
          ? circ(x + s * 0.5, y - s * 0.24, s * 0.24, p.ink) +
            path(
              `M${num(x)} ${num(y + s)}Q${num(x)} ${num(y + s * 0.04)} ${num(x + s * 0.5)} ${num(y)}Q${num(x + s)} ${num(y + s * 0.04)} ${num(x + s)} ${num(y + s)}Z`,
              p.ink,
            )
          : '') +
        path(
          `M${num(x)} ${num(y + s * 2)}V${num(y + s * 0.42)}Q${num(x)} ${num(y + s * 0.18)} ${num(x + s * 0.2)} ${num(y + s * 0.18)}H${num(x + s * 0.8)}Q${num(x + s)} ${num(y + s * 0.18)} ${num(x + s)} ${num(y + s * 0.42)}V${num(y + s * 2)}Z`,
          col,
        ) +
        lens(x + s * 0.5, y + s * 0.2, s * 0.7, 5, p.glow, 0.7);
  }
  return (
    out +
    (r.chance(0.5)
      ? people(c, 1, 260, 420, sy + sh + 130, sy + sh + 140, 190, { coat: p.ink, shadow: false, pose: 'walk' })
      : '') +
    ell(800, H + 60, 1100, 40, p.ink, 0.5)
  );
}
