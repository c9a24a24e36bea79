import type { Chooser, Question } from '../choosers/chooser.ts';
import { closures } from '../choosers/closures.ts';
import { flagd } from '../choosers/flagd.ts';
import { growthbook } from '../choosers/growthbook.ts';
import { jsonLogic } from '../choosers/json-logic.ts';
import { unleash } from '../choosers/unleash.ts';
import { deciding, explaining, leasing, matching, outlining } from '../choosers/uptier.ts';
import type { Contest, Entrant } from '../contest.ts';
import type { Offers } from '../load/offers.ts';

const others: readonly Chooser[] = [
  ...[matching, deciding, outlining, explaining, leasing],
  ...[jsonLogic, flagd, growthbook, unleash],
];
const QUESTIONS_PER_RUN = 50;

type Choose = (question: Question) => string | null;

/** The engine in memory, against the same tiers, placements and audiences in plain code. */
export function decideContest(offers: Offers): Contest {
  const prepared = others.map(({ name, prepare }) => ({ name, choose: prepare(offers) }));
  const baseline = { name: closures.name, choose: closures.prepare(offers) };
  requireAgreement(questionsOf(offers), [baseline, ...prepared]);
  const enter = ({ name, choose }: { name: string; choose: Choose }) => entrantOf(name, choose, offers);
  return {
    title: `Decide: ${offers.rules.length} campaigns of 3 conditions and 2 variants ${offers.spread.name}, ${offers.people.length.toLocaleString('en')} accounts`,
    unit: 'decisions',
    notes: [
      'All choose the same campaign for every account, which was checked first.',
      'All read the same states. The first two only find the campaign; decide, explain and leases also ask every other gate,',
      'draw holdout and variant, and say why. The other engines try one rule after another in the order of priority; flagd,',
      'growthbook and unleash also draw one of two variants.',
    ],
    entrants: [enter(baseline), ...prepared.map(enter)],
  };
}

/** Throws unless all choose alike for everyone, and somebody gets something while somebody gets nothing. */
export function requireAgreement(
  questions: readonly Question[],
  [baseline, ...rivals]: readonly { name: string; choose: Choose }[],
): void {
  const wanted = questions.map((question) => baseline?.choose(question) ?? null);
  if (!wanted.includes(null) || wanted.every((id) => id === null)) throw new Error('the load decides nothing');
  for (const { name, choose } of rivals)
    for (const [index, question] of questions.entries()) {
      const chosen = choose(question);
      if (chosen !== wanted[index])
        throw new Error(`${name} chose ${chosen} for ${question.moment.accountId}, the baseline ${wanted[index]}`);
    }
}

function questionsOf({ people, subjectOf, momentOf }: Offers): Question[] {
  return people.map((person) => ({ subject: subjectOf(person), moment: momentOf(person) }));
}

function entrantOf(name: string, choose: Choose, offers: Offers): Entrant {
  let questions: readonly Question[] = [];
  let from = 0;
  return {
    name,
    units: QUESTIONS_PER_RUN,
    ready() {
      questions = questionsOf({ ...offers, people: offers.people.slice(from, from + QUESTIONS_PER_RUN) });
      from = (from + QUESTIONS_PER_RUN) % offers.people.length;
    },
    run: () => questions.reduce((sum, question) => sum + (choose(question)?.length ?? 1), 0),
  };
}
