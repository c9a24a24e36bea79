import type { Saw } from '@uptier/shared/contracts/decision.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';

/** A row of a trace without the names of its fields: campaign, gate (null where none stopped it), code and what was seen. */
export type ShortRow = readonly [campaignId: string, gate: Gate | null, code: string, saw: Saw];
