import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/preact-query';
import { call } from './client.ts';
import { environmentId } from './environment.ts';
import { ApiError } from './problem.ts';

const RETRIES = 2;

/** Answers are kept for half a minute; a caller's mistake is not tried again. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    // A session that ended is noticed by whichever read comes first; the gate then asks who is signed in.
    queryCache: new QueryCache({
      onError: (error, { queryKey: [, path] }) => {
        if (error instanceof ApiError && error.status === 401 && path !== SESSION)
          void queries.invalidateQueries({ queryKey: [EVERYWHERE, SESSION] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) =>
          failures < RETRIES && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  });
  return queries;
}

const EVERYWHERE = '*';
const SESSION = '/v1/me';

const keyOf = (path: string, everywhere = false) => [everywhere ? EVERYWHERE : environmentId.value, path] as const;

/** Reads `path` in the chosen environment (`everywhere`: the same in all of them). `null` waits. The path with its query is the key. */
export function useRead<Answer>(
  path: string | null,
  options: { pollMs?: (answer: Answer | undefined) => number | false; keep?: boolean; everywhere?: boolean } = {},
) {
  const { pollMs, keep = false, everywhere = false } = options;
  return useQuery<Answer>({
    queryKey: keyOf(path ?? '', everywhere),
    queryFn: ({ signal }) => call<Answer>(path ?? '', { signal }),
    enabled: path !== null,
    refetchInterval: (query) => (pollMs ? pollMs(query.state.data) : false),
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** Reads a list page by page; every answer carries `next`, the cursor of the page after it. */
export function usePages<Page extends { next?: string | null }>(path: string | null) {
  return useInfiniteQuery({
    queryKey: [...keyOf(path ?? ''), 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? `${path?.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(pageParam)}` : '';
      return call<Page>(`${path}${query}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next ?? undefined,
    enabled: path !== null,
  });
}

type Send = { method: 'POST' | 'PUT' | 'DELETE'; path: string; body?: unknown };

/** Changes something; everything read under `touches` (path prefixes) is read again. */
export function useSend<Answer = unknown>(touches: readonly string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Send) => call<Answer>(path, { method, body }),
    onSettled: () => refresh(queries, touches),
  });
}

/** Reads again whatever lies under the given path prefixes. */
export function refresh(queries: QueryClient, touches: readonly string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey: [, path] }) =>
      typeof path === 'string' && touches.some((prefix) => path.startsWith(prefix)),
  });
}
