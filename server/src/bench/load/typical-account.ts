import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { AcceptedEvent, EventBody } from '@uptier/shared/contracts/event.ts';
import { foldAll } from '@uptier/shared/engine/fold/fold.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import { createRandom } from '../../simulate/random.ts';

const DAY_MS = 86_400_000;
const DAYS = 180;
const USERS = 10;
const FEATURES = ['dashboards', 'report_export', 'comments', 'templates', 'scheduled_reports', 'slack_alerts'];
/** Of the days, those on which a user comes; of those, the ones on which they use a given feature. */
const COMES = 0.25;
const USES = 0.12;

/** An account of ten users who used six features and came near three limits, for half a year. */
export function typicalState(catalog: Catalog, name: string, now: number): AccountState {
  return foldAll(eventsOf(name, now), catalog, 'UTC');
}

function eventsOf(name: string, now: number): AcceptedEvent[] {
  const random = createRandom(name);
  const events: AcceptedEvent[] = [];
  // As long as the ids that senders make.
  const nextId = () => `${name}-${events.length}`.padStart(36, '0');
  const add = (userId: string | null, days: number, body: EventBody) => {
    const at = now - days * DAY_MS;
    const about = { accountId: name, userId, at, receivedAt: at };
    events.push({ id: nextId(), ...about, source: 'server', body, properties: {} });
  };
  add(null, DAYS, { type: 'plan', tier: 'starter', mrr: 19_900, currency: 'usd', seats: USERS });
  const about = { name, industry: 'health', region: 'north', employees: random.whole(1, 1000) };
  add(null, DAYS, { type: 'traits', of: 'account', traits: about });
  for (const limit of ['seats', 'projects']) add(null, 5, { type: 'level', limit, value: random.whole(1, 20) });
  for (let user = 0; user < USERS; user++) {
    const userId = `${name}-user-${user}`;
    const traits = {
      name: `Ann Example ${user}`,
      email: `ann${user}@acme.test`,
      role: user === 0 ? 'owner' : 'editor',
    };
    add(userId, DAYS, { type: 'traits', of: 'user', traits });
    for (let day = 0; day < DAYS; day++) {
      if (random.whole(1, 100) > COMES * 100) continue;
      for (const feature of [...FEATURES, 'report_runs'])
        if (random.whole(1, 100) <= USES * 100)
          add(userId, day, { type: 'usage', name: feature, quantity: random.whole(1, 3) });
    }
  }
  return events;
}
