import { subjectLine } from '../../../features/newsletter/newsletter.ts';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import { useWords } from '../frame/desk.ts';

type InboxProps = { from: string; subject: string; preheader: string; isAdvertising: boolean };

/** The message among others in an inbox, on a desk and on a phone, while it is typed. */
export function InboxLine({ from, subject, preheader, isAdvertising }: InboxProps) {
  const words = useWords(editionWords);
  const line = subjectLine({ subject, isAdvertising });
  return (
    <section className="inbox" aria-label={words.inbox}>
      <h2>{words.inbox}</h2>
      <div className="inbox-desk">
        <bdi className="inbox-from">{from}</bdi>
        <span className="inbox-said">
          <bdi className="inbox-subject">{line}</bdi>
          {preheader && (
            <>
              {' – '}
              <bdi className="quiet">{preheader}</bdi>
            </>
          )}
        </span>
        <span className="quiet">{words.now}</span>
      </div>
      <div className="inbox-phone">
        <span className="inbox-phone-head">
          <bdi className="inbox-from">{from}</bdi>
          <span className="quiet">{words.now}</span>
        </span>
        <p className="inbox-subject" dir="auto">
          {line}
        </p>
        <p className="quiet" dir="auto">
          {preheader}
        </p>
      </div>
      <p className="field-hint">{words.inboxHint}</p>
    </section>
  );
}
