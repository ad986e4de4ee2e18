import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';

const ICONS = { plain: Info, good: CircleCheck, bad: CircleAlert };

/** A sentence that the page says of itself. A bad one is read out at once, the others when there is a pause. */
export function Notice({ kind = 'plain', children }: { kind?: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className="notice-text">{children}</div>
    </div>
  );
}

/** What the API refused, in the desk's language, and a way to try again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { words, language } = useDesk();
  return (
    <Notice kind="bad">
      {problemText(error, language)}{' '}
      {onRetry && (
        <button type="button" className="plain" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </Notice>
  );
}

export function Loading() {
  const { words } = useDesk();
  return (
    <p className="loading" role="status">
      {words.loading}
    </p>
  );
}

/** Where a list would stand: what it is for, and how its first row is made. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
