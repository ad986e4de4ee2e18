import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue } from 'react';
import { CARD_HEADLINE, isLongForCard } from '../../../language/short-headline.ts';
import { previewWords } from '../../../language/strings/newsroom/preview-words.ts';
import { typeset } from '../../../language/typography.ts';
import { paths } from '../../../urls.ts';
import { photoOf } from '../body/known-photos.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import type { ArticleFields } from './article-fields.ts';

const SEARCH_TITLE = 60;
const SEARCH_TEXT = 155;

type Seen = Pick<ArticleFields, 'kicker' | 'headline' | 'shortHeadline' | 'deck' | 'language' | 'lead' | 'authors'>;

/** The article as it will be met elsewhere: on a card, among search results, as a link in a chat. Follows the typing. */
export const Previews = memo(function Previews({ fields, id }: { fields: Seen; id: string | null }) {
  const words = useWords(previewWords);
  const { publication } = useDesk();
  const seen = useDeferredValue(fields);
  const photoId = seen.lead?.photo;
  const photo = useQuery({
    queryKey: ['photo', photoId],
    queryFn: () => photoOf(photoId ?? ''),
    enabled: photoId !== undefined,
  });
  const set = (text: string) => typeset(text, seen.language);
  const headline = set(seen.headline) || words.noHeadline;
  const short = set(seen.shortHeadline) || headline;
  const image = photoId && photo.data && (
    <img
      src={photo.data.thumbnail}
      alt=""
      style={{ background: photo.data.colour, objectPosition: focusOf(photo.data.focal) }}
    />
  );
  const { host } = window.location;
  return (
    <section className="panel previews" aria-label={words.title}>
      <h2>{words.title}</h2>
      <h3>{words.card}</h3>
      <div className="preview-card" lang={seen.language}>
        {image}
        {seen.kicker && (
          <p className="preview-kicker" dir="auto">
            {set(seen.kicker)}
          </p>
        )}
        <p className="preview-headline" dir="auto">
          {short}
        </p>
        {seen.authors.length > 0 && (
          <p className="quiet" dir="auto">
            {seen.authors.join(', ')}
          </p>
        )}
      </div>
      <h3>{words.search}</h3>
      <div className="preview-search" lang={seen.language}>
        <p className="quiet">
          <bdi>{publication}</bdi> <bdi dir="ltr">{`${host}${paths.article(id ?? '…', '')}`}</bdi>
        </p>
        <p className="preview-link" dir="auto">
          {cut(headline, SEARCH_TITLE)}
        </p>
        <p dir="auto">{cut(set(seen.deck), SEARCH_TEXT)}</p>
        {[...headline].length > SEARCH_TITLE && <p className="field-hint">{words.searchCut}</p>}
        {[...seen.deck].length > SEARCH_TEXT && <p className="field-hint">{words.deckCut}</p>}
      </div>
      <h3>{words.chat}</h3>
      <div className="preview-chat" lang={seen.language}>
        {image}
        <div>
          <p className="preview-chat-title" dir="auto">
            {headline}
          </p>
          <p className="quiet" dir="auto">
            {set(seen.deck)}
          </p>
          <p className="quiet" dir="ltr">
            {host}
          </p>
        </div>
      </div>
      {isLongForCard(seen.headline) && (
        <p className="field-hint">{words.headlineLength([...seen.headline].length, CARD_HEADLINE)}</p>
      )}
    </section>
  );
});

function cut(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const kept = characters.slice(0, most).join('');
  return `${kept.slice(0, Math.max(kept.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

function focusOf({ x, y }: { x: number; y: number }): string {
  return `${Math.round(x * 100)}% ${Math.round(y * 100)}%`;
}
