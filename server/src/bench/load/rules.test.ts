import { compileAudience } from '@uptier/shared/engine/audience.ts';
import { expect, test } from 'vitest';
import { closureOf } from '../choosers/closures.ts';
import { listPeople, type Person } from './crowd.ts';
import { audienceOf, listRules } from './rules.ts';

const people = listPeople(500);

function factsOf({ attributes: { department, role, ...account } }: Person) {
  const ofAccount = new Map(Object.entries(account));
  const ofUser = new Map(Object.entries({ department, role }));
  return {
    tier: null,
    adoption: null,
    accountTrait: (name: string) => ofAccount.get(name),
    userTrait: (name: string) => ofUser.get(name),
    usage: () => null,
    activeUsers: () => 0,
    events: () => 0,
  };
}

test('the audience of a rule and its closure are for the same people', () => {
  for (const rule of listRules(100)) {
    const [matches, closure] = [compileAudience(audienceOf(rule)), closureOf(rule)];
    for (const person of people) expect(matches(factsOf(person))).toBe(closure(person.attributes));
  }
});

test('every rule has three conditions, and each shape is for some people and not for others', () => {
  const rules = listRules(100);
  for (const rule of rules) expect(audienceOf(rule)).toHaveProperty('all.length', 3);
  for (const kind of ['sector', 'small', 'team', 'busy']) {
    const closures = rules.filter((rule) => rule.kind === kind).map(closureOf);
    const hits = people.filter(({ attributes }) => closures.some((matches) => matches(attributes)));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.length).toBeLessThan(people.length);
  }
});
