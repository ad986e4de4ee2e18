import { useQuery } from '@tanstack/react-query';
import { FileText, ImageOff, Monitor, Moon, RefreshCw, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import { paths } from '../../../urls.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { PlainText } from './plain-text.tsx';

type Preview = { subject: string; text: string; htmlBytes: number };
const LOOKS = [
  { look: 'desktop', icon: Monitor, width: 640 },
  { look: 'phone', icon: Smartphone, width: 360 },
  { look: 'dark', icon: Moon, width: 640 },
  { look: 'bare', icon: ImageOff, width: 640 },
  { look: 'text', icon: FileText, width: 640 },
] as const;
/** The server refuses more: Gmail cuts at 102 KB. */
const MOST_BYTES = 100_000;

/** The very message, as different readers get it. `version`: anew after each saving. */
export function EditionPreview({ id, version }: { id: string; version: number }) {
  const words = useWords(editionWords);
  const { language } = useDesk();
  const [look, setLook] = useState<(typeof LOOKS)[number]['look']>('desktop');
  const [turn, setTurn] = useState(0);
  const preview = useQuery({
    queryKey: ['edition-preview', id, version, turn],
    queryFn: () => callApi<Preview>(`/editions/${id}/preview`),
    placeholderData: (before) => before,
  });
  const chosen = LOOKS.find((one) => one.look === look) ?? LOOKS[0];
  const kilobytes = ((preview.data?.htmlBytes ?? 0) / 1000).toLocaleString(language, { maximumFractionDigits: 1 });
  return (
    <section className="edition-preview" aria-labelledby="edition-preview">
      <div className="edition-preview-head">
        <h2 id="edition-preview">{words.preview}</h2>
        {preview.data && <span className="quiet">{words.weight(kilobytes)}</span>}
        <button type="button" className="icon-button" aria-label={words.refresh} onClick={() => setTurn(turn + 1)}>
          <RefreshCw aria-hidden="true" />
        </button>
      </div>
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
      {preview.data && preview.data.htmlBytes > MOST_BYTES && <p className="field-error">{words.heavy}</p>}
      {preview.data && look === 'text' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className="edition-text" aria-label={words.textPart} tabIndex={0}>
          <PlainText text={preview.data.text} />
        </section>
      )}
      {preview.data && look !== 'text' && (
        <div className="edition-frame" data-dark={look === 'dark' || undefined}>
          <iframe
            key={`${version} ${turn} ${look}`}
            title={`${words.preview}: ${words.looks[look]}`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            src={paths.previewEdition(id, { dark: look === 'dark', images: look !== 'bare' })}
            data-wide={chosen.width > 400 || undefined}
            style={{ inlineSize: chosen.width }}
          />
        </div>
      )}
    </section>
  );
}
