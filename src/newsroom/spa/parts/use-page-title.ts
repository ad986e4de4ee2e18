import { useEffect } from 'react';
import { useDesk } from '../frame/desk.ts';

/** Names the page in the browser's tab, and then the publication. */
export function usePageTitle(title: string): void {
  const { publication } = useDesk();
  useEffect(() => {
    document.title = `${title} · ${publication}`;
  }, [title, publication]);
}
