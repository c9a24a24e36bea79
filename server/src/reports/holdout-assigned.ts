import { type Draw, findHoldout } from '@uptier/shared/engine/campaigns/assign.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { type SampleRatio, sampleRatioMismatch } from '@uptier/shared/stats/sample-ratio-mismatch.ts';
import type { Store } from '../store/port.ts';
import type { AccountSummary } from '../store/queries/account-list.ts';
import { pathKey } from './cohort.ts';

const PAGE = 500;

/** Accounts by their draw, whether or not anything ever came for them; a detail beside the cohort. */
export interface Assigned {
  heldOut: number;
  others: number;
  srm: SampleRatio | null;
}

/** A draw of a path, and the tier from which the path leads. */
export interface PathDraw extends Draw {
  from: string;
  to: string;
}

/** Only the workspace draws. */
const workspaceDraw: Draw = { campaign: { id: '', kind: 'upgrade' }, holdout: 0 };

export function isHeldOutByWorkspace({ policy, environment }: Compiled, accountId: string): boolean {
  return findHoldout(workspaceDraw, policy.holdout, environment.salt, accountId) !== null;
}

/** How today's holdouts split the accounts: all of them, and by path those on its tier that the workspace leaves to it. */
export async function countAssigned(
  { accounts }: Pick<Store, 'accounts'>,
  compiled: Compiled,
  draws: readonly PathDraw[],
): Promise<{ workspace: Assigned; paths: ReadonlyMap<string, Assigned> }> {
  const { environment, policy } = compiled;
  const workspace = { heldOut: 0, others: 0 };
  const paths = draws.map((draw) => ({ draw, counts: { heldOut: 0, others: 0 } }));
  for await (const { id, tier } of listAccounts(accounts, environment.id)) {
    const isHeldOut = isHeldOutByWorkspace(compiled, id);
    workspace[isHeldOut ? 'heldOut' : 'others']++;
    for (const { draw, counts } of isHeldOut ? [] : paths.filter((path) => path.draw.from === tier))
      counts[findHoldout(draw, policy.holdout, environment.salt, id) ? 'heldOut' : 'others']++;
  }
  return {
    workspace: withCheck(workspace, policy.holdout),
    paths: new Map(paths.map(({ draw, counts }) => [pathKey(draw.from, draw.to), withCheck(counts, draw.holdout)])),
  };
}

/** Some at a time, so that others are served in between. */
async function* listAccounts(accounts: Store['accounts'], environmentId: string): AsyncGenerator<AccountSummary> {
  let after: { value: string; id: string } | null = null;
  for (;;) {
    const page: AccountSummary[] = await accounts.list(environmentId, { sort: 'id', after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { value: last.id, id: last.id };
    await new Promise((resume) => setImmediate(resume));
  }
}

function withCheck(counts: { heldOut: number; others: number }, holdout: number): Assigned {
  const srm = sampleRatioMismatch([
    { observed: counts.others, weight: 1 - holdout },
    { observed: counts.heldOut, weight: holdout },
  ]);
  return { ...counts, srm };
}
