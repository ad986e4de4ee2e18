import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { STAFF_LIMITS } from '../../../features/people/staff.ts';
import { peopleWords } from '../../../language/strings/newsroom/people-words.ts';
import { STAFF_ROLES } from '../../../platform/actor.ts';
import type { TokenResource } from '../../contract/people.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { Choice, TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { Modal } from '../parts/modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';

/** The keys of other programs to the API. */
export default function TokensPage() {
  const words = useWords(peopleWords);
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<TokenResource | null>(null);
  const [revoking, setRevoking] = useState<TokenResource | null>(null);
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => callApi<{ items: TokenResource[] }>('/tokens') });
  const refresh = () => queries.invalidateQueries({ queryKey: ['tokens'] });
  const make = (
    <button type="button" className="button" onClick={() => setMaking(true)}>
      <KeyRound aria-hidden="true" />
      {words.newToken}
    </button>
  );
  return (
    <>
      <PageHead title={words.tokens}>{make}</PageHead>
      <p className="page-lead">{words.tokensLead}</p>
      {tokens.isPending && <Loading />}
      {tokens.isError && <Problem error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.items.length === 0 && <Empty>{words.noTokens}</Empty>}
      {tokens.data && tokens.data.items.length > 0 && <TokenTable items={tokens.data.items} onRevoke={setRevoking} />}
      {isMaking && (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={async (token) => {
            setMade(token);
            await refresh();
          }}
        />
      )}
      {made && <Secret token={made} onClose={() => setMade(null)} />}
      {revoking && (
        <Ask
          title={words.revoke}
          action={words.revoke}
          isBad
          onClose={() => setRevoking(null)}
          onDo={async () => {
            await callApi(`/tokens/${revoking.id}`, { method: 'DELETE' });
            await refresh();
            toast(words.revoked);
          }}
        >
          <p>{words.revokeAsk(revoking.name)}</p>
        </Ask>
      )}
    </>
  );
}

function TokenTable(props: { items: readonly TokenResource[]; onRevoke: (token: TokenResource) => void }) {
  const words = useWords(peopleWords);
  const { words: desk } = useDesk();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.tokenName}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.madeAt}</th>
          <th scope="col">{words.usedAt}</th>
          <th scope="col">
            <span className="hidden">{words.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((token) => (
          <tr key={token.id}>
            <td className="table-main">
              <bdi>{token.name}</bdi>
            </td>
            <td>{desk.roles[token.role]}</td>
            <td>
              <Moment at={token.createdAt} />
            </td>
            <td>{token.lastUsedAt ? <Moment at={token.lastUsedAt} /> : words.neverUsed}</td>
            <td className="table-tools">
              <button
                type="button"
                className="plain danger"
                aria-label={`${words.revoke}: ${token.name}`}
                onClick={() => props.onRevoke(token)}
              >
                {words.revoke}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewToken(props: { onClose: () => void; onMade: (token: TokenResource) => Promise<void> }) {
  const words = useWords(peopleWords);
  const { words: desk } = useDesk();
  const [name, setName] = useState('');
  const [role, setRole] = useState('reporter');
  const send = async () =>
    props.onMade(await callApi<TokenResource>('/tokens', { method: 'POST', json: { name, role } }));
  return (
    <FormModal
      title={words.newToken}
      action={words.make}
      isReady={name.trim() !== ''}
      onSend={send}
      onClose={props.onClose}
    >
      <TextField label={words.tokenName} value={name} most={STAFF_LIMITS.name} onChange={setName} required autoFocus />
      <Choice
        label={words.role}
        value={role}
        options={STAFF_ROLES.map((one) => ({ value: one, label: desk.roles[one] }))}
        onChange={setRole}
      />
    </FormModal>
  );
}

function Secret({ token, onClose }: { token: TokenResource; onClose: () => void }) {
  const words = useWords(peopleWords);
  const { words: desk } = useDesk();
  const copy = async () => {
    await navigator.clipboard.writeText(token.secret ?? '');
    toast(words.copied);
  };
  return (
    <Modal
      title={token.name}
      asks
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={() => void copy()}>
            <Copy aria-hidden="true" />
            {words.copy}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            {desk.close}
          </button>
        </>
      }
    >
      <p>{words.secretLead}</p>
      <p>
        <code className="secret" dir="ltr">
          {token.secret}
        </code>
      </p>
    </Modal>
  );
}
