/** Colour arithmetic on #rrggbb strings. */
function channels(hex: string): [number, number, number] {
  const v = Number.parseInt(hex.slice(1), 16);
  return [(v >> 16) & 255, (v >> 8) & 255, v & 255];
}

export function mix(a: string, b: string, t: number): string {
  const from = channels(a);
  const to = channels(b);
  const k = Math.max(0, Math.min(1, t));
  return (
    '#' +
    from
      .map((v, i) =>
        Math.round(v + ((to[i] ?? v) - v) * k)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  );
}
