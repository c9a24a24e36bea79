import type { CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import { useCampaigns } from '../../../api/workspace.ts';
import { Card } from '../../../ui/card.tsx';
import { TextField } from '../../../ui/field.tsx';
import { wholePercent } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Segment } from '../../../ui/segment.tsx';
import { holdoutWords, pathHoldout } from './holdout.ts';
import type { StepProps } from './step-props.ts';

const WINDOWS = ['7', '14', '30', '60', '90'] as const;
const MOST_READABLE = 50;
const GOALS: Readonly<Record<CampaignMotion, string>> = {
  tier: 'reaches the target tier or a higher one',
  seats: 'buys more seats',
  'cross-sell': 'buys the product',
};

/** Campaigns of one path share the highest of their holdouts. */
function SharedHoldout({ id, draft, catalog }: Pick<StepProps, 'id' | 'draft' | 'catalog'>) {
  const campaigns = useCampaigns().data?.campaigns ?? [];
  const { others } = pathHoldout({ ...draft, id }, campaigns);
  if (others === 0) return null;
  return (
    <Notice title={`${others === 1 ? 'Another campaign shares' : `${others} campaigns share`} this path.`}>
      {holdoutWords({ ...draft, id }, campaigns, catalog)} So the control of one is never nudged by another.
    </Notice>
  );
}

/** What counts as a success, and who deliberately does not see it. */
export function GoalStep({ id, draft, set, catalog, policy, problems }: StepProps) {
  const isWarning = draft.kind === 'limit-warning';
  const percent = Math.round(draft.holdout * 1000) / 10;
  return (
    <>
      <Card title="Goal">
        <div class="stack">
          <p>
            An account counts as upgraded when it {GOALS[draft.motion ?? 'tier']} within this many days of its first
            exposure.
          </p>
          <Segment
            label="Window, days"
            value={String(draft.goal.windowDays)}
            options={WINDOWS.map((value) => ({ value: String(value), label: `${value} days` }))}
            onChange={(value) => set({ ...draft, goal: { ...draft.goal, windowDays: Number(value) } })}
          />
        </div>
      </Card>
      <Card title="Holdout">
        <div class="stack">
          {isWarning ? (
            <p class="muted">A limit warning is a service: it is never withheld from anybody.</p>
          ) : (
            <>
              <TextField
                label="Withheld, percent of accounts"
                type="number"
                min={0}
                max={100}
                step="any"
                value={String(percent)}
                problem={problems.holdout}
                hint={
                  percent === 0
                    ? 'Nobody is withheld, so its lift can never be read'
                    : percent > MOST_READABLE
                      ? 'More than half will not see it'
                      : `Beside the workspace’s own ${wholePercent(policy.holdout)}; drawn by account, kept for good`
                }
                onInput={(text) =>
                  set({ ...draft, holdout: Math.min(1, Math.max(0, (Number(text) || 0) / 100)) }, 'holdout')
                }
              />
              <SharedHoldout id={id} draft={draft} catalog={catalog} />
            </>
          )}
        </div>
      </Card>
    </>
  );
}
