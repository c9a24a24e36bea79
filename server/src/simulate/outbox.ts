import { eventsResponseSchema, MAX_EVENTS } from '@uptier/shared/contracts/event.ts';
import { type EpochMs, formatTime } from '@uptier/shared/contracts/time.ts';
import type { Call } from './call.ts';

/** Far below the largest body, whatever the events hold. */
const MOST_WAITING = 800;

/** An event before it has an id. */
export interface Happening {
  at: EpochMs;
  accountId: string;
  userId?: string;
  type: 'usage' | 'level' | 'traits' | 'plan' | 'nudge';
  [field: string]: unknown;
}

/** Events that wait to be sent together, as clients do; ids follow from what was added, so equal worlds send equal events. */
export function createOutbox(call: Call, key: 'pk' | 'sk', told: () => void = () => undefined) {
  let waiting: unknown[] = [];
  let accounts = new Set<string>();
  let added = 0;
  let sent = 0;

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    accounts = new Set();
    const answer = await call({ method: 'POST', path: '/v1/events', key, body: { events } });
    const { results } = eventsResponseSchema.parse(answer);
    const refused = results.find(({ status }) => status === 'rejected');
    if (refused) throw new Error(`The server refused ${refused.id}: ${refused.problem}`);
    sent += results.filter(({ status }) => status === 'accepted').length;
    told();
  }

  return {
    async add({ at, ...happening }: Happening): Promise<void> {
      const id = `${at.toString(36)}-${key}${(added++).toString(36)}`;
      waiting.push({ id, at: formatTime(at), ...happening });
      accounts.add(happening.accountId);
      if (waiting.length >= Math.min(MOST_WAITING, MAX_EVENTS)) await flush();
    },
    /** Sends what waits if something of this account is among it. */
    async flushFor(accountId: string): Promise<void> {
      if (accounts.has(accountId)) await flush();
    },
    flush,
    countSent: () => sent,
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
