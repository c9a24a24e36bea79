import type { Cell, Overview } from '../../api/reports.ts';
import type { NamedPath } from '../../api/tiers.ts';
import { count, day, plural } from '../../ui/format.ts';

const FAR_DAYS = 365;

type Told = { title: string; lead: string };
type Judged = { cell: Cell; path: NamedPath };

const words = ({ path }: Judged) => `${path.fromName} → ${path.toName}`;
const list = (paths: readonly Judged[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(paths.map(words));

function titleOf({ attributed, incremental }: Overview, judged: readonly Judged[], from: string): string {
  if (attributed.upgrades === 0) return `No upgrade has followed a nudge since ${day(from)}`;
  const moved = `${attributed.upgrades === 1 ? '1 upgrade' : `${count(attributed.upgrades)} upgrades`} followed a nudge since ${day(from)}`;
  const { upgrades, interval } = incremental;
  if (upgrades === null || !interval) return `${moved}; what would have happened anyway is not known yet`;
  if (interval[0] > 0) return `${moved}; about ${count(upgrades)} would not have come without it`;
  if (interval[1] < 0) return `${moved}; about ${count(-upgrades)} more would have come without it`;
  const working = judged.filter(({ cell }) => cell.verdict?.kind === 'working');
  const caused = working.reduce((sum, { cell }) => sum + (cell.incremental.upgrades ?? 0), 0);
  if (working.length > 0) return `${moved}; about ${count(caused)} on ${list(working)} would not have come without it`;
  return `${moved}; what nudges added is not yet told apart from 0`;
}

function leadOf(judged: readonly Judged[]): string {
  const of = (kind: string) => judged.filter(({ cell }) => cell.verdict?.kind === kind);
  const [working, hurting, wrong] = [of('working'), of('hurting'), of('sample-mismatch')];
  const sentences = [
    working.length > 0 && `${list(working)} ${working.length === 1 ? 'carries' : 'carry'} it.`,
    hurting.length > 0 &&
      `${list(hurting)} ${hurting.length === 1 ? 'upgrades' : 'upgrade'} less often with nudges: look there first.`,
    wrong.length > 0 && `${list(wrong)} cannot be compared: samples do not match their weights.`,
  ].filter((sentence) => sentence !== false);
  if (sentences.length > 0) return sentences.join(' ');
  const soonest = Math.min(
    ...judged.flatMap(({ cell }) =>
      cell.verdict?.kind === 'more-days' && cell.verdict.days !== null ? [cell.verdict.days] : [],
    ),
  );
  if (soonest <= FAR_DAYS) return `No path can be judged yet; the first is expected in ${plural(soonest, 'day')}.`;
  return judged.length > 0
    ? 'No path can be judged yet: too few accounts have finished their window.'
    : 'No account has entered a path in this period.';
}

/** What is true of the period, in two sentences; the numbers below carry them. */
export function tell(overview: Overview, judged: readonly Judged[], from: string): Told {
  return { title: titleOf(overview, judged, from), lead: leadOf(judged) };
}
