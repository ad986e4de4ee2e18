import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { LIMITS } from '../../../features/articles/article.ts';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import type { NewsletterOverview, NewsletterResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { EditionState } from './edition-state.tsx';

/** The newsletters, how many get each, and how each of them stands. */
export default function NewslettersPage() {
  const words = useWords(newsletterWords);
  const [isCreating, setCreating] = useState(false);
  const list = useQuery({
    queryKey: ['newsletters', 'overview'],
    queryFn: () => callApi<{ items: NewsletterOverview[] }>('/newsletters/overview'),
  });
  const create = (
    <button type="button" className="button" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      {words.create}
    </button>
  );
  const items = list.data?.items ?? [];
  return (
    <>
      <PageHead title={words.title}>{items.length > 0 && create}</PageHead>
      <p className="page-lead">{words.lead}</p>
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Empty action={create}>{words.none}</Empty>}
      {items.length > 0 && <NewsletterTable items={items} />}
      {isCreating && <CreateNewsletter onClose={() => setCreating(false)} />}
    </>
  );
}

function NewsletterTable({ items }: { items: readonly NewsletterOverview[] }) {
  const words = useWords(newsletterWords);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.subscribers}</th>
          <th scope="col">{words.lastEdition}</th>
          <th scope="col">{words.nextAutomatic}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td className="table-main">
              <Link href={`/newsletters/${one.id}`} dir="auto">
                {one.name}
              </Link>
              {one.isClosed && <span className="quiet">{words.closed}</span>}
            </td>
            <td>
              <Link href={`/subscribers?newsletter=${one.id}`}>{words.subscribersOf(one.subscribers.confirmed)}</Link>
              {one.subscribers.pending > 0 && (
                <>
                  {' '}
                  <span className="quiet">{words.waiting(one.subscribers.pending)}</span>
                </>
              )}
            </td>
            <td>
              {one.lastEdition ? (
                <Link href={`/editions/${one.lastEdition.id}`} className="last-edition">
                  <bdi>{one.lastEdition.subject}</bdi> <EditionState state={one.lastEdition.state} />{' '}
                  {one.lastEdition.at && <Moment at={one.lastEdition.at} />}
                </Link>
              ) : (
                <span className="quiet">{words.noEdition}</span>
              )}
            </td>
            <td>
              {one.nextComposeAt ? (
                <Moment at={one.nextComposeAt} />
              ) : (
                <span className="quiet">{words.notAutomatic}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CreateNewsletter({ onClose }: { onClose: () => void }) {
  const words = useWords(newsletterWords);
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const create = async () => {
    const made = await callApi<NewsletterResource>('/newsletters', { method: 'POST', json: { name } });
    navigate(`/newsletters/${made.id}/settings`);
  };
  return (
    <FormModal
      title={words.create}
      action={words.create}
      isReady={name.trim() !== ''}
      onSend={create}
      onClose={onClose}
    >
      <TextField label={words.name} value={name} most={LIMITS.name} onChange={setName} required autoFocus />
    </FormModal>
  );
}
