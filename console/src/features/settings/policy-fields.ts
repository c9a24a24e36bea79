import type { Policy } from '@uptier/shared/contracts/policy.ts';

/** One number of the policy: where it stands in the document and how it is written. */
export type NumberField = {
  path: string;
  label: string;
  hint: string;
  percent?: boolean;
  read: (policy: Policy) => number;
  write: (policy: Policy, value: number) => Policy;
};

const cap = (name: keyof Policy['caps'], label: string, hint: string): NumberField => ({
  ...{ path: `caps.${name}`, label, hint },
  read: ({ caps }) => caps[name],
  write: (policy, value) => ({ ...policy, caps: { ...policy.caps, [name]: value } }),
});
const clock = (name: keyof Policy['clocks'], label: string, hint: string): NumberField => ({
  ...{ path: `clocks.${name}`, label, hint },
  read: ({ clocks }) => clocks[name],
  write: (policy, value) => ({ ...policy, clocks: { ...policy.clocks, [name]: value } }),
});
const weight = (name: keyof Policy['weights'], label: string): NumberField => ({
  ...{ path: `weights.${name}`, label, hint: 'charged for each exposure' },
  read: ({ weights }) => weights[name],
  write: (policy, value) => ({ ...policy, weights: { ...policy.weights, [name]: value } }),
});
const renewal = (name: keyof Policy['renewal'], label: string, hint: string): NumberField => ({
  ...{ path: `renewal.${name}`, label, hint },
  read: (policy) => policy.renewal[name],
  write: (policy, value) => ({ ...policy, renewal: { ...policy.renewal, [name]: value } }),
});
type Plain = 'holdout' | 'adoptionThreshold' | 'snoozeDays' | 'sessionMinutes' | 'recentDowngradeDays';
const plain = (name: Plain, label: string, hint: string, percent = false): NumberField => ({
  ...{ path: name, label, hint, percent },
  read: (policy) => policy[name],
  write: (policy, value) => ({ ...policy, [name]: value }),
});

/** The policy as groups of numbers, in the order in which one thinks of them. */
export const POLICY_GROUPS: readonly { title: string; note: string; fields: readonly NumberField[] }[] = [
  {
    title: 'Measuring and adopting',
    note: 'for every campaign',
    fields: [
      plain('holdout', 'Workspace holdout, percent', 'Accounts that see no pitch and no adoption nudge', true),
      plain('adoptionThreshold', 'Adopt before you pitch, percent', 'Features of the tier that must be in use'),
    ],
  },
  {
    title: 'Caps',
    note: 'weights that may be spent, over all campaigns',
    fields: [
      cap('userSession', 'One user, a session', 'since the session began'),
      cap('userDay', 'One user, a day', '24 hours'),
      cap('userWeek', 'One user, a week', '7 days'),
      cap('accountDay', 'One account, a day', '24 hours, all its users'),
      cap('accountWeek', 'One account, a week', '7 days, all its users'),
    ],
  },
  {
    title: 'Weights',
    note: 'what an interruption costs; a dismissal doubles it',
    fields: [
      weight('modal', 'Modal'),
      weight('banner', 'Banner'),
      weight('toast', 'Toast'),
      weight('tooltip', 'Tooltip'),
    ],
  },
  {
    title: 'Clocks',
    note: 'least time between two; 0 is off',
    fields: [
      clock('campaignDays', 'The same campaign, days', 'for one user'),
      clock('kindDays', 'The same kind, days', 'for one user'),
      clock('anyMinutes', 'Any two, minutes', 'for one user'),
      plain('snoozeDays', '“Not now”, days', 'until it may ask again'),
      plain('sessionMinutes', 'A session ends after, minutes', 'without a call'),
    ],
  },
  {
    title: 'The wrong moment',
    note: 'no pitch then',
    fields: [
      renewal('blockDays', 'Before a renewal, days', 'no pitch in the last days'),
      renewal('preferDays', 'Preferred window begins, days', 'before a renewal'),
      renewal('minTermMonths', 'Only for terms of, months', 'or longer'),
      plain('recentDowngradeDays', 'After a downgrade, days', 'no pitch'),
    ],
  },
];
