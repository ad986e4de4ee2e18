import type { JSX } from 'preact';
import { dayIn, fullDate } from '../../language/dates.ts';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Icon } from './icons.tsx';
import { Bidi } from './text.tsx';

/** From so many letters on, a name is set smaller on a phone, so that it stands whole. */
const LONG_NAME = 9;

/** The head of every page: tools, the paper's name, the day, the sections. `current` is the section being read. */
export function Header({
  frame,
  current,
  isHome,
}: {
  frame: Frame;
  current?: string | undefined;
  isHome?: boolean;
}): JSX.Element {
  const { words, publication, language, now } = frame;
  const Name = isHome ? 'h1' : 'p';
  return (
    <header class="site-header">
      <div class="masthead wrap">
        <div class="masthead-tools">
          <a class="tool" href={paths.search()}>
            <Icon name="search" />
            <span class="tool-word">{words.search}</span>
          </a>
          <button class="tool needs-script" type="button" data-theme-switch>
            <Icon name="theme" />
            <span class="visually-hidden">{words.theme}</span>
          </button>
        </div>
        <Name class={[...publication.name].length > LONG_NAME ? 'masthead-name masthead-long' : 'masthead-name'}>
          <a href={paths.home()} {...(isHome ? { 'aria-current': 'page' } : {})}>
            <Bidi in={frame}>{publication.name}</Bidi>
          </a>
        </Name>
        <div class="masthead-tools masthead-account">
          <a class="tool" href={paths.signIn()} data-sign-in={words.account} data-account={paths.account()}>
            <Icon name="person" />
            <span>{words.signIn}</span>
          </a>
        </div>
      </div>
      <div class="dateline wrap">
        <time dateTime={dayIn(now, publication.timeZone)} data-today={language} data-zone={publication.timeZone}>
          {fullDate(now, language, publication.timeZone)}
        </time>
        {publication.tagline && (
          <span class="tagline">
            <Bidi in={frame}>{publication.tagline}</Bidi>
          </span>
        )}
        <a class="dateline-newsletter" href={paths.newsletters()}>
          {words.newsletterSignUp}
        </a>
      </div>
      {frame.sections.length > 0 && (
        <nav class="sections" aria-label={words.sections}>
          <ul class="wrap">
            {frame.sections.map((section) => (
              <li key={section.id}>
                <a href={paths.section(section.slug)} {...(section.slug === current ? { 'aria-current': 'true' } : {})}>
                  <Bidi in={frame}>{section.name}</Bidi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}
