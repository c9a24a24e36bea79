import { tierPaths } from '../../reports/tier-paths.ts';
import { createRandom } from '../../simulate/random.ts';
import type { EntryRow } from '../../store/queries/exposures.ts';
import type { Contest } from '../contest.ts';
import { createPlace, type OpenStore } from '../load/place.ts';

const ENTRIES = 20_000;
const DAYS = 180;
const DAY_MS = 86_400_000;
const PATHS = [
  { fromTier: 'starter', toTier: 'pro' },
  { fromTier: 'starter', toTier: 'pro-plus' },
  { fromTier: 'pro', toTier: 'pro-plus' },
  { fromTier: 'pro-plus', toTier: 'enterprise' },
];

/** The tier-path matrix over half a year, against reading the rows it counts. */
export async function tierPathContest(open: OpenStore): Promise<Contest> {
  const place = await createPlace(await open('reports'));
  const { deps, nouns, environment } = place;
  const asOf = deps.now();
  const entries = listEntries(environment.id, asOf);
  await deps.store.write(deps.store.exposures.replaceHistory(environment.id, '', { entries, upgrades: [] }));
  const period = { from: asOf - DAYS * DAY_MS, to: asOf };
  const query = {
    ...period,
    windowDays: 30,
    target: 'exact' as const,
    motion: 'tier' as const,
    campaignId: null,
    trait: null,
    asOf,
  };
  const text = new URLSearchParams({ from: new Date(period.from).toISOString(), to: new Date(asOf).toISOString() });
  return {
    title: `Report: tier paths over ${ENTRIES.toLocaleString('en')} cohort entries`,
    unit: 'reports',
    notes: ['A report counts, judges maturity and works out rates, intervals, difference and sample check per path.'],
    entrants: [
      {
        name: 'read the rows, count nothing',
        units: 1,
        run: async () => (await deps.store.conversion.listEntries(environment.id, '', query)).length,
      },
      {
        name: 'tier paths',
        units: 1,
        run: async () =>
          (await tierPaths(nouns.reports, environment.id, query)).cells.reduce(
            (sum, { shown }) => sum + shown.mature,
            0,
          ),
      },
      {
        name: 'GET /v1/reports/tier-paths',
        units: 1,
        run: async () => (await place.answer(place.call('GET', `/v1/reports/tier-paths?${text}`))).length,
      },
    ],
  };
}

function listEntries(environmentId: string, asOf: number): EntryRow[] {
  const random = createRandom('entries');
  return Array.from({ length: ENTRIES }, (_, index) => {
    const path = random.pick(PATHS);
    const enteredAt = asOf - random.whole(1, DAYS * DAY_MS);
    const outcome = random.chance(0.8) ? ('shown' as const) : ('withheld' as const);
    const hasMoved = random.chance(outcome === 'shown' ? 0.2 : 0.15);
    const movedAt = hasMoved ? enteredAt + random.whole(1, 40 * DAY_MS) : null;
    return {
      ...{
        environmentId,
        accountId: `account-${index}`,
        scope: '',
        motion: 'tier' as const,
        ...path,
        enteredAt,
        outcome,
      },
      ...{ campaignId: 'campaign', variantId: 'a', movedAt, movedTo: hasMoved ? path.toTier : null },
      ...{ mrrDelta: hasMoved ? 40_000 : null, withheldBuckets: 2000 },
    };
  });
}
