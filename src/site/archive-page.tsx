import type { ArticleCard } from '../features/articles/article.ts';
import { dayIn, fullDate, startOfDay } from '../language/dates.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Card } from './parts/card.tsx';

const DAY_MS = 86_400_000;

/** Everything of one day, the newest first. `day` is YYYY-MM-DD in the publication's zone. */
export function archivePage(frame: Frame, day: string, cards: readonly ArticleCard[]): string {
  const { words, publication } = frame;
  const noon = new Date(startOfDay(day, publication.timeZone).getTime() + DAY_MS / 2);
  const shown = fullDate(noon, frame.language, publication.timeZone);
  const near = (days: number) => dayIn(new Date(noon.getTime() + days * DAY_MS), publication.timeZone);
  const isPast = day < dayIn(frame.now, publication.timeZone);
  return renderPage(
    frame,
    { title: `${words.archive}, ${shown}`, ...(cards.length > 0 ? { canonical: paths.archiveDay(day) } : {}) },
    <div class="list wrap">
      <header class="list-head">
        <p class="kicker">{words.archive}</p>
        <h1>
          <time dateTime={day}>{unbroken(shown)}</time>
        </h1>
        <nav class="days" aria-label={words.archive}>
          <a href={paths.archiveDay(near(-1))} rel="prev">
            {words.previousDay}
          </a>
          {isPast && (
            <a href={paths.archiveDay(near(1))} rel="next">
              {words.nextDay}
            </a>
          )}
        </nav>
      </header>
      {cards.length === 0 && <p class="lead list-empty">{words.nothingThatDay}</p>}
      <div class="river">
        {cards.map((article, index) => (
          <Card
            key={article.id}
            frame={frame}
            article={article}
            look="row"
            heading="h2"
            deck
            section
            first={index === 0}
          />
        ))}
      </div>
    </div>,
  );
}

/** Day, month and year on one line: a heading may break after the day of the week and nowhere else. */
function unbroken(date: string): string {
  return date.replace(/ (\S+) (\S+)$/, '\u00a0$1\u00a0$2');
}
