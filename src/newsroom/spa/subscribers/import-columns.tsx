import { useState } from 'react';
import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import type { ImportResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import { Problem } from '../parts/notice.tsx';

/** What the file looks like, and which of its columns is the address. */
export function ImportColumns({ staged, onChanged }: { staged: ImportResource; onChanged: () => void }) {
  const words = useWords(subscriberWords);
  const [email, setEmail] = useState(String(staged.emailColumn));
  const [name, setName] = useState(staged.nameColumn === null ? '' : String(staged.nameColumn));
  const [problem, setProblem] = useState<unknown>(null);
  const labels = staged.columns.map((column) => (/^\d+$/.test(column) ? words.column(column) : column));
  const options = labels.map((label, at) => ({ value: String(at), label }));
  const check = async () => {
    setProblem(null);
    try {
      const json = { emailColumn: Number(email), nameColumn: name === '' ? null : Number(name) };
      await callApi(`/subscriber-imports/${staged.id}/check`, { method: 'POST', json });
      onChanged();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className="panel" aria-labelledby="import-columns">
      <h2 id="import-columns">{words.columnsTitle}</h2>
      <p className="quiet">
        <bdi>{staged.fileName}</bdi> · {words.lines(staged.lines)}
      </p>
      <div className="settings-pair">
        <Choice label={words.emailColumn} value={email} options={options} onChange={setEmail} />
        <Choice
          label={words.nameColumn}
          value={name}
          options={[{ value: '', label: words.noColumn }, ...options]}
          onChange={setName}
        />
      </div>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              {options.map(({ value, label }) => (
                <th key={value} scope="col" aria-current={value === email || value === name || undefined}>
                  <bdi>{label}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {staged.sample.map((fields) => (
              <tr key={fields.join()}>
                {options.map(({ value }) => (
                  <td key={value}>
                    <bdi>{fields[Number(value)] ?? ''}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problem !== null && <Problem error={problem} />}
      <p className="publish-actions">
        <button type="button" className="button" onClick={() => void check()}>
          {words.check}
        </button>
      </p>
    </section>
  );
}
