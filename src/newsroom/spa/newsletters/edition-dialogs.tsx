import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { EditionResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { Notice, Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';

export type EditionDialog = 'test' | 'schedule' | 'send' | 'pause' | 'cancel';
type DialogProps = { edition: EditionResource; onDone: (edition: EditionResource) => void; onClose: () => void };

/** What is asked before something is done with an edition. */
export function EditionDialogs({ open, ...props }: DialogProps & { open: EditionDialog | null }) {
  if (open === 'test') return <Test {...props} />;
  if (open === 'schedule') return <Schedule {...props} />;
  if (open === 'send') return <Send {...props} />;
  if (open === 'pause') return <Pause {...props} />;
  if (open === 'cancel') return <Cancel {...props} />;
  return null;
}

function Test({ edition, onClose }: DialogProps) {
  const words = useWords(editionWords);
  const [to, setTo] = useState(lastTested);
  const send = async () => {
    await callApi(`/editions/${edition.id}/test`, { method: 'POST', json: { to } });
    remember(to);
    toast(words.testSent(to));
  };
  return (
    <FormModal title={words.test} action={words.test} isReady={to.includes('@')} onSend={send} onClose={onClose}>
      <TextField label={words.testTo} type="email" dir="ltr" value={to} onChange={setTo} required autoFocus />
    </FormModal>
  );
}

function Schedule({ edition, onDone, onClose }: DialogProps) {
  const words = useWords(editionWords);
  const [at, setAt] = useState<string | null>(edition.sendAt);
  const send = async () => {
    onDone(await callApi<EditionResource>(`/editions/${edition.id}/send`, { method: 'POST', json: { at } }));
    toast(words.scheduled);
  };
  const isAhead = at !== null && new Date(at) > new Date();
  return (
    <FormModal title={words.schedule} action={words.scheduleDo} isReady={isAhead} onSend={send} onClose={onClose}>
      <Hindrances edition={edition} />
      <MomentField label={words.scheduleAt} value={at} onChange={setAt} />
    </FormModal>
  );
}

function Send({ edition, onDone, onClose }: DialogProps) {
  const words = useWords(editionWords);
  const audience = useQuery({
    queryKey: ['audience', edition.newsletterId, edition.isDigest],
    queryFn: () =>
      callApi<{ count: number }>(`/newsletters/${edition.newsletterId}/audience?digest=${edition.isDigest}`),
    gcTime: 0,
  });
  const count = audience.data?.count;
  const send = async () => {
    onDone(await callApi<EditionResource>(`/editions/${edition.id}/send`, { method: 'POST', json: {} }));
    toast(words.sendingBegan);
  };
  const said = count === undefined ? words.counting : count === 0 ? words.sendToNobody : words.sendTo(count);
  return (
    <FormModal
      title={words.sendTitle}
      action={count ? words.sendDo(count) : words.send}
      isReady={count !== undefined}
      onSend={send}
      onClose={onClose}
    >
      <Hindrances edition={edition} />
      <p role="status">{said}</p>
      {audience.isError && <Problem error={audience.error} onRetry={() => void audience.refetch()} />}
      <p className="send-subject">
        <bdi>{edition.subject}</bdi>
      </p>
    </FormModal>
  );
}

/** What the law or good sense asks for first, before it is refused for the lack of it. */
function Hindrances({ edition }: { edition: EditionResource }) {
  const words = useWords(editionWords);
  const hindrances = useQuery({
    queryKey: ['hindrances', edition.id, edition.version],
    queryFn: () => callApi<{ items: { code: string }[] }>(`/editions/${edition.id}/hindrances`),
    gcTime: 0,
  });
  const items = hindrances.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Notice kind="bad">
      {words.hindered}
      <ul>
        {items.map(({ code }) => (
          <li key={code}>{words.hindrances[code as keyof typeof words.hindrances] ?? words.hindrances.other}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Pause({ edition, onDone, onClose }: DialogProps) {
  const words = useWords(editionWords);
  const [reason, setReason] = useState('');
  const pause = async () =>
    onDone(await callApi<EditionResource>(`/editions/${edition.id}/pause`, { method: 'POST', json: { reason } }));
  return (
    <FormModal title={words.pause} action={words.pause} onSend={pause} onClose={onClose}>
      <p>{words.pauseLead}</p>
      <TextField label={words.pauseReason} value={reason} most={300} onChange={setReason} />
    </FormModal>
  );
}

function Cancel({ edition, onDone, onClose }: DialogProps) {
  const words = useWords(editionWords);
  const queries = useQueryClient();
  const { pending = 0, sending = 0, deferred = 0 } = edition.counts;
  const cancel = async () => {
    onDone(await callApi<EditionResource>(`/editions/${edition.id}/cancel`, { method: 'POST', json: {} }));
    await queries.invalidateQueries({ queryKey: ['editions', edition.newsletterId] });
  };
  return (
    <Ask title={words.cancelTitle} action={words.cancelDo} isBad onDo={cancel} onClose={onClose}>
      <p>{words.cancelLead(pending + sending + deferred)}</p>
    </Ask>
  );
}

const LAST_TESTED = 'gilyon-test-address';

/** Tests go to the same address mostly. */
function lastTested(): string {
  try {
    return localStorage.getItem(LAST_TESTED) ?? '';
  } catch {
    return '';
  }
}

function remember(address: string): void {
  try {
    localStorage.setItem(LAST_TESTED, address);
  } catch {
    // Storage is closed to us: it is typed again next time.
  }
}
