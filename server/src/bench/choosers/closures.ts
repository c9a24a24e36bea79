import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Rule } from '../load/rules.ts';
import type { Chooser } from './chooser.ts';

/** Traits as the state keeps them. */
type Traits = AccountState['traits'];
type Test = (account: Traits, user: Traits) => boolean;

const nothingKnown: Traits = {};

/** What a team writes that needs no campaigns: tests in code, tried in the order of priority. */
export const closures: Chooser = {
  name: 'hand-written closures: tier, placement, audience',
  prepare({ rules, campaignIds }) {
    const tests = rules.map((rule) => ({ id: campaignIds.get(rule.id) ?? '', rule, matches: closureOf(rule) }));
    return ({ subject: { state }, moment: { placement, userId } }) => {
      const tier = state.plans.at(-1)?.value.tier;
      const user = state.users[userId]?.traits ?? nothingKnown;
      for (const { id, rule, matches } of tests)
        if (rule.from === tier && rule.placement === placement && matches(state.traits, user)) return id;
      return null;
    };
  },
};

export function closureOf(rule: Rule): Test {
  switch (rule.kind) {
    case 'sector':
      return ({ industry, employees }, { department }) =>
        industry?.value === rule.industry &&
        numberOf(employees) >= rule.employees &&
        rule.departments.includes(textOf(department));
    case 'small':
      return ({ region, employees }, { role }) =>
        rule.regions.includes(textOf(region)) && numberOf(employees) < rule.employees && role?.value === rule.role;
    case 'team':
      return ({ industry, region }, { department }) =>
        rule.industries.includes(textOf(industry)) &&
        region?.value === rule.region &&
        department?.value === rule.department;
    case 'busy':
      return ({ region, projects }, { role }) =>
        region?.value === rule.region && numberOf(projects) > rule.projects && rule.roles.includes(textOf(role));
  }
}

type Trait = Traits[string] | undefined;

const numberOf = (trait: Trait): number => (typeof trait?.value === 'number' ? trait.value : Number.NaN);
const textOf = (trait: Trait): string => (typeof trait?.value === 'string' ? trait.value : '');
