/** In the order in which they are asked. */
export const gates = [
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
] as const;
export type Gate = (typeof gates)[number];
