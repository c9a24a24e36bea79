import { useGateReport } from '../../api/gate-report.ts';
import { Load } from '../../api/load.tsx';
import { paths } from '../../app/paths.ts';
import type { Period } from '../../app/period.ts';
import { GateBars } from '../../trace/gate-bars.tsx';
import { asksWhoIsMeant, GATE_WORDS } from '../../trace/gate-words.ts';
import { Card } from '../../ui/card.tsx';
import { count, plural } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';
import { SkeletonCard } from '../../ui/skeleton.tsx';

/** Which gate stops most, over all campaigns, and the campaign that is stopped most. */
export function GatesCard({ period }: { period: Period }) {
  const report = useGateReport(period);
  return (
    <Load query={report} what="What the gates did" skeleton={<SkeletonCard label="Loading what the gates did" />}>
      {({ gates, campaigns }) => {
        const sum = (rows: readonly { count: number }[]) => rows.reduce((total, row) => total + row.count, 0);
        const asked = campaigns.reduce((total, row) => total + row.asked, 0);
        const others = sum(gates.filter(({ gate }) => asksWhoIsMeant(gate)));
        const meant = campaigns.map((row) => ({
          ...row,
          held: sum(row.stopped.filter(({ gate }) => !asksWhoIsMeant(gate) && gate !== 'holdout')),
          fit: row.asked - sum(row.stopped.filter(({ gate }) => asksWhoIsMeant(gate))),
        }));
        const most = meant.toSorted((a, b) => b.held - a.held)[0];
        return (
          <Card
            title={
              <How term="Which gate stops most" title="Which gate stops most">
                Of the moments at which somebody was in a campaign’s audience, on its path and where it waits: the first
                gate that stopped it, once for each user, moment and day.
              </How>
            }
            end={asked > others && <span class="t12">{plural(asked - others, 'moment')} that fit</span>}
            footer={
              most &&
              most.held > 0 && (
                <span class="muted">
                  Stopped most: <a href={paths.campaign(most.campaignId)}>{most.name}</a>, {count(most.held)} of{' '}
                  {count(most.fit)}
                </span>
              )
            }
          >
            {asked === others ? (
              <p class="muted">At no moment of this period was somebody there whom a campaign is for.</p>
            ) : (
              <GateBars
                rows={gates.filter(({ gate }) => !asksWhoIsMeant(gate) && gate !== 'holdout')}
                total={asked - others}
                ends={[
                  { label: GATE_WORDS.holdout, count: sum(gates.filter(({ gate }) => gate === 'holdout')) },
                  {
                    label: 'Let through',
                    count: campaigns.reduce((total, row) => total + row.passed, 0),
                    isShown: true,
                  },
                ]}
              />
            )}
          </Card>
        );
      }}
    </Load>
  );
}
