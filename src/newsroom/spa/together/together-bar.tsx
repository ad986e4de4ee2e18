import { useState } from 'react';
import { isolate } from '../../../language/direction.ts';
import { togetherWords } from '../../../language/strings/newsroom/together-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import type { Together } from './use-together.ts';

/** Who is here, who writes, and how the pen passes. Says nothing as long as one is alone. */
export function TogetherBar({ together, onPass }: { together: Together; onPass: () => Promise<void> }) {
  const words = useWords(togetherWords);
  const { writer, asker, isAsking, wish } = together;
  const [taking, setTaking] = useState(false);
  return (
    <div className="together">
      <PeopleHere together={together} />
      {writer && (
        <div className="together-line" role="status">
          <span>
            {writer.isMe ? words.writesElsewhere : words.writes(isolate(writer.name))}
            {isAsking && ` ${words.asked}`}
          </span>
          {!isAsking && (
            <button type="button" className="plain" onClick={() => void wish('ask')}>
              {writer.isMe ? words.writeHere : words.ask}
            </button>
          )}
          {!writer.isMe && (
            <button type="button" className="plain" onClick={() => setTaking(true)}>
              {words.take}
            </button>
          )}
        </div>
      )}
      {asker !== null && (
        <div className="together-line together-asks" role="alert">
          <span>{words.asks(isolate(asker))}</span>
          <button type="button" className="button button-quiet" onClick={() => void onPass()}>
            {words.pass}
          </button>
          <button type="button" className="plain" onClick={() => void wish('keep')}>
            {words.keep}
          </button>
        </div>
      )}
      {taking && writer && (
        <Ask title={words.take} action={words.take} onDo={() => wish('take')} onClose={() => setTaking(false)}>
          <p>{words.takeAsk(isolate(writer.name))}</p>
        </Ask>
      )}
    </div>
  );
}

function PeopleHere({ together }: { together: Together }) {
  const words = useWords(togetherWords);
  const { personId } = useDesk();
  const others = new Map(
    together.people.filter((one) => one.personId !== personId).map((one) => [one.personId, one.name]),
  );
  if (others.size === 0) return null;
  return (
    <ul className="people-here" aria-label={words.here}>
      {[...others].map(([id, name]) => (
        <li key={id} className="person-here">
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
