import type { SessionRequest } from '@uptier/shared/contracts/session.ts';
import { zoneOf } from '@uptier/shared/engine/account/timezone.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { outsideOf } from '@uptier/shared/engine/time/schedule.ts';
import type { SSEStreamingApi } from 'hono/streaming';
import { createBetweenStreams } from './between-streams.ts';
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

type StreamDeps = Pick<DecisionDeps, 'now' | 'pages' | 'findCompiled' | 'subjects'> & {
  heartbeatMs?: number;
  heldMs?: number;
};

/** Tells one open page what changes for it: a new session, an upgrade, a server's event, everything stopped. */
export function createStream(deps: StreamDeps, openSession: OpenSession) {
  const between = createBetweenStreams(deps.heldMs);
  return async function serve(
    environment: Environment,
    request: SessionRequest,
    stream: SSEStreamingApi,
  ): Promise<void> {
    const { queue, undo } = listen(deps, environment, request);
    const user = JSON.stringify([environment.id, request.account.id, request.user.id]);
    for (const change of between.take(user)) queue.put(change);
    stream.onAbort(queue.wake);
    const endsAt = deps.now() + LONGEST_MS;
    let isOver = false;
    let untold: Change[] = [];
    let wasStopped = false;
    let wasRunning = '';
    const sendSession = async () => {
      const { stopped } = (await deps.findCompiled(environment.id)).policy;
      wasRunning = await listRunning(deps, environment, request.account.id);
      if (stopped && !wasStopped) await stream.writeSSE({ event: 'off', data: '{}' });
      wasStopped = stopped;
      await stream.writeSSE({ event: 'session', data: JSON.stringify(await openSession(environment, request)) });
    };
    const tell = async (changes: readonly Change[]) => {
      for (const change of changes) await announceUpgrade(stream, change);
      const isNews = changes.length > 0 || wasRunning !== (await listRunning(deps, environment, request.account.id));
      await (isNews ? sendSession() : stream.write(': still here\n\n'));
      // After the session: what the event changed may be why a campaign is for this account at all.
      for (const change of changes) await fire(stream, change, request);
    };
    try {
      await sendSession();
      while (!stream.aborted && !isOver && deps.now() < endsAt) {
        const changes = await queue.take(deps.heartbeatMs ?? HEARTBEAT_MS);
        if (stream.aborted) {
          untold = changes;
          break;
        }
        const news = changes.filter(({ kind }) => kind !== 'end');
        isOver = news.length < changes.length;
        // What came together with the end would be heard nowhere else.
        if (!isOver || news.length > 0) await tell(news);
      }
    } finally {
      // Of a server that goes away nobody will ask.
      if (isOver) undo();
      else between.leave(user, { drain: () => [...untold, ...queue.drain()], undo });
    }
  };
}

export type ServeStream = ReturnType<typeof createStream>;

async function announceUpgrade(stream: SSEStreamingApi, change: Change): Promise<void> {
  if (change.kind !== 'upgrade') return;
  const { from, to } = change;
  await stream.writeSSE({ event: 'upgrade', data: JSON.stringify({ from, to }) });
}

/** An event of no user in particular is for all pages of its account. */
async function fire(stream: SSEStreamingApi, change: Change, { user }: SessionRequest): Promise<void> {
  if (change.kind !== 'fire' || (change.userId !== null && change.userId !== user.id)) return;
  await stream.writeSSE({ event: 'fire', data: JSON.stringify({ name: change.name }) });
}

/** Scheduled campaigns whose hours it is for an account. Nothing happens when hours begin, so a page has to be told. */
async function listRunning(deps: StreamDeps, { id, timezone }: Environment, accountId: string): Promise<string> {
  const { campaigns } = await deps.findCompiled(id);
  if (campaigns.every(({ timetable }) => timetable === null)) return '';
  const subject = (await deps.subjects.recall(id, [accountId])).get(accountId);
  const zone = subject ? zoneOf(subject.state, timezone) : timezone;
  const now = deps.now();
  return campaigns
    .filter(({ timetable }) => timetable !== null && outsideOf(timetable, now, zone) === null)
    .map(({ campaign }) => campaign.id)
    .join();
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
  const drain = (): Change[] => {
    const taken = waiting;
    waiting = [];
    return taken;
  };
  // Several changes of an account ask for one new session.
  const isHeld = ({ kind }: Change): boolean =>
    (kind === 'account' || kind === 'campaigns') && waiting.some((held) => held.kind === kind);
  return {
    wake,
    drain,
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
      return drain();
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
