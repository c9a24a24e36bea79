import type { Chooser } from '../choosers/chooser.ts';
import { closures } from '../choosers/closures.ts';
import { deciding, explaining, leasing, matching } from '../choosers/uptier.ts';
import type { Contest, Entrant } from '../contest.ts';
import type { Person } from '../load/crowd.ts';
import type { Offers } from '../load/offers.ts';

const others: readonly Chooser[] = [matching, deciding, explaining, leasing];
const PEOPLE_PER_RUN = 50;

type Choose = (person: Person) => string | null;

/** The engine in memory, against the same audiences in plain code. */
export function decideContest(offers: Offers): Contest {
  const prepared = others.map(({ name, prepare }) => ({ name, choose: prepare(offers) }));
  const baseline = { name: closures.name, choose: closures.prepare(offers) };
  requireAgreement(offers.people, [baseline, ...prepared]);
  const enter = ({ name, choose }: { name: string; choose: Choose }) => entrantOf(name, choose, offers.people);
  return {
    title: `Decide: ${offers.rules.length} campaigns of 3 conditions and 2 variants, ${offers.people.length.toLocaleString('en')} accounts`,
    unit: 'decisions',
    notes: [
      'All choose the same campaign for every account, which was checked first.',
      'The first two test audiences only; the others also ask every other gate, draw holdout and variant, and say why.',
    ],
    entrants: [enter(baseline), ...prepared.map(enter)],
  };
}

/** Throws unless all choose alike for everyone, and somebody gets something while somebody gets nothing. */
export function requireAgreement(
  people: readonly Person[],
  [baseline, ...rivals]: readonly { name: string; choose: Choose }[],
): void {
  const wanted = people.map((person) => baseline?.choose(person) ?? null);
  if (!wanted.includes(null) || wanted.every((id) => id === null)) throw new Error('the load decides nothing');
  for (const { name, choose } of rivals)
    for (const [index, person] of people.entries()) {
      const chosen = choose(person);
      if (chosen !== wanted[index])
        throw new Error(`${name} chose ${chosen} for ${person.accountId}, the baseline ${wanted[index]}`);
    }
}

function entrantOf(name: string, choose: Choose, people: readonly Person[]): Entrant {
  let from = 0;
  return {
    name,
    units: PEOPLE_PER_RUN,
    run() {
      let sum = 0;
      for (const person of people.slice(from, from + PEOPLE_PER_RUN)) sum += choose(person)?.length ?? 1;
      from = (from + PEOPLE_PER_RUN) % people.length;
      return sum;
    },
  };
}
