import type { Mood, Palette } from './palette.ts';
import type { Rng } from './rng.ts';
import { circ } from './svg.ts';

/** What every drawing function gets: chance, colours, and where the light comes from. */
export interface Ctx {
  r: Rng;
  p: Palette;
  mood: Mood;
  /** Night, dusk or rain: lamps are on. */
  dark: boolean;
  /** Share of windows with a light behind them. */
  lit: number;
  /** Set by a scene that turned out to be inside: no rain is drawn over it. */
  indoors: boolean;
  id: string;
  defs: string[];
  sun: { x: number; y: number; r: number };
}

type Stop = readonly [number, string, number?];

const stops = (list: readonly Stop[]): string =>
  list
    .map(
      ([o, color, a]) => `<stop offset="${o}" stop-color="${color}"${a === undefined ? '' : ` stop-opacity="${a}"`}/>`,
    )
    .join('');

export function grad(c: Ctx, list: readonly Stop[], x2 = 0, y2 = 1): string {
  const id = `${c.id}${c.defs.length}`;
  c.defs.push(`<linearGradient id="${id}" x1="0" y1="0" x2="${x2}" y2="${y2}">${stops(list)}</linearGradient>`);
  return `url(#${id})`;
}

/** A round glow that fades out. */
export function glow(c: Ctx, x: number, y: number, r: number, color: string, strength = 0.6): string {
  const key = `${c.id}g${color.slice(1)}${Math.round(strength * 100)}`;
  if (!c.defs.some((d) => d.includes(`"${key}"`))) {
    c.defs.push(
      `<radialGradient id="${key}">${stops([
        [0, color, strength],
        [0.45, color, strength * 0.38],
        [1, color, 0],
      ])}</radialGradient>`,
    );
  }
  return circ(x, y, r, `url(#${key})`);
}

export function clip(c: Ctx, shape: string, content: string): string {
  const id = `${c.id}c${c.defs.length}`;
  c.defs.push(`<clipPath id="${id}">${shape}</clipPath>`);
  return `<g clip-path="url(#${id})">${content}</g>`;
}
