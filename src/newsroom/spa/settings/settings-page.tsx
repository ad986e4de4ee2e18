import { Link, useSearch } from 'wouter';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AccessibilityPart } from './accessibility-part.tsx';
import { FooterPart } from './footer-part.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { LettersPart } from './letters-part.tsx';
import { LooksPart } from './looks-part.tsx';
import { MenuPart } from './menu-part.tsx';
import { PagesPart } from './pages-part.tsx';
import { PlacePart } from './place-part.tsx';
import { SharingPart } from './sharing-part.tsx';
import { SitePreview } from './site-preview.tsx';
import { type PartProps, useSettings } from './use-settings.ts';
import { WhoPart } from './who-part.tsx';

const PARTS = {
  who: WhoPart,
  looks: LooksPart,
  place: PlacePart,
  menu: MenuPart,
  footer: FooterPart,
  accessibility: AccessibilityPart,
  sharing: SharingPart,
  letters: LettersPart,
} as const;
const ORDER = ['who', 'looks', 'place', 'menu', 'footer', 'pages', 'accessibility', 'sharing', 'letters'] as const;

/** Beside these a short page stands, on which what they change is in sight. */
const SHORT: ReadonlySet<string> = new Set(['accessibility', 'footer']);

/** The publication's settings: a part at a time, saved together, with the site beside them. */
export default function SettingsPage() {
  const words = useWords(settingsWords);
  const settings = useSettings();
  const asked = new URLSearchParams(useSearch()).get('part');
  const part = ORDER.find((one) => one === asked) ?? 'who';
  const { draft, query, changed } = settings;
  return (
    <>
      <PageHead title={words.title} />
      <nav className="settings-parts" aria-label={words.title}>
        {ORDER.map((one) => (
          <Link key={one} href={`/publication?part=${one}`} aria-current={one === part ? 'page' : undefined}>
            {words.parts[one]}
          </Link>
        ))}
      </nav>
      {query.isPending && <Loading />}
      {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {draft && query.data && part === 'pages' && <PagesPart answer={query.data} draft={draft} />}
      {draft && query.data && part !== 'pages' && (
        <div className="settings-columns">
          <form
            className="settings-form"
            onSubmit={(event) => {
              event.preventDefault();
              void settings.save();
            }}
          >
            <Part part={part} props={{ draft, set: settings.set, answer: query.data }} />
            {settings.problem !== null && <Problem error={settings.problem} />}
            <SaveBar settings={settings} />
          </form>
          <SitePreview settings={draft} page={{ kind: SHORT.has(part) ? 'accessibility' : 'home' }} />
        </div>
      )}
      <LeaveGuard isDirty={changed.length > 0} within="/newsroom/publication?" />
    </>
  );
}

function Part({ part, props }: { part: keyof typeof PARTS; props: PartProps }) {
  const Shown = PARTS[part];
  return <Shown {...props} />;
}

/** What is not saved, by its name, whichever part it is in. */
function SaveBar({ settings: { changed, isSaving, discard } }: { settings: ReturnType<typeof useSettings> }) {
  const words = useWords(settingsWords);
  return (
    <div className="save-bar" data-dirty={changed.length > 0 || undefined}>
      <p role="status">
        {changed.length === 0
          ? words.nothingChanged
          : words.changed(changed.map((field) => words.fields[field]).join(', '))}
      </p>
      <button type="button" className="button button-quiet" disabled={changed.length === 0} onClick={discard}>
        {words.discard}
      </button>
      <button type="submit" className="button" disabled={changed.length === 0 || isSaving}>
        {isSaving ? words.saving : words.save}
      </button>
    </div>
  );
}
