import type { Trigger } from '@uptier/shared/contracts/trigger.ts';
import { Card } from '../../../ui/card.tsx';
import { Check, Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { Segment } from '../../../ui/segment.tsx';
import { KINDS, triggerWords } from '../words.ts';
import { withKind } from './motion.ts';
import { ScheduleCard } from './schedule-card.tsx';
import type { StepProps } from './step-props.ts';
import { blankTrigger, TriggerFields } from './trigger-fields.tsx';

const TRIGGERS: readonly { value: Trigger['kind']; label: string; hint: string }[] = [
  { value: 'placement', label: 'At a placement', hint: 'a page or a spot in it' },
  { value: 'feature', label: 'At a locked feature', hint: 'when it is tried' },
  { value: 'event', label: 'After an event', hint: 'at once or after a while' },
  { value: 'limit', label: 'Near a limit', hint: 'at thresholds of use' },
  { value: 'milestone', label: 'At a milestone', hint: 'an event counted n times' },
  { value: 'adoption', label: 'When adoption is reached', hint: 'share of the tier’s features' },
];

/** The moment it waits for, and where it may run. */
export function TriggerStep(props: StepProps) {
  const { draft, set, catalog, names, problems } = props;
  const { trigger, kind, environments } = draft;
  const runsIn = (name: 'production' | 'development') => environments?.includes(name) ?? true;
  const toggle = (name: 'production' | 'development', on: boolean) => {
    const next = (['production', 'development'] as const).filter((each) => (each === name ? on : runsIn(each)));
    const { environments: _before, ...rest } = draft;
    set(next.length === 2 ? rest : { ...rest, environments: next });
  };
  const wrong = Object.entries(problems).find(([field]) => field === 'trigger' || field.startsWith('trigger.'))?.[1];
  return (
    <>
      <Card title="Kind">
        <div class="stack">
          <Segment
            label="Kind"
            value={kind}
            options={(['upgrade', 'adoption', 'limit-warning'] as const).map((value) => ({
              value,
              label: KINDS[value],
            }))}
            onChange={(value) => set(withKind(draft, value, catalog))}
          />
          <p class="muted t12">
            {kind === 'upgrade' && 'A pitch: it passes all sixteen gates, and a share is withheld to measure it.'}
            {kind === 'adoption' &&
              'Teaches a feature they pay for already. No adoption, renewal or risk gate; still capped.'}
            {kind === 'limit-warning' &&
              'A service message: not capped, never withheld, stopped only by “not now” and “never”.'}
          </p>
        </div>
      </Card>
      <Card title="When it comes" note={triggerWords(trigger, catalog)}>
        <div class="stack">
          <Field label="It waits for">
            {() => (
              <Pick
                label="It waits for"
                look="input"
                value={trigger.kind}
                options={TRIGGERS}
                onChange={(value) => value !== trigger.kind && set({ ...draft, trigger: blankTrigger(value, catalog) })}
              />
            )}
          </Field>
          <TriggerFields
            key={trigger.kind}
            trigger={trigger}
            known={{ catalog, names }}
            onChange={(next) => set({ ...draft, trigger: next }, 'trigger')}
          />
          {wrong && <Notice tone="bad">{wrong}</Notice>}
        </div>
      </Card>
      <ScheduleCard {...props} />
      <Card title="Where it may run">
        <div class="stack">
          <Check label="Production" checked={runsIn('production')} onChange={(on) => toggle('production', on)} />
          <Check label="Development" checked={runsIn('development')} onChange={(on) => toggle('development', on)} />
        </div>
      </Card>
    </>
  );
}
