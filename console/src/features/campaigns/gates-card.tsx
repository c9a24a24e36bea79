import type { GateReport } from '@uptier/shared/contracts/kept-decision.ts';
import { useGateReport } from '../../api/gate-report.ts';
import { Load } from '../../api/load.tsx';
import { usePeriod } from '../../app/chosen-period.ts';
import { GateBars, inOrder } from '../../trace/gate-bars.tsx';
import { GATE_WORDS } from '../../trace/gate-words.ts';
import { Card } from '../../ui/card.tsx';
import { count, percent, plural } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';
import { SkeletonCard } from '../../ui/skeleton.tsx';

type Row = GateReport['campaigns'][number];

/** Gates with their counts; a gate stops for several reasons. */
function stopsOf({ stopped }: Row) {
  const sums = new Map<Row['stopped'][number]['gate'], number>();
  for (const { gate, count: value } of stopped) sums.set(gate, (sums.get(gate) ?? 0) + value);
  return inOrder([...sums].map(([gate, value]) => ({ gate, count: value })));
}

function Stops({ row }: { row: Row }) {
  const rows = stopsOf(row);
  const most = rows.toSorted((a, b) => b.count - a.count)[0];
  return (
    <div class="stack">
      <p>
        {row.passed === row.asked
          ? `Asked ${plural(row.asked, 'time')}, and let through each time.`
          : `Asked ${plural(row.asked, 'time')}, let through ${count(row.passed)} (${percent(row.passed / row.asked)}).`}
        {most &&
          ` Most often stopped: ${GATE_WORDS[most.gate].charAt(0).toLowerCase()}${GATE_WORDS[most.gate].slice(1)}.`}
      </p>
      <GateBars rows={rows} total={row.asked} ends={[{ label: 'Let through', count: row.passed, isShown: true }]} />
    </div>
  );
}

/** Which gate stops the campaign most, of all the moments at which it was asked. */
export function GatesCard({ campaignId }: { campaignId: string }) {
  const report = useGateReport(usePeriod());
  return (
    <Load query={report} what="What the gates did" skeleton={<SkeletonCard label="Loading what the gates did" />}>
      {({ campaigns }) => {
        const row = campaigns.find((each) => each.campaignId === campaignId);
        return (
          <Card
            title="What stops it"
            end={
              <span class="t12">
                <How term="how is this counted?" title="What stops it">
                  The first gate that stops a campaign counts, once for each user, moment and day. Gates are in the
                  order in which they are asked.
                </How>
              </span>
            }
          >
            {row && row.asked > 0 ? (
              <Stops row={row} />
            ) : (
              <p class="muted">
                It was asked at no moment of this period: nobody came to where it waits while it was live.
              </p>
            )}
          </Card>
        );
      }}
    </Load>
  );
}
