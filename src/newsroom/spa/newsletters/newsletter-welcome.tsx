import { useQuery } from '@tanstack/react-query';
import { FileText, Monitor, Moon, Smartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import type { NewsletterResource, WelcomePreview } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { PlainText } from './plain-text.tsx';

const LOOKS = [
  { look: 'desktop', icon: Monitor, width: 640 },
  { look: 'phone', icon: Smartphone, width: 360 },
  { look: 'dark', icon: Moon, width: 640 },
  { look: 'text', icon: FileText, width: 640 },
] as const;
const WAIT_MS = 300;

type WelcomeProps = {
  draft: NewsletterResource;
  set: (change: Partial<NewsletterResource>) => void;
};

/** What is said once to whoever confirms, and the message itself as it is typed. */
export function NewsletterWelcome({ draft, set }: WelcomeProps) {
  const words = useWords(newsletterWords);
  return (
    <fieldset className="settings-group">
      <legend>{words.groups.welcome}</legend>
      <p className="quiet">{words.welcomeHint}</p>
      <TextField
        label={words.welcomeSubject}
        hint={words.welcomeSubjectHint}
        value={draft.welcomeSubject}
        most={200}
        onChange={(welcomeSubject) => set({ welcomeSubject })}
      />
      <TextField
        label={words.welcomeText}
        hint={words.welcomeTextHint}
        value={draft.welcomeText}
        most={4000}
        lines
        onChange={(welcomeText) => set({ welcomeText })}
      />
      {draft.welcomeText.trim() !== '' && <Preview draft={draft} />}
    </fieldset>
  );
}

function Preview({ draft }: Pick<WelcomeProps, 'draft'>) {
  const words = useWords(editionWords);
  const { welcomeSubject, welcomeText } = useSettled(draft.welcomeSubject, draft.welcomeText);
  const [look, setLook] = useState<(typeof LOOKS)[number]['look']>('desktop');
  const preview = useQuery({
    queryKey: ['welcome-preview', draft.id, welcomeSubject, welcomeText],
    queryFn: () =>
      callApi<WelcomePreview>(`/newsletters/${draft.id}/welcome-preview`, {
        method: 'POST',
        json: { welcomeSubject, welcomeText },
      }),
    placeholderData: (before) => before,
  });
  const width = LOOKS.find((one) => one.look === look)?.width ?? 640;
  return (
    <section className="welcome-preview" aria-label={words.preview}>
      <div className="look-choice">
        {LOOKS.map(({ look: one, icon: Icon }) => (
          <button
            key={one}
            type="button"
            className="button button-quiet"
            aria-pressed={one === look}
            onClick={() => setLook(one)}
          >
            <Icon aria-hidden="true" />
            {words.looks[one]}
          </button>
        ))}
      </div>
      {preview.isPending && <Loading />}
      {preview.isError && <Problem error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && look === 'text' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className="edition-text" aria-label={words.textPart} tabIndex={0}>
          <PlainText text={preview.data.text} />
        </section>
      )}
      {preview.data && look !== 'text' && (
        <div className="edition-frame" data-dark={look === 'dark' || undefined}>
          <iframe
            title={`${words.preview}: ${words.looks[look]}`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={look === 'dark' ? preview.data.dark : preview.data.light}
            data-wide={width > 400 || undefined}
            style={{ inlineSize: width }}
          />
        </div>
      )}
    </section>
  );
}

/** As it was when the typing last stopped. */
function useSettled(welcomeSubject: string, welcomeText: string) {
  const [settled, setSettled] = useState({ welcomeSubject, welcomeText });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ welcomeSubject, welcomeText }), WAIT_MS);
    return () => clearTimeout(timer);
  }, [welcomeSubject, welcomeText]);
  return settled;
}
