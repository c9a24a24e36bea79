import type { AcceptedEvent } from '@uptier/shared/contracts/event.ts';
import type { Compiled } from '@uptier/shared/engine/compile.ts';
import { planAt, tierRank } from '@uptier/shared/engine/plan.ts';
import type { AccountState } from '@uptier/shared/engine/state.ts';
import type { News } from './pages.ts';

interface Written {
  events: readonly AcceptedEvent[];
  stateBefore: AccountState;
  stateAfter: AccountState;
  receivedAt: number;
}

/** What open pages of an account hear of a batch that is on disk. */
export function changesIn({ events, stateBefore, stateAfter, receivedAt }: Written, compiled: Compiled): News[] {
  const from = planAt(stateBefore, receivedAt)?.value.tier ?? null;
  const to = planAt(stateAfter, receivedAt)?.value.tier ?? null;
  const isUpgrade = to !== null && tierRank(compiled.catalog, to) > tierRank(compiled.catalog, from);
  const fires = events.flatMap(({ source, body, userId }): News[] =>
    source === 'server' && body.type === 'usage' && compiled.byEvent.has(body.name)
      ? [{ kind: 'fire', name: body.name, userId }]
      : [],
  );
  return [{ kind: 'account' }, ...(isUpgrade ? [{ kind: 'upgrade', from, to } as const] : []), ...fires];
}
