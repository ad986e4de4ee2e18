import { useState } from 'react';
import { compareTexts, type Piece } from '../../../document/compare-documents.ts';
import type { NodeJson } from '../../../document/document.ts';
import { plainText } from '../../../document/document-text.ts';
import { isolate } from '../../../language/direction.ts';
import { type TogetherWords, togetherWords } from '../../../language/strings/newsroom/together-words.ts';
import type { Fields } from '../../saving/fields.ts';
import { type Choice, canHoldBoth, type Dispute, type Merge, settle } from '../../saving/merge-article.ts';
import { useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';

type ConflictViewProps = {
  merge: Merge;
  by: string;
  keptAs: number | null;
  onSettle: (fields: Fields) => void;
  onClose: () => void;
};

/** What two wrote in one place, beside each other, each with what it changed; a choice for every place. */
export function ConflictView({ merge, by, keptAs, onSettle, onClose }: ConflictViewProps) {
  const words = useWords(togetherWords);
  const { disputes } = merge;
  const [choices, setChoices] = useState<(Choice | undefined)[]>([]);
  const choose = (index: number, choice: Choice) =>
    setChoices((before) => disputes.map((_, at) => (at === index ? choice : before[at])));
  const all = disputes.map((_, index) => choices[index]);
  const isReady = all.every((choice) => choice !== undefined);
  return (
    <Modal
      title={words.conflictTitle}
      size="large"
      asks
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            className="button"
            disabled={!isReady}
            onClick={() => onSettle(settle(merge, all as Choice[]))}
          >
            {words.settle}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            {words.later}
          </button>
        </>
      }
    >
      <p>{words.conflictWhy(by && isolate(by))}</p>
      <p className="quiet">{keptAs === null ? words.conflictSafe : words.conflictKept(keptAs)}</p>
      {disputes.map((dispute, index) => (
        <DisputeView
          // biome-ignore lint/suspicious/noArrayIndexKey: a dispute is its place.
          key={index}
          dispute={dispute}
          by={by}
          legend={words.choiceOf(index + 1, disputes.length, words.fields[dispute.field])}
          choice={choices[index]}
          onChoose={(choice) => choose(index, choice)}
        />
      ))}
    </Modal>
  );
}

type DisputeViewProps = {
  dispute: Dispute;
  by: string;
  legend: string;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
};

function DisputeView({ dispute, by, legend, choice, onChoose }: DisputeViewProps) {
  const words = useWords(togetherWords);
  const name = `dispute-${legend}`;
  const offered: [Choice, string][] = [
    ['mine', words.chooseMine],
    ['theirs', words.chooseTheirs],
    ...(canHoldBoth(dispute.field) ? [['both', words.chooseBoth] as [Choice, string]] : []),
  ];
  const base = textsOf(dispute.base, words).join('\n');
  return (
    <fieldset className="dispute">
      <legend>{legend}</legend>
      <div className="dispute-sides">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className={choice === side || choice === 'both' ? 'side-text side-chosen' : 'side-text'}>
            <h3>{side === 'mine' ? words.mine : words.theirs(by && isolate(by))}</h3>
            <Differences pieces={compareTexts(base, textsOf(dispute[side], words).join('\n'))} />
          </div>
        ))}
      </div>
      <div className="dispute-choice">
        {offered.map(([value, label]) => (
          <label key={value} className="choice-of-side">
            <input type="radio" name={name} checked={choice === value} onChange={() => onChoose(value)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Line by line, each in its own direction. */
function Differences({ pieces }: { pieces: readonly Piece[] }) {
  const words = useWords(togetherWords);
  const lines: Piece[][] = [[]];
  for (const { kind, text } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    }
  }
  const filled = lines.filter((line) => line.length > 0);
  if (filled.length === 0) return <p className="quiet">{words.nothing}</p>;
  return (
    <>
      {filled.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines do not move.
        <p key={at} dir="auto">
          {line.map(({ kind, text }, index) => {
            const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces do not move.
            return <Tag key={index}>{text}</Tag>;
          })}
        </p>
      ))}
    </>
  );
}

/** What a value reads as, a line a block. */
function textsOf(value: unknown, words: TogetherWords): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!Array.isArray(value)) return Object.values(value).flatMap((one) => textsOf(one, words));
  return value.map((one: string | NodeJson) => {
    if (typeof one === 'string') return one;
    const text = plainText({ type: 'doc', content: [one] }, { pullQuotes: true });
    return text || String(one.attrs?.url ?? words.otherBlock);
  });
}
