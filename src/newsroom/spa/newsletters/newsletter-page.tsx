import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Plus, Settings, Users } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import type { EditionResource, NewsletterResource } from '../../contract/newsletters.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ArticlePicker } from './article-picker.tsx';
import { EditionState } from './edition-state.tsx';

type Answer = { items: EditionResource[]; next: string | null };

/** A newsletter's editions, newest first, and a new one. */
export default function NewsletterPage() {
  const { id = '' } = useParams();
  const words = useWords(newsletterWords);
  const edition = useWords(editionWords);
  const { words: desk, language } = useDesk();
  const newsletter = useQuery({
    queryKey: ['newsletters', id],
    queryFn: () => callApi<NewsletterResource>(`/newsletters/${id}`),
  });
  const list = useInfiniteQuery({
    queryKey: ['editions', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(`/newsletters/${id}/editions?${new URLSearchParams({ limit: '30', cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    refetchInterval: 15_000,
  });
  if (newsletter.isError) return <Problem error={newsletter.error} onRetry={() => void newsletter.refetch()} />;
  if (newsletter.isPending) return <Loading />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={newsletter.data.name}>
        <Link href={`/subscribers?newsletter=${id}`} className="button button-quiet">
          <Users aria-hidden="true" />
          {words.toSubscribers}
        </Link>
        <Link href={`/newsletters/${id}/settings`} className="button button-quiet">
          <Settings aria-hidden="true" />
          {words.settings}
        </Link>
        {items.length > 0 && <NewEdition newsletterId={id} />}
      </PageHead>
      {newsletter.data.nextComposeAt && (
        <p className="page-lead">
          {words.nextAutomatic}: <Moment at={newsletter.data.nextComposeAt} />
        </p>
      )}
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty action={<NewEdition newsletterId={id} />}>{words.noEditions}</Empty>
      )}
      {items.length > 0 && (
        <table className="table">
          <caption className="hidden">{words.editions}</caption>
          <thead>
            <tr>
              <th scope="col">{edition.number}</th>
              <th scope="col">{edition.subject}</th>
              <th scope="col">{edition.state}</th>
              <th scope="col">{edition.when}</th>
              <th scope="col">{edition.audience}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => {
              const at = one.finishedAt ?? one.startedAt ?? one.sendAt;
              return (
                <tr key={one.id}>
                  <td className="numeric">{one.number}</td>
                  <td className="table-main">
                    <Link href={`/editions/${one.id}`} dir="auto">
                      {one.subject}
                    </Link>
                    {(one.isDigest || one.slotAt) && (
                      <span className="quiet">{one.isDigest ? edition.digest : edition.automaticEdition}</span>
                    )}
                  </td>
                  <td>
                    <EditionState state={one.state} />
                  </td>
                  <td>{at && <Moment at={at} />}</td>
                  <td className="numeric">{one.audience?.toLocaleString(language)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={() => void list.fetchNextPage()}>
          {desk.more}
        </button>
      )}
    </>
  );
}

/** Fills itself with what was not sent before; when all of it was, asks for an article to begin with. */
function NewEdition({ newsletterId }: { newsletterId: string }) {
  const words = useWords(newsletterWords);
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const compose = async (articles?: string[]) => {
    setBusy(true);
    setProblem(null);
    try {
      const json = articles ? { articles } : {};
      const made = await callApi<EditionResource>(`/newsletters/${newsletterId}/editions`, { method: 'POST', json });
      navigate(`/editions/${made.id}`);
    } catch (error) {
      if (!articles && error instanceof ApiProblem && error.code === 'nothing-to-send') setChoosing(true);
      else setProblem(error);
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" className="button" disabled={isBusy} onClick={() => void compose()}>
        <Plus aria-hidden="true" />
        {words.newEdition}
      </button>
      {problem !== null && <Problem error={problem} />}
      {isChoosing && (
        <Modal title={words.startWith} size="large" onClose={() => setChoosing(false)}>
          <p>{words.nothingFresh}</p>
          <ArticlePicker newsletterId={newsletterId} chosen={[]} onPut={(article) => void compose([article.id])} />
        </Modal>
      )}
    </>
  );
}
