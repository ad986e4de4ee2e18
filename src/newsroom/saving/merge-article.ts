import type { DocumentJson, NodeJson } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-json.ts';
import { type Change, type FieldName, type Fields, namesIn, same } from './fields.ts';
import { mergeLists, type Part } from './merge-blocks.ts';

/** What two wrote differently in one place. In the body `place` counts its disputes from 0. */
export type Dispute =
  | { field: Exclude<FieldName, 'body'>; base: unknown; mine: unknown; theirs: unknown }
  | { field: 'body'; place: number; base: NodeJson[]; mine: NodeJson[]; theirs: NodeJson[] };

export type Choice = 'mine' | 'theirs' | 'both';

export type Merge = {
  /** What is agreed; of a disputed field what stood before. */
  fields: Fields;
  body: Part<NodeJson>[];
  disputes: Dispute[];
};

/** Merges by field, and the body by block. */
export function mergeArticle(base: Fields, mine: Fields, theirs: Fields): Merge {
  const fields: Record<string, unknown> = { ...base };
  const disputes: Dispute[] = [];
  for (const field of namesIn(base)) {
    if (field === 'body') continue;
    if (same(mine[field], theirs[field]) || same(theirs[field], base[field])) fields[field] = mine[field];
    else if (same(mine[field], base[field])) fields[field] = theirs[field];
    else disputes.push({ field, base: base[field], mine: mine[field], theirs: theirs[field] });
  }
  const blocks = [base, mine, theirs].map((one) => blocksOf(one.body)) as [NodeJson[], NodeJson[], NodeJson[]];
  const body = mergeLists(...blocks, keyOf);
  let place = 0;
  for (const part of body) {
    if (part.kind === 'disputed')
      disputes.push({ field: 'body', place: place++, base: part.base, mine: part.mine, theirs: part.theirs });
  }
  return { fields: { ...(fields as Fields), body: bodyOf(body, () => 'mine') }, body, disputes };
}

/** The article when each dispute is settled, in their order; both: theirs first, then mine. */
export function settle({ fields, body, disputes }: Merge, choices: readonly Choice[]): Fields {
  const settled: Record<string, unknown> = { ...fields };
  const inBody: Choice[] = [];
  for (const [index, dispute] of disputes.entries()) {
    const choice = choices[index] ?? 'both';
    if (dispute.field === 'body') inBody.push(choice);
    else settled[dispute.field] = choice === 'both' ? bothOf(dispute) : dispute[choice];
  }
  return { ...(settled as Fields), body: bodyOf(body, (place) => inBody[place] ?? 'both') };
}

/** The fields in which `to` says something else than `from`, as `to` has them. */
export function changeBetween(from: Fields, to: Fields): Change {
  const names = namesIn(from).filter((name) =>
    name === 'body' ? !sameBody(from.body, to.body) : !same(from[name], to[name]),
  );
  return Object.fromEntries(names.map((name) => [name, to[name]]));
}

function sameBody(one: DocumentJson, other: DocumentJson): boolean {
  if (same(one, other)) return true;
  const [left, right] = [blocksOf(one).map(keyOf), blocksOf(other).map(keyOf)];
  return left.length === right.length && left.every((key, index) => key === right[index]);
}

/** Whether a field can hold what both wrote. */
export function canHoldBoth(field: FieldName): boolean {
  return field !== 'lead' && field !== 'section' && field !== 'slug' && field !== 'language';
}

function bothOf({ field, mine, theirs }: Exclude<Dispute, { field: 'body' }>): unknown {
  if (!canHoldBoth(field)) return mine;
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...new Set([...theirs, ...mine])];
  return [theirs, mine].filter((text) => text !== '').join(' | ');
}

function bodyOf(parts: readonly Part<NodeJson>[], choiceAt: (place: number) => Choice): DocumentJson {
  let place = 0;
  const content = parts.flatMap((part) => {
    if (part.kind === 'agreed') return part.items;
    const choice = choiceAt(place++);
    return choice === 'both' ? [...part.theirs, ...part.mine] : part[choice];
  });
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** As the server would store them: an editor's own attributes make no difference. */
function blocksOf(body: DocumentJson): NodeJson[] {
  const parsed = parseDocument({ ...body, content: body.content ?? [] });
  return (parsed?.document.content ?? []).filter(
    ({ type, content }) => type !== 'paragraph' || (content?.length ?? 0) > 0,
  );
}

function keyOf(block: NodeJson): string {
  return JSON.stringify(block, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
