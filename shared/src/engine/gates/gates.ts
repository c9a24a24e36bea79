import type { Gate } from './gate.ts';
import { adoptionGate, audienceGate } from './gate-audience.ts';
import { fatigueGate } from './gate-fatigue.ts';
import { environmentGate, liveGate } from './gate-live.ts';
import { pathGate } from './gate-path.ts';
import { renewalGate } from './gate-renewal.ts';
import { roleGate } from './gate-role.ts';
import { dealGate, downgradeGate, mutedGate, pastDueGate, riskGate } from './gate-standing.ts';
import { triggerGate } from './gate-trigger.ts';
import { holdoutGate, variantGate } from './gate-variant.ts';

/** All gates in the order in which they are asked; the first that stops a campaign is the reason. */
export const allGates: readonly Gate[] = [
  liveGate,
  environmentGate,
  pathGate,
  triggerGate,
  audienceGate,
  adoptionGate,
  renewalGate,
  riskGate,
  pastDueGate,
  downgradeGate,
  dealGate,
  mutedGate,
  roleGate,
  fatigueGate,
  holdoutGate,
  variantGate,
];
