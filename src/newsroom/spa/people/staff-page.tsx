import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MailPlus, UserMinus, UserPen } from 'lucide-react';
import { useState } from 'react';
import { STAFF_LIMITS } from '../../../features/people/staff.ts';
import { peopleWords } from '../../../language/strings/newsroom/people-words.ts';
import { STAFF_ROLES } from '../../../platform/actor.ts';
import type { Me, StaffResource } from '../../contract/people.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { Choice, TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { RoleTable } from './role-table.tsx';

type Open = { kind: 'invite' } | { kind: 'change' | 'remove'; member: StaffResource };

/** Who works here. */
export default function StaffPage() {
  const words = useWords(peopleWords);
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => callApi<{ items: StaffResource[] }>('/staff') });
  const me = useQuery({ queryKey: ['me'], queryFn: () => callApi<Me>('/me') });
  const done = async (said: string) => {
    await queries.invalidateQueries({ queryKey: ['staff'] });
    toast(said);
  };
  const close = () => setOpen(null);
  return (
    <>
      <PageHead title={words.staff}>
        <button type="button" className="button" onClick={() => setOpen({ kind: 'invite' })}>
          <MailPlus aria-hidden="true" />
          {words.invite}
        </button>
      </PageHead>
      <p className="page-lead">{words.staffLead}</p>
      {staff.isPending && <Loading />}
      {staff.isError && <Problem error={staff.error} onRetry={() => void staff.refetch()} />}
      {staff.data && (
        <StaffTable items={staff.data.items} myId={me.data?.id ?? null} onOpen={setOpen} onInvited={done} />
      )}
      <RoleTable />
      {open?.kind === 'invite' && <Invite onDone={done} onClose={close} />}
      {open?.kind === 'change' && <Change member={open.member} onDone={done} onClose={close} />}
      {open?.kind === 'remove' && <Remove member={open.member} onDone={done} onClose={close} />}
    </>
  );
}

type TableProps = {
  items: readonly StaffResource[];
  myId: string | null;
  onOpen: (open: Open) => void;
  onInvited: (said: string) => Promise<void>;
};

function StaffTable({ items, myId, onOpen, onInvited }: TableProps) {
  const words = useWords(peopleWords);
  const { words: desk } = useDesk();
  const [problem, setProblem] = useState<unknown>(null);
  const inviteAgain = async (member: StaffResource) => {
    setProblem(null);
    try {
      await callApi(`/staff/${member.id}/invite`, { method: 'POST' });
      await onInvited(words.invited(member.email));
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      {problem !== null && <Problem error={problem} />}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.email}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">
              <span className="hidden">{words.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((member) => (
            <tr key={member.id}>
              <td className="table-main">
                <bdi>{nameOf(member)}</bdi> {member.id === myId && <span className="quiet">({words.you})</span>}
              </td>
              <td>
                <bdi dir="ltr">{member.email}</bdi>
              </td>
              <td>{desk.roles[member.role]}</td>
              <td>
                {member.seenAt ? (
                  <Moment at={member.seenAt} />
                ) : (
                  <>
                    {words.neverSeen}{' '}
                    <button type="button" className="plain" onClick={() => void inviteAgain(member)}>
                      {words.inviteAgain}
                    </button>
                  </>
                )}
              </td>
              <td className="table-tools">
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`${words.change}: ${nameOf(member)}`}
                  onClick={() => onOpen({ kind: 'change', member })}
                >
                  <UserPen aria-hidden="true" />
                </button>
                <button
                  type="button"
                  className="icon-button danger"
                  aria-label={`${words.remove}: ${nameOf(member)}`}
                  onClick={() => onOpen({ kind: 'remove', member })}
                >
                  <UserMinus aria-hidden="true" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type DialogProps = { onDone: (said: string) => Promise<void>; onClose: () => void };

function Invite({ onDone, onClose }: DialogProps) {
  const words = useWords(peopleWords);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState('reporter');
  const send = async () => {
    await callApi('/staff', { method: 'POST', json: { email, name, role } });
    await onDone(words.invited(email));
  };
  return (
    <FormModal title={words.invite} action={words.send} isReady={email.includes('@')} onSend={send} onClose={onClose}>
      <TextField label={words.email} type="email" dir="ltr" value={email} onChange={setEmail} required autoFocus />
      <TextField label={words.name} value={name} most={STAFF_LIMITS.name} onChange={setName} />
      <RoleChoice value={role} onChange={setRole} />
    </FormModal>
  );
}

function Change({ member, onDone, onClose }: DialogProps & { member: StaffResource }) {
  const words = useWords(peopleWords);
  const [name, setName] = useState(member.name);
  const [role, setRole] = useState<string>(member.role);
  const send = async () => {
    await callApi(`/staff/${member.id}`, { method: 'PATCH', json: { ...(name ? { name } : {}), role } });
    await onDone(words.changed);
  };
  const { words: desk } = useDesk();
  return (
    <FormModal title={nameOf(member)} action={desk.save} onSend={send} onClose={onClose}>
      <TextField label={words.name} value={name} most={STAFF_LIMITS.name} onChange={setName} />
      <RoleChoice value={role} onChange={setRole} />
    </FormModal>
  );
}

function Remove({ member, onDone, onClose }: DialogProps & { member: StaffResource }) {
  const words = useWords(peopleWords);
  const remove = async () => {
    await callApi(`/staff/${member.id}`, { method: 'DELETE' });
    await onDone(words.removed(nameOf(member)));
  };
  return (
    <Ask title={words.remove} action={words.remove} isBad onDo={remove} onClose={onClose}>
      <p>{words.removeAsk(nameOf(member))}</p>
    </Ask>
  );
}

function RoleChoice({ value, onChange }: { value: string; onChange: (role: string) => void }) {
  const words = useWords(peopleWords);
  const { words: desk } = useDesk();
  const options = STAFF_ROLES.map((role) => ({ value: role, label: desk.roles[role] }));
  return <Choice label={words.role} value={value} options={options} onChange={onChange} />;
}

function nameOf(member: StaffResource): string {
  return member.name || member.email;
}
