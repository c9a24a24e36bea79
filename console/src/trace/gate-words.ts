import type { Gate } from '@uptier/shared/contracts/gate.ts';

/** Gates that ask whether a campaign is meant at all: stopped there, it was for others or for another moment. */
const MEANT: ReadonlySet<Gate> = new Set(['live', 'environment', 'path', 'trigger', 'audience']);

export const asksWhoIsMeant = (gate: Gate): boolean => MEANT.has(gate);

/** What it means to be stopped at a gate, in a few plain words. */
export const GATE_WORDS: Readonly<Record<Gate, string>> = {
  live: 'Stopped, or outside its schedule',
  environment: 'Another environment',
  path: 'Not where its path starts',
  trigger: 'Another moment than its own',
  audience: 'Not in its audience',
  adoption: 'Adopt first: uses too little of the tier',
  renewal: 'Renewal too near',
  risk: 'At risk of leaving',
  'past-due': 'Payment past due',
  downgrade: 'Downgraded lately',
  deal: 'A deal is open with sales',
  muted: 'Muted',
  role: 'Cannot buy, nor ask',
  fatigue: 'Had enough: caps, clocks, “not now”',
  holdout: 'Held out, to measure it',
  variant: 'No variant to show',
};
