import type { GateRow, Reason, Saw, TraceRow } from '@uptier/shared/contracts/decision.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';

const TIME_NAME = /(^at|At|until|Until)$/;

/** Epoch milliseconds in names of instants become ISO 8601, at any depth. */
function withIsoTimes<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (name, inner: unknown) =>
    typeof inner === 'number' && TIME_NAME.test(name) ? formatTime(inner) : inner,
  );
}

export function wireReason(reason: Reason): Reason {
  return { ...reason, saw: wireSaw(reason.saw) };
}

export function wireTrace(trace: readonly TraceRow[]): TraceRow[] {
  return trace.map((row) => ({ ...row, saw: wireSaw(row.saw) }));
}

export function wireGates(rows: readonly GateRow[]): GateRow[] {
  return rows.map((row) => ({ ...row, saw: wireSaw(row.saw) }));
}

export function wireNudge(nudge: Nudge): Nudge {
  return withIsoTimes(nudge);
}

function wireSaw(saw: Saw): Saw {
  return withIsoTimes(saw);
}
