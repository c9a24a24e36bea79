import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { TimelineEvent } from '../../api/accounts.ts';
import { count, money, ownDay } from '../../ui/format.ts';
import type { IconName } from '../../ui/icons.ts';

/** One line of the timeline. `kind` is what a reader filters by. */
export type Entry = {
  id: string;
  at: string;
  kind: 'nudge' | 'plan' | 'usage' | 'fact';
  icon: IconName;
  text: string;
  note: string | null;
  /** Stands for all of a day: it has no time of its own. */
  isDay?: true;
};

export type Names = {
  catalog: Catalog;
  userName: (id: string) => string;
  campaignName: (id: string) => string | null;
};

const ACTS: Readonly<Record<string, { icon: IconName; text: (who: string) => string }>> = {
  shown: { icon: 'eye', text: (who) => `Nudge shown to ${who}` },
  withheld: { icon: 'lock', text: (who) => `Nudge withheld from ${who}` },
  clicked: { icon: 'enter', text: (who) => `${who} clicked the nudge` },
  dismissed: { icon: 'close', text: (who) => `${who} dismissed the nudge` },
  snoozed: { icon: 'clock', text: (who) => `${who} said “not now”` },
  never: { icon: 'mute', text: (who) => `${who} said “never for this”` },
  requested: { icon: 'send', text: (who) => `${who} asked an admin to upgrade` },
  checkout: { icon: 'arrow', text: (who) => `${who} went to the checkout` },
};

type Said = Pick<Entry, 'kind' | 'icon' | 'text' | 'note'>;

function nudge(event: TimelineEvent, { userName, campaignName }: Names): Said {
  const who = event.userId ? userName(event.userId) : 'somebody';
  const act = ACTS[event.what ?? ''] ?? { icon: 'info' as const, text: () => `Nudge: ${event.what}` };
  const campaign = event.campaignId ? campaignName(event.campaignId) : null;
  const note = [campaign, event.variantId && `variant ${event.variantId.toUpperCase()}`].filter(Boolean).join(', ');
  return { kind: 'nudge', icon: act.icon, text: act.text(who), note: note || null };
}

function plan({ tier, mrr, currency, movement }: TimelineEvent, { catalog }: Names): Said {
  const name = (id: string | null | undefined) => catalog.tiers.find((each) => each.id === id)?.name ?? id ?? 'no tier';
  const isMove = movement && movement.fromTier !== movement.toTier && movement.fromTier !== null;
  const text = isMove ? `${name(movement.fromTier)} → ${name(movement.toTier)}` : `Plan: ${name(tier)}`;
  const amount = mrr !== undefined && currency ? `${money(mrr, currency)} a month` : null;
  const icon: IconName =
    movement?.kind === 'expansion' ? 'up' : movement?.kind === 'contraction' ? 'arrow-down' : 'catalog';
  return { kind: 'plan', icon, text, note: [movement?.kind, amount].filter(Boolean).join(', ') || null };
}

function traits({ of, userId, traits = {} }: TimelineEvent, { userName }: Names): Said {
  const whose = of === 'user' && userId ? userName(userId) : 'Account';
  const names = Object.keys(traits);
  return { kind: 'fact', icon: 'note', text: `${whose}: ${names.join(', ')}`, note: null };
}

function say(event: TimelineEvent, names: Names): Said | null {
  switch (event.type) {
    case 'nudge':
      return nudge(event, names);
    case 'plan':
      return plan(event, names);
    case 'traits':
      return traits(event, names);
    case 'level': {
      const limit = names.catalog.limits.find(({ id }) => id === event.limit)?.name ?? event.limit;
      return { kind: 'usage', icon: 'flag', text: `${limit}: ${count(event.value ?? 0)}`, note: null };
    }
    default:
      return null;
  }
}

const MOST_NAMED = 4;

/** Uses of one day in one line: "14 uses: Dashboards 5, Report runs 9". */
function dayOfUse(events: readonly TimelineEvent[], { catalog }: Names): Said {
  const sums = new Map<string, number>();
  for (const { name = '', quantity = 1 } of events) sums.set(name, (sums.get(name) ?? 0) + quantity);
  const named = [...catalog.features, ...catalog.limits];
  const parts = [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(([id, sum]) => `${named.find((entry) => entry.id === id)?.name ?? id} ${count(sum)}`);
  const more = parts.length > MOST_NAMED ? `, and ${parts.length - MOST_NAMED} more` : '';
  const people = new Set(events.flatMap(({ userId }) => (userId ? [userId] : []))).size;
  const who = people === 0 ? 'Used' : `Used by ${people === 1 ? '1 person' : `${count(people)} people`}`;
  return { kind: 'usage', icon: 'bolt', text: who, note: `${parts.slice(0, MOST_NAMED).join(', ')}${more}` };
}

/** Events, newest first, as lines; uses of one day become one. */
export function toEntries(events: readonly TimelineEvent[], names: Names): Entry[] {
  const entries: Entry[] = [];
  const used = new Set<string>();
  for (const event of events) {
    const { id, at } = event;
    const said = say(event, names);
    if (said) {
      entries.push({ id, at, ...said });
      continue;
    }
    const date = ownDay(at);
    if (used.has(date)) continue;
    used.add(date);
    const ofDay = events.filter((other) => other.type === 'usage' && ownDay(other.at) === date);
    entries.push({ id, at, ...dayOfUse(ofDay, names), isDay: true });
  }
  return entries;
}
