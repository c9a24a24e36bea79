import type { CampaignResult } from '../../api/campaigns.ts';
import { BarLine } from '../../ui/bar-line.tsx';
import { Card } from '../../ui/card.tsx';
import { count, percent } from '../../ui/format.ts';

/** Accounts at each step, each step within the one before. */
export function FunnelCard({ funnel, isWarning }: { funnel: CampaignResult['funnel']; isWarning: boolean }) {
  const steps = [
    { name: 'Shown', value: funnel.exposed },
    { name: 'Clicked', value: funnel.clicked },
    ...(isWarning ? [] : [{ name: 'Checkout or request', value: funnel.checkoutOrRequest }]),
  ];
  const most = Math.max(funnel.exposed, 1);
  return (
    <Card title="Funnel" span={5} end={<span class="t12">accounts</span>}>
      <div class="stack">
        {steps.map(({ name, value }, index) => {
          const before = steps[index - 1]?.value ?? 0;
          return (
            <div key={name} class="funnel">
              <span>{name}</span>
              <b class="semi">{count(value)}</b>
              <span class="num muted">{index > 0 && before > 0 ? percent(value / before) : ''}</span>
              <BarLine size="lg" share={value / most} />
            </div>
          );
        })}
        <p class="muted t12">
          Percent of the step before. {count(funnel.dismissed)} dismissed it
          {isWarning ? '.' : `; ${count(funnel.attributed)} upgrades are attributed to it, clicked or not.`}
        </p>
      </div>
    </Card>
  );
}
