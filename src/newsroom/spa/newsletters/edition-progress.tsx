import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { ProgressResource } from '../../contract/newsletters.ts';
import { useDesk, useWords } from '../frame/desk.ts';

/** How far, how fast, how long still. */
export function EditionProgress({ progress }: { progress: ProgressResource }) {
  const words = useWords(editionWords);
  const { language } = useDesk();
  const { audience, done, state, perMinute, secondsLeft } = progress;
  const isSending = state === 'sending';
  return (
    <section className="panel edition-progress" aria-labelledby="edition-progress">
      <h2 id="edition-progress">{words.progress}</h2>
      <progress aria-labelledby="edition-progress" max={Math.max(audience, 1)} value={audience === 0 ? 1 : done} />
      <p>
        <strong>{words.doneOf(done, audience)}</strong>
        {isSending && perMinute > 0 && <> · {words.rate(perMinute)}</>}
        {isSending && secondsLeft !== null && secondsLeft > 0 && <> · {timeLeft(secondsLeft, words.left)}</>}
        {isSending && perMinute === 0 && done === 0 && <> · {words.starting}</>}
      </p>
      <dl className="numbers">
        {Object.entries(progress.counts)
          .filter(([one, count]) => one !== 'sent' && (count ?? 0) > 0)
          .map(([one, count]) => (
            <div key={one}>
              <dt>{words.deliveries[one as keyof typeof words.deliveries]}</dt>
              <dd>{(count ?? 0).toLocaleString(language)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

type Left = {
  seconds: (n: number) => string;
  minutes: (n: number) => string;
  hours: (hours: number, minutes: number) => string;
};

function timeLeft(seconds: number, words: Left): string {
  if (seconds < 60) return words.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60), minutes % 60);
}
