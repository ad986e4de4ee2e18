import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';

export type LibraryAsked = { q: string; credit: string; use: string; dated: string; from: string; to: string };

export const NOTHING_ASKED: LibraryAsked = { q: '', credit: '', use: '', dated: 'uploaded', from: '', to: '' };

type Answer = { items: PhotoResource[]; next: string | null };

const PAGE = 60;

/** The photos that match, as many pages of them as were asked for. While another page or filter comes, the last stays. */
export function useLibrary(asked: LibraryAsked) {
  const settled = useDeferredValue(asked);
  const library = useInfiniteQuery({
    queryKey: ['photos', settled],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      callApi<Answer>(
        `/photos?${new URLSearchParams({ ...settled, limit: String(PAGE), ...(pageParam ? { cursor: pageParam } : {}) })}`,
        { signal },
      ),
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const photos = useMemo(() => library.data?.pages.flatMap((page) => page.items) ?? [], [library.data]);
  return { ...library, photos };
}

export function isNarrowed(asked: LibraryAsked): boolean {
  return Object.entries(asked).some(([name, value]) => name !== 'dated' && value !== '');
}
