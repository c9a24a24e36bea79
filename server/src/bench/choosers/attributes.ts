import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import { audienceOf, type Rule } from '../load/rules.ts';
import type { Question } from './chooser.ts';

/** One test of a rule, as flag engines write it: a flat attribute against a value. */
export interface Wanted {
  attribute: string;
  is: 'equal' | 'one-of' | 'at-least' | 'less' | 'more';
  value: unknown;
}

/** What a rule asks, tier and placement first, as they leave out the most. */
export function wantedBy(rule: Rule): Wanted[] {
  const audience = audienceOf(rule);
  const conditions = 'all' in audience ? audience.all : [];
  return [
    { attribute: 'tier', is: 'equal', value: rule.from },
    { attribute: 'placement', is: 'equal', value: rule.placement },
    ...conditions.map((condition): Wanted => {
      if (!('trait' in condition) || !isKnown(condition.is)) throw new Error(`${rule.id} asks what no rule asks`);
      return { attribute: condition.trait, is: condition.is, value: condition.value };
    }),
  ];
}

const known: ReadonlySet<string> = new Set<Wanted['is']>(['equal', 'one-of', 'at-least', 'less', 'more']);
const isKnown = (is: string): is is Wanted['is'] => known.has(is);

export type Flat = Record<string, string | number>;

/** The account and user of a question as flat attributes, which these engines read. */
export function attributesOf({ subject: { state }, moment }: Question): Flat {
  const flat: Flat = {
    accountId: moment.accountId,
    tier: state.plans.at(-1)?.value.tier ?? '',
    placement: moment.placement ?? '',
  };
  copyTraits(flat, state.traits);
  copyTraits(flat, state.users[moment.userId]?.traits ?? {});
  return flat;
}

function copyTraits(flat: Flat, traits: AccountState['traits']): void {
  for (const name in traits) {
    const value = traits[name]?.value;
    if (typeof value === 'string' || typeof value === 'number') flat[name] = value;
  }
}
