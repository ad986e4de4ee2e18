/** A line of a list of redirects, as it was written. */
export type RedirectLine = { line: number; from: string; to: string };

/** The lines of a CSV with two columns, from and to; empty lines and a first line of names are passed over. */
export function redirectLines(csv: string): RedirectLine[] {
  return csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ line: index + 1, cells: cellsOf(text) }))
    .filter(({ cells, line }) => cells.some(Boolean) && !(line === 1 && !cells.some((cell) => cell.includes('/'))))
    .map(({ line, cells: [from = '', to = ''] }) => ({ line, from, to }));
}

/** Separated by a tab, a semicolon or a comma, quoted or not. */
function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((one) => line.includes(one)) ?? ',';
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    if (character === '"') {
      if (isQuoted && line[at + 1] === '"') cell += line[++at];
      else isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}
