import type { Saw, TraceRow } from '@uptier/shared/contracts/decision.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';

/** A row of a trace without the names of its fields: campaign, gate (null where none stopped it), code and what was seen. */
export type ShortRow = readonly [campaignId: string, gate: Gate | null, code: string, saw: Saw];

export function shorten({ campaignId, gate, code, saw }: TraceRow): ShortRow {
  return [campaignId, gate, code, saw];
}

/** A row that passed has no gate. */
export function spellOut([campaignId, gate, code, saw]: ShortRow): TraceRow {
  return { campaignId, passed: gate === null, gate, code, saw };
}
