import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { TraceRow } from '@uptier/shared/contracts/decision.ts';
import { gates } from '@uptier/shared/contracts/gate.ts';
import type { Question } from '../../api/accounts.ts';
import type { Option } from '../../ui/pick.tsx';

/** What the page asks at a moment, as one text: "placement billing-page". Empty: no page asks. */
export type Ask = string;

/** The moments that live campaigns wait for. */
export function asksOf(campaigns: readonly Campaign[], catalog: Catalog): Option[] {
  const options = new Map<Ask, Option>();
  for (const { trigger, status } of campaigns) {
    if (status !== 'live') continue;
    if (trigger.kind === 'placement') add(options, 'placement', trigger.placement, trigger.placement, 'placement');
    if (trigger.kind === 'event') add(options, 'event', trigger.name, trigger.name, 'event');
    if (trigger.kind === 'feature') {
      const name = catalog.features.find(({ id }) => id === trigger.feature)?.name ?? trigger.feature;
      add(options, 'feature', trigger.feature, name, 'locked feature');
    }
  }
  return [...options.values(), { value: '', label: 'No page asks', hint: 'limits, milestones, adoption' }];
}

function add(options: Map<Ask, Option>, kind: string, id: string, label: string, hint: string): void {
  options.set(`${kind} ${id}`, { value: `${kind} ${id}`, label, hint });
}

/** The part of a question that the ask stands for. */
export function readAsk(ask: Ask): Pick<Question, 'placement' | 'event' | 'feature'> {
  const space = ask.indexOf(' ');
  const id = ask.slice(space + 1);
  switch (ask.slice(0, Math.max(space, 0))) {
    case 'placement':
      return { placement: id };
    case 'event':
      return { event: id };
    case 'feature':
      return { feature: id };
    default:
      return {};
  }
}

/** The moment most worth asking about: one whose campaign is for where the account stands, a pitch before the rest. */
export function firstAsk(campaigns: readonly Campaign[], tier: string | null): Ask {
  const here = campaigns
    .filter(({ status, path }) => status === 'live' && (!path || path.from === tier))
    .toSorted((a, b) => Number(b.path !== undefined) - Number(a.path !== undefined) || b.priority - a.priority);
  for (const { trigger } of here) {
    if (trigger.kind === 'placement') return `placement ${trigger.placement}`;
    if (trigger.kind === 'feature') return `feature ${trigger.feature}`;
    if (trigger.kind === 'event') return `event ${trigger.name}`;
  }
  // Whatever else waits here waits for no page.
  return '';
}

const reached = ({ passed, gate }: TraceRow) => (passed || gate === null ? gates.length : gates.indexOf(gate));

/** The campaign whose gates say most: the one that came furthest. */
export function furthest(trace: readonly TraceRow[]): string | null {
  return trace.toSorted((a, b) => reached(b) - reached(a))[0]?.campaignId ?? null;
}
