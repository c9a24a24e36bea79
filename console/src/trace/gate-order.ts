import type { Gate } from '@uptier/shared/contracts/decision.ts';

/** The gates in the order in which they are asked. */
export const gateOrder: readonly Gate[] = [
  'live',
  'environment',
  'path',
  'trigger',
  'audience',
  'adoption',
  'renewal',
  'risk',
  'past-due',
  'downgrade',
  'deal',
  'muted',
  'role',
  'fatigue',
  'holdout',
  'variant',
];
