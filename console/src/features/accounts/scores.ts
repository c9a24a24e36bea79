import type { ReadinessFactor, RiskSignal } from '@uptier/shared/contracts/account.ts';
import { createReader, type Reader } from '../../trace/saw.ts';
import { count, day, money, plural } from '../../ui/format.ts';

type Words = { name: string; none: string; note: (saw: Reader, currency: string) => string };

const FACTORS: Readonly<Record<ReadinessFactor['id'], Words>> = {
  usage: {
    name: 'Usage trend',
    none: 'Nothing 90 to 180 days ago to compare with',
    note: (saw) => `${saidNumber(saw, 'current')} after ${saidNumber(saw, 'before')}, 90 days each`,
  },
  adoption: {
    name: 'Feature adoption',
    none: 'The tier has no feature that counts',
    note: (saw) => `${saidNumber(saw, 'used')} of ${saidNumber(saw, 'total')} features`,
  },
  engagement: {
    name: 'Executive engagement',
    none: 'No user is marked executive',
    note: (saw) =>
      `${saidNumber(saw, 'active30')} of ${plural(saw.number('executives') ?? 0, 'executive')} active in 30 days`,
  },
  satisfaction: {
    name: 'Satisfaction',
    none: 'No answer in 180 days',
    note: (saw) => {
      const at = saw.text('at');
      return `${saw.text('name')?.toUpperCase() ?? 'Score'} ${saidNumber(saw, 'score')}${at ? `, answered ${day(at)}` : ''}`;
    },
  },
  team: {
    name: 'Team growth',
    none: 'Nobody was active 30 to 60 days ago',
    note: (saw) => `${saidNumber(saw, 'current')} active after ${saidNumber(saw, 'before')}`,
  },
  budget: {
    name: 'Budget timing',
    none: 'No budget or renewal date',
    note: (saw) => `Budget or renewal in ${saw.list('daysAhead').join(' and ')} days`,
  },
  whitespace: {
    name: 'Whitespace',
    none: 'No tier above with a price',
    note: (saw, currency) =>
      `${money(saw.number('amount') ?? 0, currency)} on ${money(saw.number('mrr') ?? 0, currency)} MRR`,
  },
};

const saidNumber = (saw: Reader, name: string) => count(saw.number(name) ?? 0);

/** What a factor of readiness is called, and what it saw. */
export function factorWords({ id, value, saw }: ReadinessFactor, currency: string): { name: string; note: string } {
  const { name, none, note } = FACTORS[id];
  return { name, note: value === null ? none : note(createReader(saw), currency) };
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
