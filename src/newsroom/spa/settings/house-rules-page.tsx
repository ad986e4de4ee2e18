import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { styleWords } from '../../../language/strings/newsroom/style-words.ts';
import { STYLE_RULES } from '../../../language/style-rules.ts';
import type { HouseRulesBody } from '../../contract/house-rules.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Empty, Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';

/** How the house writes: which of the style helper's rules are on, and the house's own replacements. */
export default function HouseRulesPage() {
  const { house: words } = useWords(styleWords);
  const rules = useQuery({ queryKey: ['house-rules'], queryFn: () => callApi<HouseRulesBody>('/house-rules') });
  return (
    <>
      <PageHead title={words.title} />
      {rules.isPending && <Loading />}
      {rules.isError && <Problem error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && <HouseRulesForm start={rules.data} />}
    </>
  );
}

function HouseRulesForm({ start }: { start: HouseRulesBody }) {
  const { house: words, rules: names } = useWords(styleWords);
  const { words: desk } = useDesk();
  const queries = useQueryClient();
  const [rules, setRules] = useState<HouseRulesBody['rules']>(start.rules);
  // The first number of a row names it for good, whatever is removed above it.
  const [rows, setRows] = useState(() => start.replacements.map((one, index) => ({ ...one, key: index })));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = (key: number, patch: { from?: string; to?: string }) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const replacements = rows
        .filter(({ from, to }) => from.trim() !== '' || to.trim() !== '')
        .map(({ from, to }) => ({ from, to }));
      const saved = await callApi<HouseRulesBody>('/house-rules', { method: 'PUT', json: { rules, replacements } });
      queries.setQueryData(['house-rules'], saved);
      toast(words.saved);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="house-rules" onSubmit={(event) => void save(event)}>
      <p className="page-lead">{words.intro}</p>
      <fieldset>
        <legend>{words.rules}</legend>
        {STYLE_RULES.map(({ id, example }) => (
          <label key={id} className="house-rule">
            <input
              type="checkbox"
              checked={rules.includes(id)}
              onChange={(event) =>
                setRules((before) => (event.target.checked ? [...before, id] : before.filter((other) => other !== id)))
              }
            />
            <span>{names[id]}</span>
            <span className="quiet" lang="he" dir="rtl">
              <del>{shown(example.wrong)}</del> <ins>{shown(example.right)}</ins>
            </span>
          </label>
        ))}
        {rules.includes('straight-quotes') && rules.includes('printed-quotes') && <Notice>{words.both}</Notice>}
      </fieldset>
      <fieldset>
        <legend>{words.replacements}</legend>
        <label className="house-rule">
          <input
            type="checkbox"
            checked={rules.includes('replacement')}
            onChange={(event) =>
              setRules((before) =>
                event.target.checked ? [...before, 'replacement'] : before.filter((other) => other !== 'replacement'),
              )
            }
          />
          <span>{names.replacement}</span>
          <span className="quiet">{words.replacementsHint}</span>
        </label>
        {rows.length === 0 && <Empty>{words.none}</Empty>}
        {rows.map(({ key, from, to }) => (
          <div key={key} className="replacement-row">
            <TextField label={words.from} value={from} most={80} onChange={(value) => change(key, { from: value })} />
            <TextField label={words.to} value={to} most={80} onChange={(value) => change(key, { to: value })} />
            <button
              type="button"
              className="icon-button"
              aria-label={`${words.remove} ${from}`}
              onClick={() => setRows((before) => before.filter((row) => row.key !== key))}
            >
              <Trash2 aria-hidden="true" />
            </button>
          </div>
        ))}
        <button
          type="button"
          className="button button-quiet"
          onClick={() => setRows((before) => [...before, { from: '', to: '', key: nextKey(before) }])}
        >
          <Plus aria-hidden="true" /> {words.add}
        </button>
      </fieldset>
      {problem !== null && <Problem error={problem} />}
      <button type="submit" className="button" disabled={busy}>
        {desk.save}
      </button>
    </form>
  );
}

function nextKey(rows: readonly { key: number }[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}

/** Characters that draw nothing, as one can see them. */
function shown(text: string): string {
  return text
    .replace(/[\u200E\u202E]/g, '⌷')
    .replaceAll('  ', '␣␣')
    .replaceAll(' ,', '␣,')
    .replaceAll(' .', '␣.');
}
