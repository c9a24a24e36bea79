import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { Failed } from '../api/load.tsx';
import { SkeletonCard, SkeletonRows, useSkeleton } from '../ui/skeleton.tsx';
import type { PageProps } from './page-props.ts';
import type { Route } from './routes.ts';

type Loaded = { route: Route; Page: ComponentType<PageProps> };

/** A page whose code comes when it is needed. A page that breaks says so and leaves the shell standing. */
export function LazyPage({ route, params }: { route: Route } & PageProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [crash, retry] = useErrorBoundary();
  const isHere = loaded?.route === route;
  useEffect(() => {
    let left = false;
    setFailure(null);
    route.load().then(
      (Page) => !left && setLoaded({ route, Page }),
      (error: unknown) => !left && setFailure(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      left = true;
    };
  }, [route]);
  const waiting = useSkeleton(!isHere && !failure);
  if (failure || crash) {
    const again = () => (failure ? location.reload() : retry());
    return (
      <div class="page">
        <div class="card">
          <Failed level={1} what="This page" error={failure ?? new Error('broken')} onRetry={again} />
        </div>
      </div>
    );
  }
  if (isHere) return <loaded.Page params={params} />;
  return (
    <div class="page">
      {waiting && (
        <SkeletonCard label="Loading the page">
          <SkeletonRows label="Loading the page" />
        </SkeletonCard>
      )}
    </div>
  );
}
