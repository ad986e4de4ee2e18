import type { JSX } from 'preact';
import { longDate } from '../../language/dates.ts';
import type { Frame } from '../frame.ts';
import { Bidi, Text } from './text.tsx';

/** Who answers for accessibility, and when it was last checked: what the statement must say by law. */
export function Coordinator({ frame }: { frame: Frame }): JSX.Element | null {
  const { words, publication } = frame;
  const { name, phone, email, checkedOn, note } = publication.settings.accessibility;
  if (!name && !phone && !email && !checkedOn && !note) return null;
  return (
    <section class="coordinator" aria-labelledby="coordinator-title">
      <h2 id="coordinator-title">{words.coordinator.title}</h2>
      {note.split(/\n+/).map(
        (paragraph) =>
          paragraph && (
            <Text key={paragraph} in={frame} as="p">
              {paragraph}
            </Text>
          ),
      )}
      {name && (
        <p>
          {words.coordinator.name} <Bidi in={frame}>{name}</Bidi>
        </p>
      )}
      {phone && (
        <p>
          {words.coordinator.phone}{' '}
          <a href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}>
            <bdi dir="ltr">{phone}</bdi>
          </a>
        </p>
      )}
      {email && (
        <p>
          {words.coordinator.email}{' '}
          <a href={`mailto:${email}`}>
            <bdi dir="ltr">{email}</bdi>
          </a>
        </p>
      )}
      {checkedOn && (
        <p>
          {words.coordinator.checked}{' '}
          <time dateTime={checkedOn}>{longDate(new Date(`${checkedOn}T12:00:00Z`), frame.language, 'UTC')}</time>
        </p>
      )}
    </section>
  );
}
