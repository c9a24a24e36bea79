import type { Contest } from '../contest.ts';
import { recordMonth } from '../load/month.ts';
import { draftOf } from '../load/offers.ts';
import { createPlace, type OpenStore, publishAll } from '../load/place.ts';
import { everywhere, listRules } from '../load/rules.ts';

const CAMPAIGNS = 100;
const DAY_MS = 86_400_000;

/** A draft over a month of moments, against reading and counting those moments. */
export async function dryRunContest(open: OpenStore, accounts: number): Promise<Contest> {
  const place = await createPlace(await open('moments'));
  const { deps, nouns, environment } = place;
  const { moments } = await recordMonth(place, accounts);
  await publishAll(place, listRules(CAMPAIGNS, everywhere).map(draftOf));
  const { id } = await nouns.campaigns.create(environment.id, draft, 'bench');
  const to = deps.now();
  const span = { from: to - 30 * DAY_MS, to };
  return {
    title: `Dry run: a draft beside ${CAMPAIGNS} campaigns over 30 days, ${number(accounts)} accounts, ${number(moments)} moments`,
    unit: 'dry runs',
    notes: ['A rate of 0.5 is an answer in 2 seconds. A sample of the accounts is replayed and stands for all.'],
    entrants: [
      {
        name: 'count the moments by account',
        units: 1,
        run: async () =>
          (await deps.store.moments.listSizes(environment.id, span, { after: '', limit: accounts })).length,
      },
      {
        name: 'POST /v1/campaigns/{id}/dry-run',
        units: 1,
        run: async () => (await place.answer(place.call('POST', `/v1/campaigns/${id}/dry-run`, {}))).length,
      },
    ],
  };
}

const number = (value: number): string => value.toLocaleString('en');

/** For everyone on Starter, before all others. */
const draft = {
  name: 'Draft',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  priority: CAMPAIGNS + 1,
  trigger: { kind: 'placement', placement: 'billing-page' },
  variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'More room for your team' } } }],
};
