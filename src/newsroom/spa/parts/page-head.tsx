import type { ReactNode } from 'react';
import { usePageTitle } from './use-page-title.ts';

/** A page's title, in the page and in the tab, and what can be done here. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  usePageTitle(title);
  return (
    <div className="page-head">
      <h1 dir="auto">{title}</h1>
      {children && <div className="page-actions">{children}</div>}
    </div>
  );
}
