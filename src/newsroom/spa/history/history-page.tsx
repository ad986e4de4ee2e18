import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { historyWords } from '../../../language/strings/newsroom/history-words.ts';
import type { ArticleResource, RevisionItem } from '../../contract/articles.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import { Moment } from '../parts/moment.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { Difference } from './difference.tsx';

type Answer = { items: RevisionItem[]; next: string | null };

/** Who changed which words of an article, when; and any of it back. */
export default function HistoryPage() {
  const { id = '' } = useParams();
  const words = useWords(historyWords);
  const article = useQuery({
    queryKey: ['article-standing', id],
    queryFn: () => callApi<ArticleResource>(`/articles/${id}`),
    gcTime: 0,
  });
  const list = useInfiniteQuery({
    queryKey: ['revisions', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(`/articles/${id}/revisions?${new URLSearchParams({ limit: '50', cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<number | null>(null);
  if (article.isError || list.isError) {
    const retry = () => void Promise.all([article.refetch(), list.refetch()]);
    return <Problem error={article.error ?? list.error} onRetry={retry} />;
  }
  if (article.isPending || list.isPending) return <Loading />;
  const items = list.data.pages.flatMap((page) => page.items);
  const shown = items.find(({ number }) => number === chosen) ?? items[0];
  return (
    <>
      <PageHead title={`${words.title}: ${article.data.headline}`}>
        <Link href={`/articles/${id}`} className="button button-quiet">
          {words.back}
        </Link>
      </PageHead>
      <div className="history">
        <nav className="history-list" aria-label={words.list}>
          <ul>
            {items.map((item) => (
              <li key={item.number}>
                <button
                  type="button"
                  className="history-item"
                  aria-current={item === shown ? 'true' : undefined}
                  onClick={() => setChosen(item.number)}
                >
                  <RevisionLine item={item} article={article.data} />
                </button>
              </li>
            ))}
          </ul>
          {list.hasNextPage && (
            <button type="button" className="plain" onClick={() => void list.fetchNextPage()}>
              {words.more}
            </button>
          )}
        </nav>
        {shown && (
          <Compared key={shown.number} shown={shown} article={article.data} onRestored={() => setChosen(null)} />
        )}
      </div>
    </>
  );
}

function RevisionLine({ item, article }: { item: RevisionItem; article: ArticleResource }) {
  const words = useWords(historyWords);
  return (
    <>
      <span className="history-head">
        <strong>{words.revision(item.number)}</strong>
        <Moment at={item.savedAt} />
      </span>
      <span>
        <bdi>{item.savedBy.name}</bdi> · {words.changes[item.change] ?? item.change}
      </span>
      {item.changed.length > 0 && (
        <span className="quiet">{item.changed.map((field) => words.fields[field] ?? field).join(', ')}</span>
      )}
      {item.number === article.publishedRevision && <span className="state state-published">{words.isPublished}</span>}
      {item.number === article.revision && <span className="state">{words.isWorking}</span>}
    </>
  );
}

type ComparedProps = { shown: RevisionItem; article: ArticleResource; onRestored: () => void };

function Compared({ shown, article, onRestored }: ComparedProps) {
  const words = useWords(historyWords);
  const queries = useQueryClient();
  const [against, setAgainst] = useState('before');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const bases: Record<string, number | null> = {
    before: shown.number - 1,
    published: article.publishedRevision,
    working: article.revision,
  };
  const options = ['before', 'published', 'working'].filter(
    (name) => bases[name] !== null && bases[name] !== shown.number,
  );
  const restore = async (revision: number, version?: number) => {
    setBusy(true);
    setProblem(null);
    try {
      const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
      await callApi(`/articles/${article.id}/restore`, { method: 'POST', json: { revision }, headers });
      if (version !== undefined) toast(words.restored, () => void restore(article.revision));
      onRestored();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['revisions', article.id] });
      await queries.invalidateQueries({ queryKey: ['article-standing', article.id] });
    }
  };
  return (
    <section className="history-compared" aria-label={words.revision(shown.number)}>
      <div className="history-tools">
        <Choice
          label={words.against}
          value={against}
          options={options.map((value) => ({ value, label: words[value as 'before' | 'published' | 'working'] }))}
          onChange={setAgainst}
        />
        {shown.number !== article.revision && (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => void restore(shown.number, article.version)}
          >
            {words.restore}
          </button>
        )}
      </div>
      {problem !== null && <Problem error={problem} />}
      <Difference id={article.id} from={bases[against] ?? 0} to={shown.number} />
    </section>
  );
}
