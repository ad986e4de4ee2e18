import { Filter } from 'lucide-react';
import { Link } from 'wouter';
import { longDate, timeOfDay } from '../../../language/dates.ts';
import { auditWords } from '../../../language/strings/newsroom/audit-words.ts';
import { problemWords } from '../../../language/strings/newsroom/problem-words.ts';
import { wordsIn } from '../../../language/strings/newsroom/words.ts';
import type { AuditResource } from '../../contract/audit.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';

type AuditTableProps = { items: readonly AuditResource[]; onSubject: (subject: string) => void };

export function AuditTable({ items, onSubject }: AuditTableProps) {
  const words = useWords(auditWords);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.where}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((entry) => (
          <tr key={entry.id}>
            <td>
              <strong>{words.events[entry.name]}</strong>
              <Subject entry={entry} onSubject={onSubject} />
              <Details entry={entry} />
            </td>
            <td>
              <bdi>{entry.by.name}</bdi>
            </td>
            <td>
              <Moment at={entry.at} />
            </td>
            <td className="quiet">
              <From entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ entry, onSubject }: { entry: AuditResource; onSubject: (subject: string) => void }) {
  const words = useWords(auditWords);
  if (!entry.about) return null;
  const [kind, id] = entry.subject.split(':');
  const page = kind === 'article' ? `/articles/${id}` : kind === 'photo' ? `/photos/${id}` : null;
  return (
    <div className="audit-about">
      {page ? (
        <Link href={page} dir="auto">
          {entry.about}
        </Link>
      ) : (
        <bdi>{entry.about}</bdi>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={`${words.onlyThis}: ${entry.about}`}
        title={words.onlyThis}
        onClick={() => onSubject(entry.subject)}
      >
        <Filter aria-hidden="true" />
      </button>
    </div>
  );
}

/** What a person wrote or chose with it. */
function Details({ entry }: { entry: AuditResource }) {
  const words = useWords(auditWords);
  const { words: desk, language, timeZone } = useDesk();
  const { fields: fieldNames } = wordsIn(problemWords, language);
  const { payload } = entry;
  const lines: [string, string][] = [];
  for (const key of ['note', 'reason', 'notice'] as const) {
    const said = payload[key];
    if (typeof said === 'string' && said) lines.push([words.details[key], said]);
  }
  const role = payload.role;
  if (typeof role === 'string' && role in desk.roles)
    lines.push([words.details.role, desk.roles[role as keyof typeof desk.roles]]);
  if (Array.isArray(payload.fields) && payload.fields.length > 0)
    lines.push([words.details.fields, payload.fields.map((field) => fieldNames[String(field)] ?? field).join(', ')]);
  if (typeof payload.at === 'string') {
    const at = new Date(payload.at);
    lines.push([words.details.at, `${longDate(at, language, timeZone)}, ${timeOfDay(at, language, timeZone)}`]);
  }
  if (typeof payload.fromName === 'string' && typeof payload.intoName === 'string')
    lines.push([payload.fromName, payload.intoName]);
  if (lines.length === 0) return null;
  return (
    <dl className="audit-details">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function From({ entry }: { entry: AuditResource }) {
  const words = useWords(auditWords);
  const { from } = entry;
  if (!from) return null;
  return (
    <>
      {words.doors[from.door]}
      {from.client && (
        <>
          {' · '}
          <bdi dir="ltr">{from.client}</bdi>
        </>
      )}
      {from.network && (
        <>
          {' · '}
          <bdi>{words.network(from.network)}</bdi>
        </>
      )}
    </>
  );
}
