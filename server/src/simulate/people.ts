import { firstNames, lastNames } from './names.ts';
import type { Random } from './random.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: 'owner' | 'admin' | 'billing' | 'member' | 'viewer';
  isChampion: boolean;
  isExecutive: boolean;
}

const otherRoles = [
  ['member', 60],
  ['admin', 16],
  ['viewer', 16],
  ['billing', 8],
] as const;

/** The first founds the account and owns it; the others join with the roles such teams have. */
export function createPeople(random: Random, account: { id: string; domain: string; count: number }): Person[] {
  return Array.from({ length: account.count }, (_, index) => {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
    const role = index === 0 ? 'owner' : random.weighted(otherRoles);
    return {
      id: `${account.id}-u${index + 1}`,
      name: `${first} ${last}`,
      email: `${first}.${last}@${account.domain}`.toLowerCase().replaceAll(/[^a-z0-9.@-]/g, ''),
      role,
      isChampion: index === 1 || (index === 0 && account.count === 1),
      isExecutive: random.chance(index === 0 ? 0.4 : 0.05),
    };
  });
}
