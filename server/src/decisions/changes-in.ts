import type { AcceptedEvent } from '@uptier/shared/contracts/event.ts';
import { planAt, tierRank } from '@uptier/shared/engine/account/plan.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { countedNames } from '@uptier/shared/engine/fold/counted-names.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { News } from './pages.ts';

/** History that is brought in is no news to an open page. */
const NEWS_MS = 3_600_000;

interface Written {
  events: readonly AcceptedEvent[];
  stateBefore: AccountState;
  stateAfter: AccountState;
  receivedAt: number;
}

/** What open pages of an account hear of a batch that is on disk. */
export function changesIn({ events, stateBefore, stateAfter, receivedAt }: Written, compiled: Compiled): News[] {
  // A page that asked for something has changed nothing.
  if (events.every(({ body }) => body.type === 'moment')) return [];
  const from = planAt(stateBefore, receivedAt)?.value.tier ?? null;
  const to = planAt(stateAfter, receivedAt)?.value.tier ?? null;
  const isUpgrade = to !== null && tierRank(compiled.catalog, to) > tierRank(compiled.catalog, from);
  const fires = events.flatMap((event) => firesOf(event, receivedAt, compiled));
  return [{ kind: 'account' }, ...(isUpgrade ? [{ kind: 'upgrade', from, to } as const] : []), ...fires];
}

/**
 * The names of an event that campaigns wait for: those that list it as an alias too. A page knows by itself what it
 * tracked, but no aliases.
 */
function firesOf(event: AcceptedEvent, receivedAt: number, { byEvent, catalog }: Compiled): News[] {
  const { body, source, userId } = event;
  if (byEvent.size === 0 || body.type !== 'usage' || receivedAt - event.at >= NEWS_MS) return [];
  return countedNames(body.name, event, catalog)
    .filter((name) => byEvent.has(name) && (source === 'server' || name !== body.name))
    .map((name): News => ({ kind: 'fire', name, userId }));
}
