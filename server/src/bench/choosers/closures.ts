import type { Attributes, Rule } from '../load/rules.ts';
import type { Chooser } from './chooser.ts';

/** What a team writes that needs no campaigns: tests in code, tried in the order of priority. */
export const closures: Chooser = {
  name: 'hand-written closures, audience only',
  prepare({ rules, campaignIds }) {
    const tests = rules.map((rule) => ({ id: campaignIds.get(rule.id) ?? '', matches: closureOf(rule) }));
    return ({ attributes }) => {
      for (const { id, matches } of tests) if (matches(attributes)) return id;
      return null;
    };
  },
};

export function closureOf(rule: Rule): (attributes: Attributes) => boolean {
  switch (rule.kind) {
    case 'sector':
      return ({ industry, employees, department }) =>
        industry === rule.industry && employees >= rule.employees && rule.departments.includes(department);
    case 'small':
      return ({ region, employees, role }) =>
        rule.regions.includes(region) && employees < rule.employees && role === rule.role;
    case 'team':
      return ({ industry, region, department }) =>
        rule.industries.includes(industry) && region === rule.region && department === rule.department;
    case 'busy':
      return ({ region, projects, role }) =>
        region === rule.region && projects > rule.projects && rule.roles.includes(role);
  }
}
