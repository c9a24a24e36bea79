import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Moment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { emptyState } from '@uptier/shared/engine/state/state.ts';
import { listPeople, type Person } from './crowd.ts';
import { bringIn, createPlace, type OpenStore, type Place, publishAll } from './place.ts';
import { audienceOf, listRules, type Rule, type Spread } from './rules.ts';

const CAMPAIGNS = 100;
const PEOPLE = 1000;

/** A hundred live campaigns, a thousand accounts they may be for, and the rules they were written from. */
export interface Offers {
  place: Place;
  spread: Spread;
  rules: readonly Rule[];
  people: readonly Person[];
  compiled: Compiled;
  /** The id of the campaign that was made from a rule. */
  campaignIds: ReadonlyMap<string, string>;
  subjectOf(person: Person): Subject;
  /** A new one for every question, as every request brings one: what is known of a moment is kept with it. */
  momentOf(person: Person): Moment;
}

export async function createOffers(open: OpenStore, spread: Spread): Promise<Offers> {
  const place = await createPlace(await open(`offers-${spread.tiers.length}`));
  const { nouns, environment, deps } = place;
  const rules = listRules(CAMPAIGNS, spread);
  const people = listPeople(PEOPLE, spread);
  const ids = await publishAll(place, rules.map(draftOf));
  await bringIn(place, people);
  const subjects = await nouns.subjects.recall(
    environment.id,
    people.map(({ accountId }) => accountId),
  );
  const now = deps.now();
  return {
    ...{ place, spread, rules, people },
    compiled: await nouns.live.read(environment.id),
    campaignIds: new Map(rules.map(({ id }, index) => [id, ids[index] ?? ''])),
    subjectOf: ({ accountId }) => subjects.get(accountId) ?? { state: emptyState, ledger: emptyLedger },
    momentOf: ({ accountId, userId, placement }) => ({
      now,
      accountId,
      userId,
      locale: null,
      sessionStartedAt: now,
      placement,
      event: null,
      feature: null,
    }),
  };
}

/** A pitch, as it passes every gate there is. Each has a priority of its own, so that all try in one order. */
export function draftOf(rule: Rule, index: number): object {
  return {
    name: rule.id,
    kind: 'upgrade',
    path: { from: rule.from, to: rule.to },
    priority: CAMPAIGNS - index,
    trigger: { kind: 'placement', placement: rule.placement },
    audience: audienceOf(rule),
    variants: (['card', 'banner'] as const).map((surface) => ({
      id: surface,
      surface,
      weight: 1,
      content: {
        en: {
          title: 'More room for your team',
          body: 'Pro raises every limit you have.',
          primary: { label: 'See Pro', url: '/billing' },
          dismiss: { label: 'Not now' },
        },
      },
    })),
  };
}
