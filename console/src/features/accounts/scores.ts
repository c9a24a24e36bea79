import type { ReadinessFactor, RiskSignal } from '@uptier/shared/contracts/account.ts';
import { count, day, money, plural } from '../../ui/format.ts';
import { createReader } from './saw.ts';

/** What a factor of readiness is called, and what it saw. */
export function factorWords({ id, value, saw }: ReadinessFactor, currency: string): { name: string; note: string } {
  const read = createReader(saw);
  const number = (name: string) => count(read.number(name) ?? 0);
  const known = value !== null;
  switch (id) {
    case 'usage':
      return {
        name: 'Usage trend',
        note: known
          ? `${number('current')} after ${number('before')}, 90 days each`
          : 'Nothing 90 to 180 days ago to compare with',
      };
    case 'adoption':
      return {
        name: 'Feature adoption',
        note: known ? `${number('used')} of ${number('total')} features` : 'The tier has no feature that counts',
      };
    case 'engagement': {
      const active = read.number('active30') ?? 0;
      return {
        name: 'Executive engagement',
        note: known
          ? `${count(active)} of ${plural(read.number('executives') ?? 0, 'executive')} active in 30 days`
          : 'No user is marked executive',
      };
    }
    case 'satisfaction': {
      const at = read.text('at');
      return {
        name: 'Satisfaction',
        note: known
          ? `${read.text('name')?.toUpperCase() ?? 'Score'} ${number('score')}${at ? `, answered ${day(at)}` : ''}`
          : 'No answer in 180 days',
      };
    }
    case 'team':
      return {
        name: 'Team growth',
        note: known ? `${number('current')} active after ${number('before')}` : 'Nobody was active 30 to 60 days ago',
      };
    case 'budget': {
      const days = read.list('daysAhead');
      return {
        name: 'Budget timing',
        note: known ? `Budget or renewal in ${days.join(' and ')} days` : 'No budget or renewal date',
      };
    }
    case 'whitespace':
      return {
        name: 'Whitespace',
        note: known
          ? `${money(read.number('amount') ?? 0, currency)} on ${money(read.number('mrr') ?? 0, currency)} MRR`
          : 'No tier above with a price',
      };
  }
}

const NAMES: Readonly<Record<RiskSignal['id'], string>> = {
  usage: 'Usage down on the quarter before',
  'active-users': 'Active users down in three weeks',
  'core-use': 'Core feature use down',
  tickets: 'Support tickets up',
  champion: 'Champion left',
  nps: 'NPS fell to detractor',
  competitor: 'Competitor mentioned',
};

/** A signal with its numbers: "Usage down on the quarter before: 640 after 1,040". */
export function signalWords({ id, present, saw }: RiskSignal): string {
  const read = createReader(saw);
  if (present === null) return `${NAMES[id]}: unknown`;
  const [current, before] = [
    read.number('current') ?? read.number('score'),
    read.number('before') ?? read.number('before90'),
  ];
  const at = read.text('at');
  if (at) return `${NAMES[id]}: ${day(at)}`;
  if (current === null || before === null) return `${NAMES[id]}: no`;
  const numbers =
    id === 'tickets'
      ? `${count(current)} in 30 days, ${count(before)} in the 90 before`
      : `${count(current)} after ${count(before)}`;
  return `${NAMES[id]}: ${present ? '' : 'no, '}${numbers}`;
}
