import type { Audience } from '@uptier/shared/contracts/audience.ts';
import { createRandom } from '../../simulate/random.ts';

export const industries = ['health', 'retail', 'media', 'finance', 'travel', 'energy', 'games', 'law'] as const;
export const regions = ['north', 'south', 'east', 'west'] as const;
export const departments = ['sales', 'design', 'support', 'data', 'people'] as const;
export const roles = ['owner', 'admin', 'editor', 'viewer'] as const;

/** Each path of the demo's catalog goes one tier up. */
export const tiers: readonly string[] = ['starter', 'pro', 'pro-plus', 'enterprise'];
const placements = ['home', 'reports', 'export', 'settings', 'team'] as const;

/** Where campaigns wait and people are: at one place, or spread as in a product. */
export interface Spread {
  name: string;
  /** Tiers that accounts have. */
  tiers: readonly string[];
  placements: readonly string[];
}

export const oneSpot: Spread = { name: 'all for one tier at one placement', tiers: ['starter'], placements: ['home'] };
export const everywhere: Spread = { name: 'over 3 paths and 5 placements', tiers, placements };

/** What is known of an account and the user who looks. */
export interface Attributes {
  industry: string;
  region: string;
  employees: number;
  projects: number;
  department: string;
  role: string;
}

/** Three conditions, in four shapes that product teams write. */
export type Rule = { id: string; from: string; to: string; placement: string } & (
  | { kind: 'sector'; industry: string; employees: number; departments: readonly string[] }
  | { kind: 'small'; regions: readonly string[]; employees: number; role: string }
  | { kind: 'team'; industries: readonly string[]; region: string; department: string }
  | { kind: 'busy'; region: string; projects: number; roles: readonly string[] }
);

/** Rules in the order in which they are to be tried; the same every time. */
export function listRules(count: number, spread: Spread): Rule[] {
  return Array.from({ length: count }, (_, index) => createRule(`rule-${index}`, index % 4, spread));
}

function createRule(id: string, shape: number, spread: Spread): Rule {
  const random = createRandom(id);
  const spot = createRandom(`spot of ${id}`);
  const from = spot.whole(0, Math.min(spread.tiers.length, tiers.length - 1) - 1);
  const where = { id, from: tiers[from] ?? '', to: tiers[from + 1] ?? '', placement: spot.pick(spread.placements) };
  const two = (list: readonly string[]) => [random.pick(list), random.pick(list)];
  const region = random.pick(regions);
  if (shape === 0) {
    const industry = random.pick(industries);
    return { ...where, kind: 'sector', industry, employees: random.whole(300, 900), departments: two(departments) };
  }
  if (shape === 1) {
    const employees = random.whole(20, 120);
    return { ...where, kind: 'small', regions: two(regions), employees, role: random.pick(roles) };
  }
  if (shape === 2)
    return { ...where, kind: 'team', industries: two(industries), region, department: random.pick(departments) };
  return { ...where, kind: 'busy', region, projects: random.whole(35, 48), roles: two(roles) };
}

/** The rule as an author of a campaign writes it. */
export function audienceOf(rule: Rule): Audience {
  switch (rule.kind) {
    case 'sector':
      return {
        all: [
          { of: 'account', trait: 'industry', is: 'equal', value: rule.industry },
          { of: 'account', trait: 'employees', is: 'at-least', value: rule.employees },
          { of: 'user', trait: 'department', is: 'one-of', value: rule.departments },
        ],
      };
    case 'small':
      return {
        all: [
          { of: 'account', trait: 'region', is: 'one-of', value: rule.regions },
          { of: 'account', trait: 'employees', is: 'less', value: rule.employees },
          { of: 'user', trait: 'role', is: 'equal', value: rule.role },
        ],
      };
    case 'team':
      return {
        all: [
          { of: 'account', trait: 'industry', is: 'one-of', value: rule.industries },
          { of: 'account', trait: 'region', is: 'equal', value: rule.region },
          { of: 'user', trait: 'department', is: 'equal', value: rule.department },
        ],
      };
    case 'busy':
      return {
        all: [
          { of: 'account', trait: 'region', is: 'equal', value: rule.region },
          { of: 'account', trait: 'projects', is: 'more', value: rule.projects },
          { of: 'user', trait: 'role', is: 'one-of', value: rule.roles },
        ],
      };
  }
}
