import type { JSX } from 'preact';
import type { ArticleCard } from '../../features/articles/article.ts';
import type { PictureChoice } from '../../features/fronts/front.ts';
import { paths } from '../../urls.ts';
import { dirWithin, type Frame, frameWithin } from '../frame.ts';
import { Authors, HourOrDay, LongDate } from './byline.tsx';
import { type PHOTO_SIZES, Picture } from './picture.tsx';
import { Bidi, HeadlineLink, Text } from './text.tsx';

export type CardLook = 'lead' | 'column' | 'row' | 'plain' | 'opinion';

export type CardProps = {
  frame: Frame;
  article: ArticleCard;
  look: CardLook;
  heading: 'h2' | 'h3' | 'h4';
  deck?: boolean;
  /** What stands under the headline: names, names and the day, the hour, or nothing. */
  foot?: 'authors' | 'authors-and-day' | 'none';
  /** The section's name, where a list mixes sections. */
  section?: boolean;
  /** How a front's editor wants the picture cut. */
  picture?: PictureChoice;
  first?: boolean;
};

const SIZES: Readonly<Record<CardLook, keyof typeof PHOTO_SIZES>> = {
  lead: 'homeLead',
  column: 'card',
  row: 'row',
  plain: 'row',
  opinion: 'row',
};

/** One article in a list. The headline is its one link, drawn over the whole card; authors are links of their own. */
export function Card(props: CardProps): JSX.Element {
  const { article, look, foot = 'authors', picture = 'own' } = props;
  const frame = frameWithin(props.frame, article.language);
  const cut = picture === 'own' || picture === 'none' ? '' : ` card-photo-${picture}`;
  const withPhoto = article.lead !== null && look !== 'plain' && look !== 'opinion';
  return (
    <article class={`card card-${look}${withPhoto ? '' : ' card-bare'}`}>
      {withPhoto && article.lead && (
        <div class={`card-photo${cut}`}>
          <Picture placed={article.lead} sizes={SIZES[look]} first={props.first === true} />
        </div>
      )}
      <div class="card-text" {...dirWithin(props.frame, article.language)}>
        <Kicker {...props} frame={frame} />
        {look === 'opinion' && article.authors.length > 0 && (
          <p class="card-columnist">
            <Authors frame={frame} authors={article.authors} />
          </p>
        )}
        <HeadlineLink
          in={frame}
          as={props.heading}
          class="card-headline"
          href={paths.article(article.id, article.slug)}
          language={article.language}
        >
          {look === 'lead' ? article.headline : article.shortHeadline || article.headline}
        </HeadlineLink>
        {props.deck && article.deck && (
          <Text in={frame} as="p" class="card-deck" language={article.language}>
            {article.deck}
          </Text>
        )}
        {foot !== 'none' && look !== 'opinion' && (article.authors.length > 0 || foot === 'authors-and-day') && (
          <p class="card-foot">
            {article.authors.length > 0 && <Authors frame={frame} authors={article.authors} />}
            {foot === 'authors-and-day' && <LongDate frame={frame} date={article.publishedAt} />}
          </p>
        )}
      </div>
    </article>
  );
}

function Kicker({ frame, article, section }: CardProps): JSX.Element | null {
  if (!article.kicker && !section) return null;
  return (
    <p class="kicker">
      <Bidi in={frame}>{article.kicker || article.section.name}</Bidi>
    </p>
  );
}

/** A line of the newest: the hour, or the day of what is older, and the headline. */
export function NewestItem({ frame, article }: { frame: Frame; article: ArticleCard }): JSX.Element {
  return (
    <li class="newest-item">
      <HourOrDay frame={frame} date={article.publishedAt} />
      <HeadlineLink in={frame} as="h3" href={paths.article(article.id, article.slug)} language={article.language}>
        {article.shortHeadline || article.headline}
      </HeadlineLink>
    </li>
  );
}
