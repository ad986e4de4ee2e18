import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { callApi } from '../frame/call-api.ts';

const EVERY_MS = 30_000;

/** What the API says, asked again now and then while somebody looks, and when they come back. */
export function useRefreshed<Answer>(key: readonly string[], path: string, isOn = true): UseQueryResult<Answer> {
  return useQuery({
    queryKey: ['dashboard', ...key],
    queryFn: ({ signal }) => callApi<Answer>(path, { signal }),
    enabled: isOn,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
  });
}
