import type { JSX } from 'preact';
import type { ArticleCard } from '../../features/articles/article.ts';
import { hourOrDay, isoIn, longDate, timeOfDay } from '../../language/dates.ts';
import { paths } from '../../urls.ts';
import { dirOfWords, type Frame } from '../frame.ts';
import { Bidi } from './text.tsx';

/** The authors' names as links, with commas between them. */
export function Authors({ frame, authors }: { frame: Frame; authors: ArticleCard['authors'] }): JSX.Element {
  return (
    <span class="authors">
      {authors.map((author, index) => (
        <>
          {index > 0 && ', '}
          <a key={author.id} href={paths.author(author.slug)} rel="author">
            <Bidi in={frame}>{author.name}</Bidi>
          </a>
        </>
      ))}
    </span>
  );
}

/** A moment as the long date, machine-readable with the zone's offset. */
export function LongDate({ frame, date }: { frame: Frame; date: Date }): JSX.Element {
  const { timeZone } = frame.publication;
  return (
    <time dateTime={isoIn(date, timeZone)} {...dirOfWords(frame)}>
      {longDate(date, frame.language, timeZone)}
    </time>
  );
}

/** The hour of what is of today, the day of what is older. The page may outlive the day: an island looks again. */
export function HourOrDay({ frame, date }: { frame: Frame; date: Date }): JSX.Element {
  const { timeZone } = frame.publication;
  return (
    <time class="time" dateTime={isoIn(date, timeZone)} data-hour-or-day>
      {hourOrDay(date, frame.now, frame.language, timeZone)}
    </time>
  );
}

export function TimeOfDay({ frame, date }: { frame: Frame; date: Date }): JSX.Element {
  const { timeZone } = frame.publication;
  return (
    <time class="time" dateTime={isoIn(date, timeZone)}>
      {timeOfDay(date, frame.language, timeZone)}
    </time>
  );
}

/** author | 7 בנובמבר 2025 | חדשות | 2 דק׳ */
export function Byline({ frame, article }: { frame: Frame; article: ArticleCard }): JSX.Element {
  const { words } = frame;
  return (
    <div class="byline">
      <ul class="byline-parts">
        {article.authors.length > 0 && (
          <li class="byline-authors">
            <Authors frame={frame} authors={article.authors} />
          </li>
        )}
        <li>
          <LongDate frame={frame} date={article.publishedAt} />
        </li>
        <li>
          <a href={paths.section(article.section.slug)}>
            <Bidi in={frame}>{article.section.name}</Bidi>
          </a>
        </li>
        <li>
          <span aria-hidden="true" {...dirOfWords(frame)}>
            {words.readingTime(article.readingMinutes)}
          </span>
          <span class="visually-hidden">{words.readingTimeLong(article.readingMinutes)}</span>
        </li>
      </ul>
    </div>
  );
}
