import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ColleagueResource, CommentPatchBody, CommentResource, NewCommentBody } from '../../contract/together.ts';
import { callApi } from '../frame/call-api.ts';

type Answer = { items: CommentResource[] };

export type Thread = { first: CommentResource; answers: CommentResource[] };

export type Comments = {
  threads: Thread[];
  colleagues: ColleagueResource[];
  problem: unknown;
  retry: () => void;
  /** @throws ApiProblem */
  write: (comment: NewCommentBody) => Promise<CommentResource | undefined>;
  /** @throws ApiProblem */
  change: (id: string, patch: CommentPatchBody) => Promise<void>;
};

/** What is said beside an article. @param stamp another text says that something was said meanwhile */
export function useComments(articleId: string | null, stamp: string): Comments {
  const queries = useQueryClient();
  const key = useMemo(() => ['comments', articleId], [articleId]);
  const list = useQuery({
    queryKey: key,
    queryFn: () => callApi<Answer>(`/articles/${articleId}/comments`),
    enabled: articleId !== null,
  });
  const staff = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => callApi<{ items: ColleagueResource[] }>('/colleagues'),
    staleTime: 300_000,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stamp is the reason to ask again.
  useEffect(() => {
    if (articleId) void queries.invalidateQueries({ queryKey: key });
  }, [stamp, articleId, key, queries]);
  const take = (answer: Answer) => {
    queries.setQueryData(key, answer);
    return answer.items;
  };
  const items = list.data?.items;
  return {
    threads: useMemo(() => threadsOf(items ?? []), [items]),
    colleagues: staff.data?.items ?? [],
    // What is there stays in sight; the line over the headline says that the server does not answer.
    problem: list.data ? null : list.error,
    retry: () => void list.refetch(),
    write: async (json) =>
      take(await callApi<Answer>(`/articles/${articleId}/comments`, { method: 'POST', json })).at(-1),
    change: async (id, json) => void take(await callApi<Answer>(`/comments/${id}`, { method: 'PATCH', json })),
  };
}

function threadsOf(items: readonly CommentResource[]): Thread[] {
  return items
    .filter(({ id, thread }) => id === thread)
    .map((first) => ({ first, answers: items.filter(({ id, thread }) => thread === first.id && id !== thread) }));
}
