import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';

export interface PastSources {
  findCompiledAt: (environmentId: string, at: EpochMs) => Promise<Compiled>;
  /** The instants up to a moment at which campaigns, catalog or policy changed, oldest first. */
  listTurns: (environmentId: string, until: EpochMs) => Promise<readonly EpochMs[]>;
}

/** What was live at past moments up to one; compiled once for all of them between two changes. */
export async function compiledUntil({ findCompiledAt, listTurns }: PastSources, environmentId: string, until: EpochMs) {
  const turns = await listTurns(environmentId, until);
  const known = new Map<number, Promise<Compiled>>();
  return (at: EpochMs): Promise<Compiled> => {
    const turn = turns.findLastIndex((since) => since <= at);
    const compiled = known.get(turn) ?? findCompiledAt(environmentId, at);
    known.set(turn, compiled);
    return compiled;
  };
}
