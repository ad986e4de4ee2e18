/** One line of the report. `holds` is undefined where there is no aim. */
export type Row = { what: string; figure: string; aim?: string; holds?: boolean };

export function printRow({ what, figure, aim, holds }: Row): void {
  const verdict = holds === undefined ? '' : holds ? ' ✓' : ' ✗';
  process.stdout.write(`  ${what.padEnd(62)} ${figure.padStart(18)}${aim ? `   aim ${aim}` : ''}${verdict}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
