import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import type { CampaignDraft, PublishedCampaign } from '@uptier/shared/contracts/campaign.ts';
import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { replayInSteps } from '@uptier/shared/engine/dry-run/dry-run.ts';
import { withEvents } from '@uptier/shared/engine/dry-run/events.ts';
import { planDryRun } from '@uptier/shared/engine/dry-run/plan.ts';
import { DryRunTally } from '@uptier/shared/engine/dry-run/tally.ts';
import type { Deps } from '../http/deps.ts';
import { Problem } from '../http/problem.ts';
import { createTurns } from '../http/turns.ts';
import type { AccountSize } from '../store/queries/moment-list.ts';
import { Unknowns } from './dry-run-because.ts';
import { listSizes, readRecorded, sampleOf } from './dry-run-moments.ts';
import { createPauses } from './dry-run-pause.ts';
import { dryRunReport } from './dry-run-report.ts';
import { requirePublishable } from './publish.ts';
import { readRow } from './row.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;
/** How many moments' work a dry run may be; of more, a sample of the accounts stands for all. */
const MOST_MOMENTS = 80_000;

export interface DryRunSources extends Pick<Deps, 'store' | 'now'> {
  /** What is live, with the catalog and policy of today. */
  findCompiled: (environmentId: string) => Promise<Compiled>;
  /** The traits and events that were really sent. */
  listNames: (environmentId: string) => Promise<SeenNames>;
  /** Has what was recorded lately written down. */
  settle: () => Promise<void>;
  /** Share of the accounts of a campaign that move up unasked; null where nothing is known of it. */
  findBaseRate: (environmentId: string, draft: CampaignDraft) => Promise<number | null>;
  mostMoments?: number;
}

export interface DryRunSpan {
  from: EpochMs | null;
  to: EpochMs | null;
}

/** What a draft would have done at the moments of the last days, beside the campaigns that are live today. */
export function createDryRun(deps: DryRunSources) {
  const { store, now, findCompiled, findBaseRate, mostMoments = MOST_MOMENTS } = deps;
  const inTurn = createTurns();

  async function run(environment: Environment, campaignId: string, asked: DryRunSpan): Promise<DryRun> {
    const period = periodOf(asked, now());
    // What happens at this very millisecond belongs to it where no earlier end is asked for.
    const span = period.to === asked.to ? period : { ...period, to: period.to + 1 };
    const [{ body }, live, seen] = await Promise.all([
      readRow(store, environment.id, campaignId),
      findCompiled(environment.id),
      deps.listNames(environment.id),
    ]);
    requirePublishable(body, live.catalog, 'Before a dry run', seen);
    const plan = planDryRun({ ...live, campaigns: publishedOf(live) }, { ...body, id: campaignId }, period);
    const pause = createPauses();
    await deps.settle();
    const all = await listSizes(store, environment.id, span, pause);
    const sizes = sampleOf(all, mostMoments);
    const [tally, unknowns] = [new DryRunTally(), new Unknowns()];
    for await (const account of readRecorded(deps, environment.id, { span, sizes, pause })) {
      unknowns.see(account);
      const steps = replayInSteps(plan, withEvents(plan, account));
      let step = steps.next();
      for (; !step.done; step = steps.next()) await pause();
      tally.add(step.value);
      await pause();
    }
    const [baseRate, since] = await Promise.all([
      findBaseRate(environment.id, body),
      recordedSince(store, environment.id, period.from, unknowns.firstAt),
    ]);
    return dryRunReport(plan, tally, { recorded: recordedOf(all), unknowns, since, baseRate });
  }

  // One after another, so that several editors at once don't take all of the machine.
  return async (environment: Environment, campaignId: string, asked: DryRunSpan): Promise<DryRun> =>
    await inTurn(environment.id, async () => await run(environment, campaignId, asked));
}
export type RunDry = ReturnType<typeof createDryRun>;

/** From the first moment on where nothing was recorded before the time. */
async function recordedSince(
  { moments }: DryRunSources['store'],
  environmentId: string,
  from: EpochMs,
  firstAt: EpochMs | null,
): Promise<EpochMs> {
  if (firstAt === null || firstAt - from < DAY_MS) return from;
  return (await moments.hasBefore(environmentId, Math.floor(from / DAY_MS))) ? from : firstAt;
}

function publishedOf({ campaigns }: Compiled): PublishedCampaign[] {
  return campaigns.map(({ campaign }) => campaign);
}

interface Period {
  from: EpochMs;
  to: EpochMs;
}

function periodOf(asked: DryRunSpan, now: EpochMs): Period {
  const to = Math.min(asked.to ?? now, now);
  const from = asked.from ?? to - DAYS * DAY_MS;
  if (from < to) return { from, to };
  throw new Problem('invalid', 'A dry run looks back: `from` lies before `to` and before now.', {
    from: 'lies before `to` and before now',
  });
}

function recordedOf(sizes: readonly AccountSize[]): DryRun['recorded'] {
  const sum = (key: 'moments' | 'users') => sizes.reduce((total, size) => total + size[key], 0);
  return { moments: sum('moments'), accounts: sizes.length, users: sum('users') };
}
