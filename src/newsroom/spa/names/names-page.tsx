import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import type { NameKind } from '../../../features/articles/desk-name.ts';
import { nameWords } from '../../../language/strings/newsroom/name-words.ts';
import type { NameResource } from '../../contract/names.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import { NameTable, type OpenName } from './name-table.tsx';

type Answer = { items: NameResource[]; next: string | null };
/** The sections, the topics or the authors. */
export function NamesPage({ kind }: { kind: NameKind }) {
  const words = useWords(nameWords);
  const { words: desk } = useDesk();
  const queries = useQueryClient();
  const asked = new URLSearchParams(useSearch()).get('q') ?? '';
  const [query, setQuery] = useState(asked);
  useEffect(() => setQuery(asked), [asked]);
  const [open, setOpen] = useState<OpenName | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['names', kind, query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(`/names/${kind}?${new URLSearchParams({ q: query, cursor: pageParam, limit: '100' })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const done = async (said: string) => {
    await queries.invalidateQueries({ queryKey: ['names'] });
    await queries.invalidateQueries({ queryKey: [`${kind}s`] });
    toast(said);
  };
  const close = () => setOpen(null);
  const make = (
    <button type="button" className="button" onClick={() => setOpen({ kind: 'make' })}>
      <Plus aria-hidden="true" />
      {words.makes[kind]}
    </button>
  );
  return (
    <>
      <PageHead title={words.titles[kind]}>{make}</PageHead>
      <p className="page-lead">{words.leads[kind]}</p>
      {kind !== 'section' && (
        <search className="filters">
          <input
            type="search"
            dir="auto"
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </search>
      )}
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Empty>{query ? words.noneFound : words.none[kind]}</Empty>}
      {items.length > 0 && <NameTable kind={kind} items={items} onOpen={setOpen} onMoved={done} />}
      {list.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={() => void list.fetchNextPage()}>
          {desk.more}
        </button>
      )}
      {(open?.kind === 'make' || open?.kind === 'edit') && (
        <NameDialog kind={kind} name={open.kind === 'edit' ? open.name : null} onDone={done} onClose={close} />
      )}
      {open?.kind === 'merge' && <MergeDialog kind={kind} from={open.name} onDone={done} onClose={close} />}
      {open?.kind === 'remove' && (
        <Ask
          title={words.remove}
          action={words.remove}
          isBad
          onClose={close}
          onDo={async () => {
            await callApi(`/names/${kind}/${open.name.id}`, { method: 'DELETE' });
            await done(words.removed(open.name.name));
          }}
        >
          <p dir="auto">{words.removeAsk(open.name.name)}</p>
        </Ask>
      )}
    </>
  );
}
