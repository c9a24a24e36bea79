import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import type { DryRunPlan } from '@uptier/shared/engine/dry-run/plan.ts';
import type { DryRunTally } from '@uptier/shared/engine/dry-run/tally.ts';
import { allGates } from '@uptier/shared/engine/gates/gates.ts';
import { plannedPerArm } from '@uptier/shared/stats/planned-per-arm.ts';
import { listReasons, type Unknowns } from './dry-run-because.ts';
import { listOutside, openSpan } from './dry-run-schedule.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** Where nothing is known yet of who moves unasked. */
const USUAL_RATE = 0.05;

interface Frame {
  recorded: DryRun['recorded'];
  unknowns: Unknowns;
  /** From when on moments were recorded, the start of the time at the earliest. */
  since: number;
  baseRate: number | null;
}

/** What the replay of a sample says of all accounts. */
export function dryRunReport(plan: DryRunPlan, tally: DryRunTally, frame: Frame): DryRun {
  const { recorded, since } = frame;
  const scale = tally.accounts === 0 ? 1 : recorded.accounts / tally.accounts;
  const scaled = <Counts extends Record<string, number>>(counts: Counts) => scaleUp(counts, scale);
  const open = openSpan(plan);
  const days = Math.max(1, (open.to - Math.max(since, open.from)) / DAY_MS);
  // A day or two are not made a week of: clocks would keep the rest of it free.
  const weeks = Math.max(1, days / WEEK_DAYS);
  const { weight, ...reached } = tally.reached;
  const readable = readableIn(plan, frame, ((tally.reached.accounts + tally.withheld.accounts) * scale) / days);
  const guessed = listReasons(plan, tally, { ...frame, accounts: recorded.accounts });
  if (readable && frame.baseRate === null) guessed.push(unknownRate);
  const schedule = listOutside(plan, tally, scale);
  const nameOf = (id: string) => plan.without.byId.get(id)?.campaign.name ?? id;
  return {
    from: formatTime(plan.from),
    to: formatTime(plan.to),
    recorded,
    replayed: { moments: tally.moments, accounts: tally.accounts },
    isEstimate: guessed.length > 0,
    because: [...schedule, ...guessed],
    schedule,
    days,
    reached: scaled(reached),
    withheld: scaled(tally.withheld),
    surfaces: [...tally.surfaces].map(([surface, counts]) => ({ surface, ...scaled(counts) })),
    displaced: [...tally.displaced]
      .map(([campaignId, counts]) => ({ campaignId, name: nameOf(campaignId), ...scaled(counts) }))
      .sort((a, b) => b.nudges - a.nudges),
    fatigue: {
      weightPerAccountWeek: reached.accounts === 0 ? null : weight / reached.accounts / weeks,
      accountWeekCap: plan.draft.caps.accountWeek,
    },
    asked: scaled(tally.asked),
    outranked: scaled(tally.outranked),
    stopped: allGates.flatMap(({ id: gate }) => {
      const counts = tally.stopped.get(gate);
      return counts ? [{ gate, ...scaled(counts) }] : [];
    }),
    readable,
  };
}

const unknownRate = 'Nothing is known yet of how many accounts move up unasked; 5 % is taken for the days to a result.';

function scaleUp<Counts extends Record<string, number>>(counts: Counts, scale: number): Counts {
  const scaled = { ...counts };
  for (const name in scaled) Object.assign(scaled, { [name]: Math.round((counts[name] ?? 0) * scale) });
  return scaled;
}

/** The slower side decides; who enters is split as the holdouts draw. */
function readableIn(plan: DryRunPlan, { baseRate }: Frame, accountsPerDay: number): DryRun['readable'] {
  const { campaign, holdout } = plan.draft;
  if (campaign.kind === 'limit-warning') return null;
  const withheld = 1 - (1 - plan.withDraft.policy.holdout) * (1 - holdout);
  const slower = accountsPerDay * Math.min(withheld, 1 - withheld);
  const accountsPerSide = plannedPerArm(baseRate ?? USUAL_RATE);
  if (accountsPerSide === null || slower <= 0) return null;
  const days = Math.ceil(accountsPerSide / slower);
  return { accountsPerSide, accountsPerDay, days, windowDays: campaign.goal.windowDays };
}
