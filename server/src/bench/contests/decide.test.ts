import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { emptyState } from '@uptier/shared/engine/state/state.ts';
import { expect, test } from 'vitest';
import type { Question } from '../choosers/chooser.ts';
import { requireAgreement } from './decide.ts';

const questions = [0, 1, 2, 3].map(
  (index): Question => ({
    subject: { state: emptyState, ledger: emptyLedger },
    moment: {
      ...{ now: 0, accountId: `account-${index}`, userId: 'user', locale: null, sessionStartedAt: 0 },
      ...{ placement: 'home', event: null, feature: null },
    },
  }),
);
const odd = (id: string) => ({
  name: id,
  choose: ({ moment }: Question) => (/[13]$/.test(moment.accountId) ? id : null),
});

test('ways to choose that agree on everybody may compete', () => {
  expect(() => requireAgreement(questions, [odd('a'), odd('a')])).not.toThrow();
});

test('one that chooses otherwise for a single account is refused by name', () => {
  const stray = {
    name: 'stray',
    choose: ({ moment }: Question) => (moment.accountId === 'account-1' ? 'a' : null),
  };
  expect(() => requireAgreement(questions, [odd('a'), stray])).toThrow(
    'stray chose null for account-3, the baseline a',
  );
});

test('a load for nobody or for everybody measures nothing', () => {
  for (const id of [null, 'a'])
    expect(() => requireAgreement(questions, [{ name: 'same', choose: () => id }])).toThrow('decides nothing');
});
