import { Monitor, RefreshCw, Smartphone, X } from 'lucide-react';
import { useState } from 'react';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import { paths } from '../../../urls.ts';
import { useDesk, useWords } from '../frame/desk.ts';

const WIDTHS = { desktop: 1280, phone: 390 } as const;

/** The site's own page of the working copy, as wide as a reader's screen. `version`: anew after each saving. */
export function FrontPreview({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const words = useWords(frontWords);
  const { words: desk } = useDesk();
  const [screen, setScreen] = useState<keyof typeof WIDTHS>('desktop');
  const [turn, setTurn] = useState(0);
  return (
    <section className="front-preview" aria-label={words.preview}>
      <div className="front-preview-head">
        {(['desktop', 'phone'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button button-quiet"
            aria-pressed={screen === one}
            onClick={() => setScreen(one)}
          >
            {one === 'desktop' ? <Monitor aria-hidden="true" /> : <Smartphone aria-hidden="true" />}
            {words[one]}
          </button>
        ))}
        <button type="button" className="icon-button" aria-label={words.refresh} onClick={() => setTurn(turn + 1)}>
          <RefreshCw aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={desk.close} onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </div>
      <div className="front-preview-screen">
        <iframe
          key={`${version} ${turn}`}
          title={`${words.preview}: ${words[screen]}`}
          src={paths.previewFront(id)}
          style={{ inlineSize: WIDTHS[screen] }}
        />
      </div>
    </section>
  );
}
