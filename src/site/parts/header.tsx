import type { JSX } from 'preact';
import { dayIn, fullDate } from '../../language/dates.ts';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Icon } from './icons.tsx';
import { MastheadName } from './masthead-name.tsx';
import { SectionMenu } from './section-menu.tsx';
import { Bidi } from './text.tsx';

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
        <MastheadName frame={frame} isHome={isHome === true} />
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
      <SectionMenu frame={frame} current={current} />
    </header>
  );
}
