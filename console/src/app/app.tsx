import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import { environmentId } from '../api/environment.ts';
import { Failed } from '../api/load.tsx';
import { ApiError } from '../api/problem.ts';
import { type Me, useMe } from '../api/workspace.ts';
import { AcceptPage } from '../features/sign-in/accept-page.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { hasSession } from './auth.ts';
import { useChosenEnvironment } from './environment.ts';
import { LazyPage } from './lazy-page.tsx';
import { match } from './match.ts';
import { paths } from './paths.ts';
import { navigate, path } from './router.ts';
import { routes } from './routes.ts';
import { Shell } from './shell/shell.tsx';

function findRoute(at: string) {
  for (const route of routes) {
    const params = match(route.path, at);
    if (params) return { route, params };
  }
  return null;
}

function NotFound() {
  return (
    <div class="page">
      <PageHead title="There is no such page" />
      <div class="card">
        <Empty
          kind="little"
          level={2}
          title="Nothing lives at this address"
          actions={
            <LinkButton href={paths.overview()} tone="main">
              Open the overview
            </LinkButton>
          }
        >
          It may be old, or the thing it named was deleted.
        </Empty>
      </div>
    </div>
  );
}

function SignedIn({ me }: { me: Me }) {
  const { chosen, read } = useChosenEnvironment();
  const found = findRoute(path.value);
  if (read.error) {
    return (
      <div class="page">
        <div class="card">
          <Failed level={1} what="The workspace" error={read.error} onRetry={() => void read.refetch()} />
        </div>
      </div>
    );
  }
  if (!chosen || environmentId.value !== chosen.id) return null;
  return (
    <Shell me={me} route={found?.route ?? null}>
      {found ? <LazyPage key={found.route.path} route={found.route} params={found.params} /> : <NotFound />}
    </Shell>
  );
}

function Guarded() {
  const session = useQuery({ queryKey: ['session'], queryFn: hasSession, staleTime: Number.POSITIVE_INFINITY });
  const me = useMe(session.data === true);
  const signedOut = session.data === false || (me.error instanceof ApiError && me.error.status === 401);
  useEffect(() => {
    if (signedOut) navigate(paths.signIn(location.pathname + location.search), { replace: true });
  }, [signedOut]);
  if (me.data && !signedOut) return <SignedIn me={me.data} />;
  if (me.error && !signedOut) {
    return (
      <div class="page">
        <div class="card">
          <Failed level={1} what="The console" error={me.error} onRetry={() => void me.refetch()} />
        </div>
      </div>
    );
  }
  return null;
}

function Pages() {
  if (path.value === '/sign-in') return <SignInPage />;
  if (path.value === '/setup') return <AcceptPage kind="setup" />;
  if (path.value === '/invite') return <AcceptPage kind="invite" />;
  return <Guarded />;
}

/** The whole console. */
export function App({ queries }: { queries: QueryClient }) {
  return (
    <QueryClientProvider client={queries}>
      <Pages />
    </QueryClientProvider>
  );
}
