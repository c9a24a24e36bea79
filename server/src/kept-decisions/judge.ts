import { setImmediate } from 'node:timers/promises';
import type { TraceRow } from '@uptier/shared/contracts/decision.ts';
import type { Compiled, CompiledCampaign } from '@uptier/shared/engine/campaigns/compile.ts';
import { explain } from '@uptier/shared/engine/decide/decide.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import { dayOf } from '@uptier/shared/engine/time/calendar.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { GateCountRow } from '../store/queries/gate-counts.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import type { MomentRow } from '../store/queries/moments.ts';
import { keptMomentOf } from './kept-moment.ts';
import { sampleRow } from './samples.ts';

/** The first moment of a user and day, with what was asked. */
export interface JudgedMoment {
  row: MomentRow;
  ask: Ask | null;
}

interface JudgeDeps {
  store: Pick<Store, 'gateCounts' | 'keptDecisions'>;
  admits: (ask: Ask) => boolean;
}

const WITHOUT_PAUSE = 50;
/** A year to compare with, and what a month of reading takes beyond it. */
const COUNT_DAYS = 400;

/**
 * Puts every live campaign to the gates at first moments. What became of those that the moment could trigger is counted;
 * where nothing was shown, a sample is kept. Requests get their turn in between.
 */
export function createJudge({ store, admits }: JudgeDeps) {
  const prune = createPruning(store);
  return async function judge(moments: readonly JudgedMoment[]): Promise<Statement[]> {
    const counts = new Map<string, GateCountRow>();
    const samples: KeptDecisionRow[] = [];
    for (const [index, { row, ask }] of moments.entries()) {
      if (!ask) continue;
      if (index % WITHOUT_PAUSE === WITHOUT_PAUSE - 1) await setImmediate();
      const { outcome, reason, trace } = explain(ask.compiled, ask.subject, ask.moment);
      for (const count of countsOf(ask.compiled, row, trace)) addTo(counts, count);
      if (outcome === 'none' && admits(ask))
        samples.push(sampleRow(ask, keptMomentOf(ask.moment), { campaignId: null, reason, trace }));
    }
    // In one order, so that two servers that count the same never wait for each other in a circle.
    const ordered = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const old = ordered.flatMap(prune);
    return [
      ...store.gateCounts.add(ordered),
      ...old,
      ...(samples.length > 0 ? [store.keptDecisions.record(samples)] : []),
    ];
  };
}

/** Takes out what was counted too long ago, once a day of each environment that still counts. */
function createPruning({ gateCounts }: JudgeDeps['store']) {
  const prunedOn = new Map<string, number>();
  return function prune({ environmentId, day }: GateCountRow): Statement[] {
    if ((prunedOn.get(environmentId) ?? Number.NEGATIVE_INFINITY) >= day) return [];
    prunedOn.set(environmentId, day);
    return [gateCounts.prune(environmentId, day - COUNT_DAYS)];
  };
}

/**
 * Campaigns whose trigger a moment could pull: those that wait for this very placement, feature or event; at the start
 * of a session those that wait for the account's state. All others would only say, again and again, that they wait for
 * something else.
 */
function pulledBy(compiled: Compiled, { what, name }: MomentRow): readonly CompiledCampaign[] {
  switch (what) {
    case 'placement':
      return compiled.byPlacement.get(name) ?? [];
    case 'feature':
      return compiled.byFeature.get(name) ?? [];
    case 'event':
      return compiled.byEvent.get(name) ?? [];
    case 'session':
      return compiled.onState;
    case 'firing':
      return [];
  }
}

function countsOf(compiled: Compiled, row: MomentRow, trace: readonly TraceRow[]): GateCountRow[] {
  const { id: environmentId, timezone } = compiled.environment;
  const day = dayOf(row.at, timezone);
  return pulledBy(compiled, row).flatMap(({ rank }): GateCountRow[] => {
    const found = trace[rank];
    if (!found) return [];
    const { campaignId, gate, code } = found;
    return [{ environmentId, day, campaignId, gate: gate ?? '', code, count: 1 }];
  });
}

function addTo(counts: Map<string, GateCountRow>, row: GateCountRow): void {
  const key = JSON.stringify([row.environmentId, row.day, row.campaignId, row.gate, row.code]);
  const known = counts.get(key);
  counts.set(key, known ? { ...known, count: known.count + row.count } : row);
}
