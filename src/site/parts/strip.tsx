import type { JSX } from 'preact';
import type { FilledSlot, FrontCard } from '../../features/fronts/front-queries.ts';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Card } from './card.tsx';
import { Bidi, HeadlineLink } from './text.tsx';

const IN_A_ROW = 4;

/** A band of the home page under its title: a section's stories, opinion, or what is most read. */
export function Strip({ frame, slot }: { frame: Frame; slot: FilledSlot }): JSX.Element {
  const id = `strip-${slot.key}`;
  const isOpinion = slot.kind === 'opinion';
  const rows = isOpinion ? [slot.cards] : rowsOf(slot.cards);
  return (
    <section class={isOpinion ? 'strip strip-opinion' : 'strip'} aria-labelledby={id}>
      <h2 id={id} class="strip-title">
        <StripTitle frame={frame} slot={slot} />
      </h2>
      {slot.kind === 'most-read' ? (
        <MostRead frame={frame} slot={slot} />
      ) : (
        rows.map((cards, row) => (
          <div key={cards[0]?.id} class={`strip-cards strip-of-${Math.min(cards.length, IN_A_ROW)}`}>
            {cards.map((article, index) => {
              const isFirst = row === 0 && index === 0;
              return (
                <Card
                  key={article.id}
                  frame={frame}
                  article={article}
                  look={isOpinion ? 'opinion' : isFirst ? 'column' : 'row'}
                  heading="h3"
                  picture={article.picture}
                  deck
                />
              );
            })}
          </div>
        ))
      )}
    </section>
  );
}

function StripTitle({ frame, slot }: { frame: Frame; slot: FilledSlot }): JSX.Element {
  const { section, title } = slot;
  const ofKind = slot.kind === 'most-read' ? frame.words.mostRead : frame.words.opinion;
  const ownName = slot.kind === 'most-read' ? '' : (section?.name ?? '');
  const name = title || ownName;
  const words = name ? <Bidi in={frame}>{name}</Bidi> : slot.kind === 'strip' ? frame.words.latest : ofKind;
  return section && slot.kind !== 'most-read' ? (
    <a href={paths.section(section.slug)}>{words}</a>
  ) : (
    <span>{words}</span>
  );
}

function MostRead({ frame, slot }: { frame: Frame; slot: FilledSlot }): JSX.Element {
  return (
    <ol class="most-read">
      {slot.cards.map((article) => (
        <li key={article.id} class="most-read-item">
          <HeadlineLink in={frame} as="h3" href={paths.article(article.id, article.slug)} language={article.language}>
            {article.shortHeadline || article.headline}
          </HeadlineLink>
        </li>
      ))}
    </ol>
  );
}

function rowsOf(cards: readonly FrontCard[]): FrontCard[][] {
  return Array.from({ length: Math.ceil(cards.length / IN_A_ROW) }, (_, row) =>
    cards.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  );
}
