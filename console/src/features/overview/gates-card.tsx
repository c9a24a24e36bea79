import { useGateReport } from '../../api/gate-report.ts';
import { Load } from '../../api/load.tsx';
import { paths } from '../../app/paths.ts';
import type { Period } from '../../app/period.ts';
import { GateBars } from '../../trace/gate-bars.tsx';
import { Card } from '../../ui/card.tsx';
import { count, plural } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';
import { SkeletonCard } from '../../ui/skeleton.tsx';

const MOST = 5;

/** Which gate stops most, over all campaigns, and the campaign that is stopped most. */
export function GatesCard({ period }: { period: Period }) {
  const report = useGateReport(period);
  return (
    <Load query={report} what="What the gates did" skeleton={<SkeletonCard label="Loading what the gates did" />}>
      {({ gates, campaigns }) => {
        const asked = campaigns.reduce((sum, row) => sum + row.asked, 0);
        const most = campaigns.toSorted((a, b) => b.asked - b.passed - (a.asked - a.passed))[0];
        return (
          <Card
            title={
              <How term="Which gate stops most" title="Which gate stops most">
                Each time a campaign is asked, the first gate that stops it counts, once for each user, moment and day.
              </How>
            }
            end={asked > 0 && <span class="t12">{plural(asked, 'time')} asked</span>}
            footer={
              most &&
              most.asked > most.passed && (
                <span class="muted">
                  Stopped most: <a href={paths.campaign(most.campaignId)}>{most.name}</a>,{' '}
                  {count(most.asked - most.passed)} of {count(most.asked)}
                </span>
              )
            }
          >
            {gates.length === 0 ? (
              <p class="muted">No campaign was asked for in this period.</p>
            ) : (
              <GateBars rows={gates.slice(0, MOST)} total={asked} />
            )}
          </Card>
        );
      }}
    </Load>
  );
}
