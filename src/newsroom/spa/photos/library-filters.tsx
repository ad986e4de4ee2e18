import { USES } from '../../../features/media/photo.ts';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import { useWords } from '../frame/desk.ts';
import { isNarrowed, type LibraryAsked, NOTHING_ASKED } from './use-library.ts';

type FiltersProps = { asked: LibraryAsked; onChange: (asked: LibraryAsked) => void };

/** What the library is asked for. */
export function LibraryFilters({ asked, onChange }: FiltersProps) {
  const words = useWords(photoWords);
  const set = (change: Partial<LibraryAsked>) => onChange({ ...asked, ...change });
  return (
    <search className="filters library-filters">
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={asked.q}
        maxLength={200}
        dir="auto"
        onChange={(event) => set({ q: event.target.value })}
      />
      <input
        type="search"
        className="library-credit"
        aria-label={words.credit}
        placeholder={words.credit}
        value={asked.credit}
        maxLength={200}
        dir="auto"
        onChange={(event) => set({ credit: event.target.value })}
      />
      <select aria-label={words.use} value={asked.use} onChange={(event) => set({ use: event.target.value })}>
        {(['', ...USES] as const).map((use) => (
          <option key={use} value={use}>
            {words.uses[use]}
          </option>
        ))}
      </select>
      <span className="library-dates">
        <select aria-label={words.dated} value={asked.dated} onChange={(event) => set({ dated: event.target.value })}>
          <option value="uploaded">{words.byUpload}</option>
          <option value="taken">{words.byTaken}</option>
        </select>
        <DayField label={words.from} value={asked.from} onChange={(from) => set({ from })} />
        <DayField label={words.to} value={asked.to} onChange={(to) => set({ to })} />
      </span>
      {isNarrowed(asked) && (
        <button type="button" className="plain" onClick={() => onChange(NOTHING_ASKED)}>
          {words.clear}
        </button>
      )}
    </search>
  );
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="library-day">
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
