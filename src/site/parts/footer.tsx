import type { JSX } from 'preact';
import { dayIn } from '../../language/dates.ts';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Bidi } from './text.tsx';

export function Footer({ frame }: { frame: Frame }): JSX.Element {
  const { words, publication, now } = frame;
  const today = dayIn(now, publication.timeZone);
  const owner = publication.publisherName || publication.name;
  return (
    <footer class="site-footer">
      <div class="wrap">
        <p class="footer-name">
          <a href={paths.home()}>
            <Bidi in={frame}>{publication.name}</Bidi>
          </a>
        </p>
        <nav class="footer-sections" aria-label={words.menu}>
          <ul>
            {frame.sections.map((section) => (
              <li key={section.id}>
                <a href={paths.section(section.slug)}>
                  <Bidi in={frame}>{section.name}</Bidi>
                </a>
              </li>
            ))}
          </ul>
          <ul>
            <li>
              <a href={paths.archiveDay(today)}>{words.archive}</a>
            </li>
            <li>
              <a href={paths.search()}>{words.search}</a>
            </li>
            <li>
              <a href={paths.newsletters()}>{words.newsletters.title}</a>
            </li>
            <li>
              <a href={paths.rss()}>{words.feeds}</a>
            </li>
          </ul>
          <ul>
            <li>
              <a href={paths.page('about')}>{words.about}</a>
            </li>
            <li>
              <a href={paths.page('accessibility')}>{words.accessibility}</a>
            </li>
            <li>
              <a href={paths.page('privacy')}>{words.privacy}</a>
            </li>
            {publication.contactEmail && (
              <li>
                <a href={`mailto:${publication.contactEmail}`}>{words.contact}</a>
              </li>
            )}
          </ul>
        </nav>
        <div class="footer-small">
          <p>
            <Bidi in={frame}>{words.footerNote(owner)}</Bidi>
          </p>
          {publication.demo && <p>{words.demoNote}</p>}
        </div>
      </div>
    </footer>
  );
}
