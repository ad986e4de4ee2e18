import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import { workflowWords } from '../../../language/strings/newsroom/workflow-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { faultText } from '../frame/problem-text.ts';
import { Moment } from '../parts/moment.tsx';

/** The state in a word, and what belongs to it: who, until when, why. */
export function ArticleStanding({ article, hasChanges }: { article: ArticleResource | null; hasChanges: boolean }) {
  const words = useWords(workflowWords);
  const { states } = useWords(articleWords);
  const { language } = useDesk();
  if (!article) return <p className="state state-draft">{states.draft}</p>;
  const { handedIn, returned, notPublished } = article;
  return (
    <div className="standing" role="status">
      <p className={`state state-${article.state}`}>
        {states[article.state]}
        {article.state === 'published' && article.corrections.length > 0 && ` · ${words.corrected}`}
      </p>
      {article.state === 'held' && (
        <p className="quiet">
          {article.holdKind && `${words.kinds[article.holdKind]}, `}
          {article.heldUntil ? (
            <>
              {words.heldUntil} <Moment at={article.heldUntil} />
            </>
          ) : (
            words.heldOpen
          )}
          {article.holdReason && (
            <>
              {': '}
              <bdi>{article.holdReason}</bdi>
            </>
          )}
        </p>
      )}
      {handedIn && (
        <p className="quiet">
          {words.handedInBy} <bdi>{handedIn.by}</bdi>, <Moment at={handedIn.at} />
        </p>
      )}
      {returned && (
        <div className="returned">
          <p className="quiet">
            {words.returnedBy} <bdi>{returned.by}</bdi>:
          </p>
          <p dir="auto">{returned.note}</p>
        </div>
      )}
      {article.scheduledAt && (
        <p className="quiet">
          {words.scheduledFor} <Moment at={article.scheduledAt} />
        </p>
      )}
      {article.unpublishAt && (
        <p className="quiet">
          {words.unpublishFor} <Moment at={article.unpublishAt} />
        </p>
      )}
      {article.state === 'withdrawn' && article.withdrawalReason && (
        <p className="quiet" dir="auto">
          {article.withdrawalReason}
        </p>
      )}
      {notPublished && (
        <div className="returned">
          <p className="quiet">{words.notPublished}</p>
          <ul>
            {notPublished.faults.map((fault) => (
              <li key={fault.path}>{faultText(fault, language)}</li>
            ))}
          </ul>
        </div>
      )}
      {hasChanges && <p className="quiet">{words.changed}</p>}
    </div>
  );
}
