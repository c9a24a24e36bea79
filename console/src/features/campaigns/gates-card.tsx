import type { GateReport } from '@uptier/shared/contracts/kept-decision.ts';
import { useGateReport } from '../../api/gate-report.ts';
import { Load } from '../../api/load.tsx';
import { usePeriod } from '../../app/chosen-period.ts';
import { GateBars, inOrder } from '../../trace/gate-bars.tsx';
import { asksWhoIsMeant, GATE_WORDS } from '../../trace/gate-words.ts';
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
  const others = rows.filter(({ gate }) => asksWhoIsMeant(gate));
  const held = rows.filter(({ gate }) => !asksWhoIsMeant(gate));
  const meant = row.asked - others.reduce((sum, each) => sum + each.count, 0);
  const most = held.toSorted((a, b) => b.count - a.count)[0];
  return (
    <div class="stack">
      <p>
        {`Asked ${plural(row.asked, 'time')}. `}
        {meant === 0
          ? 'Nobody it is for was there.'
          : `It fit ${plural(meant, 'time')}, and was let through ${count(row.passed)} (${percent(row.passed / meant)}).`}
        {most &&
          ` Most often stopped: ${GATE_WORDS[most.gate].charAt(0).toLowerCase()}${GATE_WORDS[most.gate].slice(1)}.`}
      </p>
      {meant > 0 && (
        <GateBars rows={held} total={meant} ends={[{ label: 'Let through', count: row.passed, isShown: true }]} />
      )}
      {others.length > 0 && (
        <>
          <p class="muted t12">The other {plural(row.asked - meant, 'time')}:</p>
          <GateBars rows={others} total={row.asked} />
        </>
      )}
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
