import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { AUDIT_AREAS } from '../../../features/audit/audit.ts';
import { auditWords } from '../../../language/strings/newsroom/audit-words.ts';
import type { AuditResource } from '../../contract/audit.ts';
import type { StaffResource } from '../../contract/people.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AuditTable } from './audit-table.tsx';

type Answer = { items: AuditResource[]; next: string | null };

/** Who did what, when, from where. `?subject=kind:id` shows what was done to one thing. */
export default function AuditPage() {
  const words = useWords(auditWords);
  const { words: desk } = useDesk();
  const [address, setAddress] = useSearchParams();
  const subject = address.get('subject') ?? '';
  const [area, setArea] = useState('');
  const [person, setPerson] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => callApi<{ items: StaffResource[] }>('/staff') });
  const list = useInfiniteQuery({
    queryKey: ['audit', subject, area, person, from, to],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      callApi<Answer>(`/audit?${new URLSearchParams({ subject, area, person, from, to, cursor })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (next: string) => setAddress(next ? { subject: next } : {});
  return (
    <>
      <PageHead title={words.title} />
      <p className="page-lead">{words.lead}</p>
      <search className="filters">
        <select aria-label={words.area} value={area} onChange={(event) => setArea(event.target.value)}>
          <option value="">{words.allAreas}</option>
          {AUDIT_AREAS.map((one) => (
            <option key={one} value={one}>
              {words.areas[one]}
            </option>
          ))}
        </select>
        <select aria-label={words.who} value={person} onChange={(event) => setPerson(event.target.value)}>
          <option value="">{words.everybody}</option>
          {staff.data?.items.map((member) => (
            <option key={member.id} value={member.id}>
              {member.name || member.email}
            </option>
          ))}
        </select>
        <label className="filter-day">
          {words.from}
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="filter-day">
          {words.to}
          <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
      </search>
      {subject && (
        <p className="audit-subject">
          <span dir="auto">{words.about(items[0]?.about ?? subject)}</span>{' '}
          <button type="button" className="plain" onClick={() => show('')}>
            {words.showAll}
          </button>
        </p>
      )}
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Empty>{words.none}</Empty>}
      {items.length > 0 && <AuditTable items={items} onSubject={show} />}
      {list.hasNextPage && (
        <button
          type="button"
          className="button button-quiet"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {desk.more}
        </button>
      )}
    </>
  );
}
