/**
 * A three-way merge of lists (diff3): what one side changed and the other did not is taken; what both changed alike is
 * taken once; what both changed differently is disputed. Items are compared as strings, once each.
 *
 * @see Khanna, Kunal, Pierce: A Formal Investigation of Diff3 (2007)
 */
export type Part<Item> =
  | { kind: 'agreed'; items: Item[] }
  | { kind: 'disputed'; base: Item[]; mine: Item[]; theirs: Item[] };

type Version<Item> = { items: readonly Item[]; keys: readonly string[] };

/** Above so many pairs to compare, what differs is disputed as a whole: no list of an article is that long. */
const MOST_PAIRS = 4_000_000;

export function mergeLists<Item>(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  keyOf: (item: Item) => string,
): Part<Item>[] {
  const versionOf = (items: readonly Item[]): Version<Item> => ({ items, keys: items.map(keyOf) });
  const [b, m, t] = [versionOf(base), versionOf(mine), versionOf(theirs)];
  const inMine = commonOf(b.keys, m.keys);
  const inTheirs = commonOf(b.keys, t.keys);
  const parts: Part<Item>[] = [];
  let [atBase, atMine, atTheirs] = [0, 0, 0];
  for (let stable = 0; stable <= base.length; stable++) {
    const isEnd = stable === base.length;
    const toMine = isEnd ? mine.length : inMine.get(stable);
    const toTheirs = isEnd ? theirs.length : inTheirs.get(stable);
    if (toMine === undefined || toTheirs === undefined) continue;
    const slice = (version: Version<Item>, from: number, to: number): Version<Item> => ({
      items: version.items.slice(from, to),
      keys: version.keys.slice(from, to),
    });
    parts.push(...decide(slice(b, atBase, stable), slice(m, atMine, toMine), slice(t, atTheirs, toTheirs)), {
      kind: 'agreed',
      items: m.items.slice(toMine, toMine + 1),
    });
    [atBase, atMine, atTheirs] = [stable + 1, toMine + 1, toTheirs + 1];
  }
  return joined(parts);
}

function decide<Item>(base: Version<Item>, mine: Version<Item>, theirs: Version<Item>): Part<Item>[] {
  const isSame = (one: Version<Item>, other: Version<Item>) =>
    one.keys.length === other.keys.length && one.keys.every((key, index) => key === other.keys[index]);
  if (isSame(mine, theirs) || isSame(theirs, base)) return [{ kind: 'agreed', items: [...mine.items] }];
  if (isSame(mine, base)) return [{ kind: 'agreed', items: [...theirs.items] }];
  const { length } = base.keys;
  // Neither added nor took away: each item is judged by itself.
  if (length > 1 && mine.keys.length === length && theirs.keys.length === length) {
    const one = (version: Version<Item>, at: number): Version<Item> => ({
      items: version.items.slice(at, at + 1),
      keys: version.keys.slice(at, at + 1),
    });
    return base.keys.flatMap((_, at) => decide(one(base, at), one(mine, at), one(theirs, at)));
  }
  return [{ kind: 'disputed', base: [...base.items], mine: [...mine.items], theirs: [...theirs.items] }];
}

function joined<Item>(parts: readonly Part<Item>[]): Part<Item>[] {
  const list: Part<Item>[] = [];
  for (const part of parts) {
    const last = list.at(-1);
    if (part.kind === 'agreed' && part.items.length === 0) continue;
    if (part.kind === 'agreed' && last?.kind === 'agreed') last.items.push(...part.items);
    else list.push(part);
  }
  return list;
}

/** The longest common subsequence: index in `from` to index in `to`. */
function commonOf(from: readonly string[], to: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) {
    found.set(head, head);
    head++;
  }
  let tail = 0;
  while (tail < from.length - head && tail < to.length - head && from.at(-1 - tail) === to.at(-1 - tail)) {
    tail++;
    found.set(from.length - tail, to.length - tail);
  }
  const rows = from.length - head - tail;
  const columns = to.length - head - tail;
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return found;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      lengths[row * width + column] =
        from[head + row] === to[head + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (from[head + row] === to[head + column]) found.set(head + row++, head + column++);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return found;
}
