import { compileAudience } from '@uptier/shared/engine/audience/audience.ts';
import { expect, test } from 'vitest';
import { closureOf } from '../choosers/closures.ts';
import { listPeople, type Person } from './crowd.ts';
import { audienceOf, everywhere, listRules, oneSpot } from './rules.ts';

const people = listPeople(500);

/** Traits as the state keeps them, the account's and the user's. */
function traitsOf({ attributes: { department, role, ...account } }: Person) {
  const stamp = (traits: object) =>
    Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, { value, at: 0, id: name }]));
  return [stamp(account), stamp({ department, role })] as const;
}

function factsOf(person: Person) {
  const [account, user] = traitsOf(person);
  return {
    tier: null,
    adoption: null,
    accountTrait: (name: string) => account[name]?.value,
    userTrait: (name: string) => user[name]?.value,
    usage: () => null,
    activeUsers: () => 0,
    events: () => 0,
    ...{ role: undefined, locale: null, readiness: { score: null }, risk: { count: 0 }, seats: null },
    ...{ zone: 'UTC', today: 0, movedAt: () => null },
  };
}

test('the audience of a rule and its closure are for the same people', () => {
  for (const rule of listRules(100, everywhere)) {
    const [matches, closure] = [compileAudience(audienceOf(rule)), closureOf(rule)];
    for (const person of people) expect(matches(factsOf(person))).toBe(closure(...traitsOf(person)));
  }
});

test('every rule has three conditions, and each shape is for some people and not for others', () => {
  const rules = listRules(100, everywhere);
  for (const rule of rules) expect(audienceOf(rule)).toHaveProperty('all.length', 3);
  for (const kind of ['sector', 'small', 'team', 'busy']) {
    const closures = rules.filter((rule) => rule.kind === kind).map(closureOf);
    const hits = people.filter((person) => closures.some((matches) => matches(...traitsOf(person))));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.length).toBeLessThan(people.length);
  }
});

test('rules are where people are: at one spot, or on every path and placement', () => {
  const spotsOf = (spots: readonly { from: string; placement: string }[]) =>
    new Set(spots.map(({ from, placement }) => `${from} ${placement}`)).size;
  expect(spotsOf(listRules(100, oneSpot))).toBe(1);
  expect(spotsOf(listRules(100, everywhere))).toBe(15);
  expect(new Set(listPeople(500, oneSpot).map(({ tier, placement }) => `${tier} ${placement}`)).size).toBe(1);
  expect(new Set(people.map(({ tier, placement }) => `${tier} ${placement}`)).size).toBe(20);
});
