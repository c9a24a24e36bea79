import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { useSkeleton } from '../ui/skeleton.tsx';
import { ApiError } from './problem.ts';

type Query<Answer> = { data: Answer | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };

/** A failed read: what happened, what is safe, what to do. */
export function Failed({
  what,
  error,
  onRetry,
  level = 2,
}: {
  what: string;
  error: Error;
  onRetry: () => void;
  level?: 1 | 2 | 3;
}) {
  const small =
    error instanceof ApiError &&
    [error.code, error.requestId && `request ${error.requestId}`].filter(Boolean).join(' · ');
  return (
    <Empty
      kind="failed"
      level={level}
      title={`${what} did not load`}
      small={small}
      actions={
        <Button tone="main" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {error instanceof ApiError ? error.message : 'Something in this page broke. Nothing is lost; try again.'}
    </Empty>
  );
}

/** Waits for a read: a skeleton while it runs, the problem when it failed, else the content. */
export function Load<Answer>(props: {
  query: Query<Answer>;
  what: string;
  skeleton: ComponentChildren;
  children: (answer: Answer) => ComponentChildren;
}) {
  const { query, what, skeleton, children } = props;
  const waiting = useSkeleton(query.isPending);
  if (query.error && query.data === undefined) {
    return (
      <div class="card">
        <Failed what={what} error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (waiting) return <>{skeleton}</>;
  return <>{query.data !== undefined && children(query.data)}</>;
}

/** Reads the next page of a list, and says when that failed; what is read already stays. */
export function More({
  query,
  children,
}: {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  children: ComponentChildren;
}) {
  if (!query.hasNextPage) return null;
  return (
    <>
      <Button size="sm" busy={query.isFetchingNextPage && 'Loading…'} onClick={() => void query.fetchNextPage()}>
        {children}
      </Button>
      {query.isFetchNextPageError && !query.isFetchingNextPage && (
        <span class="warn t12" role="status">
          {' '}
          They did not load. Try again.
        </span>
      )}
    </>
  );
}
