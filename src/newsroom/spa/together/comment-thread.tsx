import { useState } from 'react';
import { isolate } from '../../../language/direction.ts';
import { commentWords } from '../../../language/strings/newsroom/comment-words.ts';
import type { CommentPatchBody, CommentResource, NewCommentBody } from '../../contract/together.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import { Moment } from '../parts/moment.tsx';
import { Problem } from '../parts/notice.tsx';
import { MentionField } from './mention-field.tsx';
import type { Comments, Thread } from './use-comments.ts';

type ThreadProps = {
  thread: Thread;
  comments: Comments;
  isActive: boolean;
  /** Whether its passage is still in the text. */
  isFound: boolean;
  onGo: () => void;
};

/** One conversation: the passage, what was said, the answer. */
export function CommentThread({ thread: { first, answers }, comments, isActive, isFound, onGo }: ThreadProps) {
  const words = useWords(commentWords);
  const [isAnswering, setAnswering] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = async (id: string, patch: CommentPatchBody) => {
    setProblem(null);
    await comments.change(id, patch).catch(setProblem);
  };
  return (
    <li className={isActive ? 'thread thread-active' : 'thread'} id={`thread-${first.id}`}>
      {first.anchor && (
        <div className="thread-passage">
          {!isFound && <p className="quiet">{words.gone}</p>}
          {isFound ? (
            <button type="button" className="thread-quote" dir="auto" title={words.goTo} onClick={onGo}>
              {first.anchor.quote}
            </button>
          ) : (
            <blockquote className="thread-quote" dir="auto">
              {first.anchor.quote}
            </blockquote>
          )}
        </div>
      )}
      {[first, ...answers].map((comment) => (
        <CommentView key={comment.id} comment={comment} comments={comments} onChange={change} />
      ))}
      {problem !== null && <Problem error={problem} />}
      <div className="thread-actions">
        {first.resolvedAt ? (
          <>
            <span className="quiet">{words.resolved(isolate(first.resolvedBy?.name ?? ''))}</span>
            <button type="button" className="plain" onClick={() => void change(first.id, { resolved: false })}>
              {words.reopen}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="plain" onClick={() => setAnswering(!isAnswering)}>
              {words.answer}
            </button>
            <button type="button" className="plain" onClick={() => void change(first.id, { resolved: true })}>
              {words.resolve}
            </button>
          </>
        )}
      </div>
      {isAnswering && (
        <CommentForm comments={comments} start={{ thread: first.id }} onDone={() => setAnswering(false)} />
      )}
    </li>
  );
}

type CommentViewProps = {
  comment: CommentResource;
  comments: Comments;
  onChange: (id: string, patch: CommentPatchBody) => Promise<void>;
};

function CommentView({ comment, comments, onChange }: CommentViewProps) {
  const words = useWords(commentWords);
  const { words: desk, personId } = useDesk();
  const [text, setText] = useState<string | null>(null);
  const names = comments.colleagues.map(({ name }) => name);
  const keep = async () => {
    if (text?.trim()) await onChange(comment.id, { text });
    setText(null);
  };
  return (
    <article className="comment">
      <p className="comment-head">
        <bdi className="comment-by">{comment.by.name}</bdi> <Moment at={comment.at} />
        {comment.editedAt && <span className="quiet"> · {words.edited}</span>}
      </p>
      {text === null ? (
        <p className="comment-text" dir="auto">
          <Mentioned text={comment.text} names={names} />
        </p>
      ) : (
        <>
          <MentionField value={text} onChange={setText} names={names} onSend={() => void keep()} />
          <button type="button" className="button button-quiet" onClick={() => void keep()}>
            {desk.save}
          </button>
        </>
      )}
      {comment.assignee && (
        <p className="comment-task">
          <label>
            <input
              type="checkbox"
              checked={comment.doneAt !== null}
              onChange={({ target }) => void onChange(comment.id, { done: target.checked })}
            />{' '}
            {words.taskFor(isolate(comment.assignee.name))}
          </label>
          {comment.doneAt && <span className="quiet">{words.doneBy(isolate(comment.doneBy?.name ?? ''))}</span>}
        </p>
      )}
      {text === null && comment.by.id === personId && (
        <button type="button" className="plain" onClick={() => setText(comment.text)}>
          {words.edit}
        </button>
      )}
    </article>
  );
}

type CommentFormProps = {
  comments: Comments;
  /** Where the comment stands. */
  start: Pick<NewCommentBody, 'anchor' | 'thread'>;
  onDone: (made?: CommentResource) => void;
};

/** What is typed stays until it has arrived. */
export function CommentForm({ comments, start, onDone }: CommentFormProps) {
  const words = useWords(commentWords);
  const { words: desk } = useDesk();
  const [text, setText] = useState('');
  const [assignee, setAssignee] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async () => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      onDone(await comments.write({ ...start, text, assignee: assignee || null }));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MentionField
        value={text}
        onChange={setText}
        names={comments.colleagues.map(({ name }) => name)}
        onSend={() => void send()}
      />
      <Choice
        label={words.task}
        value={assignee}
        options={[
          { value: '', label: words.noTask },
          ...comments.colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setAssignee}
      />
      {problem !== null && <Problem error={problem} />}
      <div className="thread-actions">
        <button type="submit" className="button" disabled={busy || text.trim() === ''}>
          {words.send}
        </button>
        <button type="button" className="button button-quiet" onClick={() => onDone()}>
          {desk.cancel}
        </button>
      </div>
    </form>
  );
}

/** The text with the names it calls set off. */
function Mentioned({ text, names }: { text: string; names: readonly string[] }) {
  const calls = [...names].sort((a, b) => b.length - a.length).map((name) => `@${name}`);
  const parts: { text: string; isCall: boolean }[] = [];
  for (let rest = text; rest !== ''; ) {
    const call = calls.find((one) => rest.startsWith(one));
    const next = call ? call.length : rest.indexOf('@', 1);
    const part = rest.slice(0, next > 0 ? next : undefined);
    parts.push({ text: part, isCall: call !== undefined });
    rest = rest.slice(part.length);
  }
  return parts.map((part, index) =>
    part.isCall ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts do not move.
      <bdi key={index} className="mention">
        {part.text}
      </bdi>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts do not move.
      <span key={index}>{part.text}</span>
    ),
  );
}
