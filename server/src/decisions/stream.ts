import type { SessionRequest } from '@uptier/shared/contracts/session.ts';
import type { Environment } from '@uptier/shared/engine/moment.ts';
import type { SSEStreamingApi } from 'hono/streaming';
import type { DecisionDeps } from './deps.ts';
import type { Change } from './pages.ts';
import type { OpenSession } from './session.ts';

const HEARTBEAT_MS = 15_000;
/** A key that was revoked or a token that ran out holds no stream for longer: the page comes again and is admitted anew. */
const LONGEST_MS = 15 * 60_000;
/** A page that does not read makes nobody remember more than this. */
const MOST_WAITING = 100;
/** Changes that come together are one answer. */
const GATHER_MS = 50;

type StreamDeps = Pick<DecisionDeps, 'now' | 'pages' | 'findCompiled'>;

/** Tells one open page what changes for it: a new session, an upgrade, a server's event, everything stopped. */
export function createStream(deps: StreamDeps, openSession: OpenSession) {
  return async function serve(
    environment: Environment,
    request: SessionRequest,
    stream: SSEStreamingApi,
  ): Promise<void> {
    const { queue, undo } = listen(deps, environment, request);
    stream.onAbort(queue.wake);
    const endsAt = deps.now() + LONGEST_MS;
    const isStopped = async () => (await deps.findCompiled(environment.id)).policy.stopped;
    let wasStopped = false;
    const sendSession = async () => {
      const stopped = await isStopped();
      if (stopped && !wasStopped) await stream.writeSSE({ event: 'off', data: '{}' });
      wasStopped = stopped;
      await stream.writeSSE({ event: 'session', data: JSON.stringify(await openSession(environment, request)) });
    };
    try {
      await sendSession();
      while (!stream.aborted && deps.now() < endsAt) {
        const changes = await queue.take(HEARTBEAT_MS);
        if (stream.aborted || changes.some(({ kind }) => kind === 'end')) break;
        for (const change of changes) await announce(stream, change, request);
        if (changes.length > 0) await sendSession();
        else await stream.write(': still here\n\n');
      }
    } finally {
      undo();
    }
  };
}

export type ServeStream = ReturnType<typeof createStream>;

async function announce(stream: SSEStreamingApi, change: Change, { user }: SessionRequest): Promise<void> {
  if (change.kind === 'upgrade') {
    const { from, to } = change;
    await stream.writeSSE({ event: 'upgrade', data: JSON.stringify({ from, to }) });
  }
  if (change.kind === 'fire' && (change.userId === null || change.userId === user.id)) {
    await stream.writeSSE({ event: 'fire', data: JSON.stringify({ name: change.name }) });
  }
}

function listen({ pages }: StreamDeps, environment: Environment, { account }: SessionRequest) {
  const queue = createQueue();
  return { queue, undo: pages.listen(environment.id, account.id, queue.put) };
}

/** Gathers changes until somebody takes them. */
function createQueue() {
  let waiting: Change[] = [];
  let resume: (() => void) | null = null;
  const wake = (): void => resume?.();
  // Several changes of an account ask for one new session.
  const isHeld = ({ kind }: Change): boolean =>
    (kind === 'account' || kind === 'campaigns') && waiting.some((held) => held.kind === kind);
  return {
    wake,
    put(change: Change): void {
      if (isHeld(change)) return;
      waiting.push(change);
      if (waiting.length > MOST_WAITING) waiting.shift();
      wake();
    },
    /** What has gathered; empty when nothing came for `patienceMs`, or when woken. */
    async take(patienceMs: number): Promise<Change[]> {
      if (waiting.length === 0) await pause(patienceMs, (end) => (resume = end));
      if (waiting.length > 0) await pause(GATHER_MS);
      resume = null;
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

function pause(ms: number, expose?: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    expose?.(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
