import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDesk } from './desk.ts';

/** What stands around every page of the newsroom. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const { words, publication, name } = useDesk();
  return (
    <>
      <header className="desk-head">
        <Link href="/" className="desk-name">
          <bdi>{publication}</bdi> <span className="desk-kind">{words.newsroom}</span>
        </Link>
        <nav aria-label={words.newsroom}>
          <Link href="/">{words.articles}</Link>
          <a href="/">{words.toSite}</a>
        </nav>
        <form method="post" action="/account/sign-out" className="desk-person">
          <bdi>{name}</bdi>
          <button type="submit" className="plain">
            {words.signOut}
          </button>
        </form>
      </header>
      <main className="desk-main">{children}</main>
    </>
  );
}
