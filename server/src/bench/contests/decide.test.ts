import { expect, test } from 'vitest';
import { listPeople } from '../load/crowd.ts';
import { requireAgreement } from './decide.ts';

const people = listPeople(4);
const odd = (id: string) => ({
  name: id,
  choose: ({ accountId }: { accountId: string }) => (/[13]$/.test(accountId) ? id : null),
});

test('ways to choose that agree on everybody may compete', () => {
  expect(() => requireAgreement(people, [odd('a'), odd('a')])).not.toThrow();
});

test('one that chooses otherwise for a single account is refused by name', () => {
  const stray = {
    name: 'stray',
    choose: ({ accountId }: { accountId: string }) => (accountId === 'account-1' ? 'a' : null),
  };
  expect(() => requireAgreement(people, [odd('a'), stray])).toThrow('stray chose null for account-3, the baseline a');
});

test('a load for nobody or for everybody measures nothing', () => {
  for (const id of [null, 'a'])
    expect(() => requireAgreement(people, [{ name: 'same', choose: () => id }])).toThrow('decides nothing');
});
