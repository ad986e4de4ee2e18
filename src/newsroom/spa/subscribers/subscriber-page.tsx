import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import type { NewsletterResource, SubscriberDetailResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';

/** One subscriber: what they get, what they agreed to and when, why nothing is sent; and the way to forget them. */
export default function SubscriberPage() {
  const { id = '' } = useParams();
  const words = useWords(subscriberWords);
  const [open, setOpen] = useState<'suppress' | 'lift' | 'erase' | null>(null);
  const found = useQuery({
    queryKey: ['subscriber', id],
    queryFn: () => callApi<SubscriberDetailResource>(`/subscribers/${id}`),
    gcTime: 0,
  });
  const newsletters = useQuery({
    queryKey: ['newsletters'],
    queryFn: () => callApi<{ items: NewsletterResource[] }>('/newsletters'),
  });
  if (found.isError) return <Problem error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending || newsletters.isPending) return <Loading />;
  const { email, name, suppression, subscriptions, consents, reasons, softBounces } = found.data;
  const nameOf = (newsletter: string) => newsletters.data?.items.find((one) => one.id === newsletter)?.name ?? '';
  return (
    <>
      <p className="where-from">
        <Link href="/subscribers">{words.title}</Link>
      </p>
      <PageHead title={email}>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => setOpen(suppression ? 'lift' : 'suppress')}
        >
          {suppression ? words.lift : words.suppress}
        </button>
        <button type="button" className="button button-quiet danger" onClick={() => setOpen('erase')}>
          {words.erase}
        </button>
      </PageHead>
      {name && (
        <p className="page-lead">
          <bdi>{name}</bdi>
        </p>
      )}
      {suppression && (
        <Notice kind="bad">
          {words.states.suppressed}: {words.reasons[suppression.reason]} · <Moment at={suppression.at} />
          {suppression.detail && (
            <>
              {' · '}
              <bdi>{suppression.detail}</bdi>
            </>
          )}
        </Notice>
      )}
      {softBounces > 0 && <p className="quiet">{words.softBounces(softBounces)}</p>}
      <section className="panel subscriber-panel" aria-labelledby="subscriptions">
        <h2 id="subscriptions">{words.subscriptions}</h2>
        <ul className="block-list">
          {subscriptions.map((one) => {
            const reason = reasons.find(({ newsletterId }) => newsletterId === one.newsletterId)?.reason;
            return (
              <li key={one.newsletterId}>
                <bdi>{nameOf(one.newsletterId)}</bdi> <span className="quiet">{words.states[one.state]}</span>
                {reason && (
                  <>
                    {' · '}
                    {words.reason}: <bdi>{words.leaving[reason] ?? reason}</bdi>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <section className="panel subscriber-panel" aria-labelledby="consents">
        <h2 id="consents">{words.history}</h2>
        {consents.length === 0 && <p className="quiet">{words.historyNone}</p>}
        <ol className="block-list">
          {consents.map((one) => (
            <li key={`${one.at} ${one.kind} ${one.newsletterId}`}>
              <strong>{words.kinds[one.kind]}</strong> · <bdi>{nameOf(one.newsletterId)}</bdi> · <Moment at={one.at} />
              {one.source && (
                <p className="quiet" dir="auto">
                  {words.sources[one.source] ?? one.source}
                </p>
              )}
              {one.wording && (
                <blockquote className="quiet" dir="auto">
                  {one.wording}
                </blockquote>
              )}
            </li>
          ))}
        </ol>
      </section>
      <Dialogs id={id} open={open} onDone={() => void found.refetch()} onClose={() => setOpen(null)} />
    </>
  );
}

type DialogProps = {
  id: string;
  open: 'suppress' | 'lift' | 'erase' | null;
  onDone: () => void;
  onClose: () => void;
};

function Dialogs({ id, open, onDone, onClose }: DialogProps) {
  const words = useWords(subscriberWords);
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [detail, setDetail] = useState('');
  const finish = (said: string) => {
    void queries.invalidateQueries({ queryKey: ['subscribers'] });
    toast(said);
    onDone();
  };
  const suppress = async () => {
    await callApi(`/suppressions/${id}`, { method: 'PUT', json: { detail } });
    finish(words.suppressed);
  };
  const lift = async () => {
    await callApi(`/suppressions/${id}`, { method: 'DELETE' });
    finish(words.lifted);
  };
  const erase = async () => {
    await callApi(`/subscribers/${id}`, { method: 'DELETE' });
    await queries.invalidateQueries({ queryKey: ['subscribers'] });
    toast(words.erased);
    navigate('/subscribers');
  };
  if (open === 'suppress')
    return (
      <FormModal title={words.suppress} action={words.suppress} onSend={suppress} onClose={onClose}>
        <p>{words.suppressLead}</p>
        <TextField label={words.suppressReason} value={detail} most={500} onChange={setDetail} />
      </FormModal>
    );
  if (open === 'lift')
    return (
      <Ask title={words.lift} action={words.lift} onDo={lift} onClose={onClose}>
        <p>{words.liftLead}</p>
      </Ask>
    );
  if (open === 'erase')
    return (
      <Ask title={words.erase} action={words.erase} isBad onDo={erase} onClose={onClose}>
        <p>{words.eraseLead}</p>
      </Ask>
    );
  return null;
}
