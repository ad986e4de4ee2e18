import { type ReactNode, useEffect } from 'react';
import { useDesk } from '../frame/desk.ts';

/** A page's title, in the page and in the tab, and what can be done here. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  const { publication } = useDesk();
  useEffect(() => {
    document.title = `${title} · ${publication}`;
  }, [title, publication]);
  return (
    <div className="page-head">
      <h1 dir="auto">{title}</h1>
      {children && <div className="page-actions">{children}</div>}
    </div>
  );
}
