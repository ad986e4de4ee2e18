import { useEffect, useState } from 'react';
import type { PublicationSettings } from '../../../features/publication/publication.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';

export type PreviewPage =
  | { kind: 'home' }
  | { kind: 'accessibility' }
  | { kind: 'written'; slug: string; title: string; body: string };

const WAIT_MS = 250;

/** The site itself, drawn by the server with what is in the form. Nothing in it runs a script. */
export function SitePreview({ settings, page }: { settings: PublicationSettings | null; page: PreviewPage }) {
  const words = useWords(settingsWords);
  const [appearance, setAppearance] = useState<'light' | 'dark'>('light');
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  const [html, setHtml] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const json = JSON.stringify({ settings: settings ?? {}, page, appearance });
  useEffect(() => {
    const ending = new AbortController();
    const timer = setTimeout(async () => {
      const headers = { 'content-type': 'application/json' };
      const call = { method: 'POST', headers, body: json, signal: ending.signal };
      const answer = await fetch('/preview/settings', call).catch(() => null);
      if (ending.signal.aborted) return;
      setFailed(!answer?.ok);
      if (answer?.ok) setHtml(await answer.text());
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [json]);
  return (
    <section className="site-preview" aria-label={words.preview}>
      <div className="site-preview-head">
        <h2>{words.preview}</h2>
        <select
          aria-label={words.appearance}
          value={appearance}
          onChange={(event) => setAppearance(event.target.value === 'dark' ? 'dark' : 'light')}
        >
          <option value="light">{words.light}</option>
          <option value="dark">{words.dark}</option>
        </select>
        <select
          aria-label={words.width}
          value={width}
          onChange={(event) => setWidth(event.target.value === 'phone' ? 'phone' : 'desktop')}
        >
          <option value="desktop">{words.desktop}</option>
          <option value="phone">{words.phone}</option>
        </select>
      </div>
      {hasFailed && <p className="field-error">{words.previewFailed}</p>}
      <div className="site-preview-frame">
        <iframe className={`site-preview-${width}`} title={words.preview} sandbox="allow-same-origin" srcDoc={html} />
      </div>
    </section>
  );
}
