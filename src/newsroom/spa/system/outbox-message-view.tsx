import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import type { OutboxMessage } from '../../contract/system.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';

/** Nothing in a message runs or asks another address, whatever it holds. */
const POLICY =
  '<meta http-equiv="content-security-policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

/** A message as it is shown, its text part, its headers, and its links to copy. */
export function OutboxMessageView({ id }: { id: string }) {
  const words = useWords(systemWords);
  const [view, setView] = useState<'html' | 'text' | 'headers'>('html');
  const query = useQuery({ queryKey: ['outbox', id], queryFn: () => callApi<OutboxMessage>(`/outbox/${id}`) });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  const message = query.data;
  const shown = view === 'html' && message.html === null ? 'text' : view;
  return (
    <article className="outbox-message">
      <h2 dir="auto">{message.subject}</h2>
      <p className="quiet">
        {words.from} <bdi>{message.from}</bdi>, {words.to} <bdi>{message.to}</bdi>
      </p>
      <select
        aria-label={words.view}
        value={shown}
        onChange={(event) => setView(event.target.value as 'html' | 'text' | 'headers')}
      >
        {message.html !== null && <option value="html">{words.asHtml}</option>}
        <option value="text">{words.asText}</option>
        <option value="headers">{words.headers}</option>
      </select>
      {shown === 'html' && <iframe title={message.subject} sandbox="" srcDoc={`${POLICY}${message.html ?? ''}`} />}
      {shown === 'text' && <pre dir="auto">{message.text}</pre>}
      {shown === 'headers' && (
        <pre dir="ltr">{message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
      )}
      {message.links.length > 0 && (
        <section>
          <h3>{words.links}</h3>
          <ul className="outbox-links">
            {message.links.map((link) => (
              <li key={link}>
                <bdi dir="ltr">{link}</bdi>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`${words.copy} ${link}`}
                  onClick={() => void navigator.clipboard.writeText(link).then(() => toast(words.copied))}
                >
                  <Copy aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
