import { ExternalLink, Languages, LogOut, Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { roleMay } from '../../../features/people/permission.ts';
import { DESK_LANGUAGES } from '../../../language/strings/newsroom/words.ts';
import { SearchButton } from '../palette/search-button.tsx';
import { WaitingButton } from '../together/waiting-button.tsx';
import { callApi } from './call-api.ts';
import { useDesk } from './desk.ts';
import { PAGES } from './pages.ts';
import { ThemeChoice } from './theme-choice.tsx';

/** What stands around every page of the newsroom: the menu beside it, on a small screen above it. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const { words, publication } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const [location] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes because the page changed.
  useEffect(() => setOpen(false), [location]);
  return (
    <div className="desk">
      <a className="skip" href="#desk-main">
        {words.skip}
      </a>
      <header className="desk-side" data-open={isOpen || undefined}>
        <div className="desk-brand">
          <Link href="/" className="desk-name">
            <bdi>{publication}</bdi>
            <span className="desk-kind">{words.newsroom}</span>
          </Link>
          <button
            type="button"
            className="icon-button desk-menu-button"
            aria-expanded={isOpen}
            aria-controls="desk-menu"
            aria-label={words.menu}
            onClick={() => setOpen(!isOpen)}
          >
            <MenuIcon aria-hidden="true" />
          </button>
          <SearchButton />
        </div>
        <div className="desk-menu" id="desk-menu">
          <DeskMenu />
          <DeskPerson />
        </div>
      </header>
      <main className="desk-main" id="desk-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function DeskMenu() {
  const { words, role } = useDesk();
  const [location] = useLocation();
  const groups = Object.keys(words.groups) as (keyof typeof words.groups)[];
  return (
    <nav aria-label={words.menu}>
      {groups.map((group) => {
        const pages = PAGES.filter(
          ({ menu, permission }) => menu?.group === group && (!permission || roleMay(role, permission)),
        );
        if (pages.length === 0) return null;
        return (
          <div key={group} className="desk-group">
            <h2>{words.groups[group]}</h2>
            <ul>
              {pages.map(({ path, menu }) => (
                <li key={path}>
                  <Link href={path} aria-current={isAt(location, path) ? 'page' : undefined}>
                    {menu && words.pages[menu.name]}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function DeskPerson() {
  const { words, name, role, language } = useDesk();
  const choose = async (chosen: string) => {
    await callApi('/me', { method: 'PATCH', json: { language: chosen } });
    window.location.reload();
  };
  return (
    <div className="desk-person">
      <p>
        <bdi className="desk-person-name">{name}</bdi>
        <span className="quiet">{words.roles[role]}</span>
      </p>
      <WaitingButton />
      <label className="desk-language">
        <Languages aria-hidden="true" />
        <select aria-label={words.language} value={language} onChange={(event) => void choose(event.target.value)}>
          {DESK_LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {words.languages[one]}
            </option>
          ))}
        </select>
      </label>
      <ThemeChoice />
      <a href="/" className="desk-person-link">
        <ExternalLink aria-hidden="true" />
        {words.toSite}
      </a>
      <form method="post" action="/account/sign-out">
        <button type="submit" className="desk-person-link">
          <LogOut aria-hidden="true" />
          {words.signOut}
        </button>
      </form>
    </div>
  );
}

function isAt(location: string, path: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);
}
