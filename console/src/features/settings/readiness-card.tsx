import type { Policy, ReadinessWeights } from '@uptier/shared/contracts/policy.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

const FACTORS: Readonly<Record<keyof ReadinessWeights, { label: string; hint: string }>> = {
  usage: { label: 'Usage going up', hint: 'last 90 days against the 90 before' },
  adoption: { label: 'Feature adoption', hint: 'share of the tier’s features in use' },
  engagement: { label: 'Executives active', hint: 'in 30 or 90 days' },
  satisfaction: { label: 'NPS or CSAT', hint: 'newest within 180 days' },
  team: { label: 'Team growing', hint: 'active users against 30 days before' },
  budget: { label: 'Budget timing', hint: 'budget or renewal 61 to 180 days ahead' },
  whitespace: { label: 'Room to grow', hint: 'what they do not buy yet' },
};
const DEFAULTS: ReadinessWeights = {
  usage: 25,
  adoption: 20,
  engagement: 15,
  satisfaction: 15,
  team: 10,
  budget: 10,
  whitespace: 5,
};

/** In the order in which they are told. As the contract has them, which brings a schema library with it. */
const factorIds: readonly (keyof ReadinessWeights)[] = [
  'usage',
  'adoption',
  'engagement',
  'satisfaction',
  'team',
  'budget',
  'whitespace',
];

/** What the seven weights add up to; they hold at 100 only. */
export const weightSum = ({ readinessWeights }: Policy): number =>
  factorIds.reduce((sum, id) => sum + readinessWeights[id], 0);

/** How much each factor says about being ready to expand. */
export function ReadinessWeightsCard(props: {
  policy: Policy;
  problem: string | undefined;
  onChange: (policy: Policy) => void;
}) {
  const { policy, problem, onChange } = props;
  const { readinessWeights: weights } = policy;
  const sum = weightSum(policy);
  const rest = 100 - sum;
  const isDefault = factorIds.every((id) => weights[id] === DEFAULTS[id]);
  const set = (id: keyof ReadinessWeights, text: string) => {
    const value = Math.min(100, Math.max(0, Math.round(Number(text) || 0)));
    onChange({ ...policy, readinessWeights: { ...weights, [id]: value } });
  };
  return (
    <Card
      title="Readiness"
      note="weight of each factor, percent"
      end={
        !isDefault && (
          <Button size="sm" onClick={() => onChange({ ...policy, readinessWeights: DEFAULTS })}>
            Back to the defaults
          </Button>
        )
      }
    >
      <div class="stack">
        <div class="cols tight-cols">
          {factorIds.map((id) => (
            <div key={id} class="c4">
              <TextField
                label={FACTORS[id].label}
                type="number"
                min={0}
                max={100}
                step={1}
                value={String(weights[id])}
                hint={FACTORS[id].hint}
                onInput={(text) => set(id, text)}
              />
            </div>
          ))}
        </div>
        <p class={rest === 0 ? 'row tight muted' : 'row tight warn'} role="status">
          <Icon name={rest === 0 ? 'check' : 'warn'} small />
          <span>
            Sum {sum} of 100
            {rest !== 0 && `: ${rest > 0 ? `${rest} to give` : `${-rest} too many`}. It can be saved at 100 only.`}
            {rest === 0 && '. A factor without data is left out and the others count for more.'}
          </span>
        </p>
        {problem && (
          <p class="row tight bad">
            <Icon name="warn" small />
            {problem}
          </p>
        )}
      </div>
    </Card>
  );
}
