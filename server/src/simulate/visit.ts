import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Life } from './life.ts';
import type { Market } from './market.ts';
import type { Outbox } from './outbox.ts';
import type { Person } from './people.ts';

/** What somebody saw, or would have seen. */
export interface Sight {
  campaignId: string;
  decisionId: string | null;
  outcome: 'shown' | 'withheld';
  at: EpochMs;
  person: Person;
  mayAct: boolean;
}

/** Somebody of an account looks at the product; answers what that brought to their eyes. */
export type Visit = (life: Life, at: EpochMs) => Promise<Sight[]>;

const IN_VIEW_MS = 1000;
const leaseSchema = z.looseObject({
  id: z.string(),
  decisionId: z.string(),
  campaignId: z.string(),
  outcome: z.enum(['show', 'withhold']),
  interrupts: z.boolean(),
  priority: z.number().default(0),
  trigger: z.looseObject({
    kind: z.string(),
    placement: z.string().optional(),
    feature: z.string().optional(),
    name: z.string().optional(),
    open: z.number().nullable().optional(),
  }),
  nudge: z.looseObject({ action: z.string().optional() }).optional(),
});
type Lease = z.output<typeof leaseSchema>;
const sessionSchema = z.looseObject({ leases: z.array(leaseSchema) });
const claimSchema = z.looseObject({ granted: z.boolean(), outcome: z.enum(['show', 'withhold']).optional() });

/** Visits that go the whole way of the SDK: session, lease, claim, a second in view, then the event. */
export function createVisits(
  call: Call,
  {
    clock,
    exposures,
    market,
    placements,
  }: { clock: Clock; exposures: Outbox; market: Market; placements: readonly string[] },
): Visit {
  async function isGranted(lease: Lease): Promise<boolean> {
    if (!lease.interrupts) return true;
    const answer = await call({ method: 'POST', path: '/v1/claim', key: 'pk', body: { leaseId: lease.id } });
    const { granted, outcome } = claimSchema.parse(answer);
    // Nothing was made ready for another outcome than the leased one.
    return granted && outcome === lease.outcome;
  }

  return async function visit(life) {
    const { company, random } = life;
    const person = random.pick(company.people);
    const body = { user: { id: person.id }, account: { id: company.id }, placements };
    const answer = await call({ method: 'POST', path: '/v1/session', key: 'pk', body });
    const locked = random.chance(0.2) ? market.lockedOf(life.tier) : [];
    const page = random.pick(placements);
    const does = { page, locked, events: random.chance(0.3) };
    const due = sessionSchema.parse(answer).leases.filter((lease) => isDue(lease, does));
    due.sort((left, right) => right.priority - left.priority);
    const sights: Sight[] = [];
    let isInterrupted = false;
    for (const lease of due) {
      if (lease.interrupts && isInterrupted) continue;
      if (!(await isGranted(lease))) continue;
      isInterrupted ||= lease.interrupts;
      const seenAt = clock.now() + IN_VIEW_MS + random.whole(0, 3000);
      const outcome = lease.outcome === 'show' ? 'shown' : 'withheld';
      const { campaignId, decisionId } = lease;
      const event = { at: seenAt, accountId: company.id, userId: person.id, type: 'nudge' as const };
      await exposures.add({ ...event, what: outcome, decisionId });
      sights.push({ campaignId, decisionId, outcome, at: seenAt, person, mayAct: lease.nudge?.action !== 'ask' });
    }
    if (sights.length > 0) clock.advanceTo(Math.max(...sights.map((sight) => sight.at)));
    return sights;
  };
}

/** Whether the page or the click of this visit is what the lease waits for. */
function isDue({ trigger }: Lease, does: { page: string; locked: readonly string[]; events: boolean }): boolean {
  switch (trigger.kind) {
    case 'placement':
      return trigger.placement === does.page;
    case 'limit':
      return typeof trigger.open === 'number';
    case 'feature':
      return trigger.feature !== undefined && does.locked.includes(trigger.feature);
    case 'event':
      return does.events;
    case 'now':
      return true;
    default:
      return false;
  }
}
