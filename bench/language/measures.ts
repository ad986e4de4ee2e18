/** Of a ranking: the mean of the precision at each relevant place (1 is all of them first). */
export function averagePrecision(ranking: readonly number[], relevant: ReadonlySet<number>): number {
  let found = 0;
  let sum = 0;
  ranking.forEach((document, at) => {
    if (relevant.has(document)) sum += ++found / (at + 1);
  });
  return relevant.size === 0 ? 0 : sum / relevant.size;
}

export function reciprocalRank(ranking: readonly number[], wanted: number, within: number): number {
  const at = ranking.indexOf(wanted);
  return at < 0 || at >= within ? 0 : 1 / (at + 1);
}

/** Of a list of which there are more relevant documents than places. */
export function discountedGain(
  ranking: readonly number[],
  isRelevant: (document: number) => boolean,
  places: number,
): number {
  let gain = 0;
  let best = 0;
  for (let at = 0; at < places; at++) {
    const worth = 1 / Math.log2(at + 2);
    best += worth;
    const document = ranking[at];
    if (document !== undefined && isRelevant(document)) gain += worth;
  }
  return gain / best;
}

export function harmonicMean(found: ReadonlySet<number>, relevant: ReadonlySet<number>): number {
  let both = 0;
  for (const document of found) if (relevant.has(document)) both++;
  return both === 0 ? 0 : (2 * both) / (found.size + relevant.size);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
