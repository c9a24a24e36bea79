import type { NumberOperator } from '@uptier/shared/contracts/audience.ts';
import { Pick } from '../../../ui/pick.tsx';
import type { Of, Subject } from './conditions.ts';
import { InlineList } from './inline-list.tsx';
import { InlineValue } from './inline-value.tsx';
import { eventNames, type Known, listOptions } from './known.ts';
import { NUMBER_OPTIONS, shareOf } from './operators.ts';

export type PartProps<Kind extends Subject> = {
  condition: Of<Kind>;
  known: Known;
  onChange: (condition: Of<Kind>) => void;
};

const number = (text: string) => Number(text) || 0;
const LONGEST_DAYS = 90;
const wholeDays = (text: string) => Math.min(LONGEST_DAYS, Math.max(1, Math.round(number(text))));
const MEMBERSHIP = [
  { value: 'one-of', label: 'is one of' },
  { value: 'none-of', label: 'is none of' },
] as const;

function NumberPick({ is, onChange }: { is: NumberOperator; onChange: (is: NumberOperator) => void }) {
  return <Pick label="Comparison" value={is} options={NUMBER_OPTIONS} onChange={onChange} />;
}

function Days({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  return (
    <>
      <InlineValue label="Days" type="number" value={String(days)} onChange={(text) => onChange(wholeDays(text))} />
      <span>{days === 1 ? 'day' : 'days'}</span>
    </>
  );
}

/** "use of Report runs is at least 80 % of it" */
export function LimitPart({ condition, known, onChange }: PartProps<'limit'>) {
  const isRatio = condition.measure === 'ratio';
  return (
    <>
      <span>of</span>
      <Pick
        label="Limit"
        value={condition.limit}
        options={known.catalog.limits.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(limit) => onChange({ ...condition, limit })}
      />
      <span>is</span>
      <NumberPick is={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      <InlineValue
        label={isRatio ? 'Percent of the limit' : 'Used'}
        type="number"
        value={String(isRatio ? Math.round(condition.value * 1000) / 10 : condition.value)}
        onChange={(text) => onChange({ ...condition, value: isRatio ? number(text) / 100 : number(text) })}
      />
      <Pick
        label="Measure"
        value={condition.measure}
        options={[
          { value: 'ratio', label: '% of it' },
          { value: 'used', label: 'used' },
        ]}
        onChange={(measure) => onChange({ ...condition, measure, value: measure === 'ratio' ? 0.5 : 1 })}
      />
    </>
  );
}

/** "adoption is at least 60 %", "readiness is more than 70" */
export function ScorePart({ condition, onChange }: PartProps<'adoption' | 'readiness' | 'risk' | 'seats'>) {
  const { of, is, value } = condition;
  const isShare = of === 'adoption';
  const labels = { adoption: 'Percent of features', readiness: 'Score', risk: 'Signals', seats: 'Seats' };
  const units = { adoption: '%', readiness: 'of 100', risk: 'of 7', seats: '' };
  const percent = Math.round((value > 1 ? value : value * 100) * 10) / 10;
  return (
    <>
      <span>{of === 'seats' || of === 'risk' ? 'are' : 'is'}</span>
      <NumberPick is={is} onChange={(next) => onChange({ ...condition, is: next })} />
      <InlineValue
        label={labels[of]}
        type="number"
        value={String(isShare ? percent : value)}
        onChange={(text) => onChange({ ...condition, value: isShare ? shareOf(text) : number(text) })}
      />
      {units[of] && <span>{units[of]}</span>}
    </>
  );
}

/** "active users are at least 3 in the last 30 days" */
export function ActiveUsersPart({ condition, onChange }: PartProps<'active-users'>) {
  return (
    <>
      <span>are</span>
      <NumberPick is={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      <InlineValue
        label="Users"
        type="number"
        value={String(condition.value)}
        onChange={(text) => onChange({ ...condition, value: number(text) })}
      />
      <span>in the last</span>
      <Days days={condition.days} onChange={(days) => onChange({ ...condition, days })} />
    </>
  );
}

/** "event report_export by anyone happened at least 2 times in the last 14 days" */
export function EventPart({ condition, known, onChange }: PartProps<'event'>) {
  return (
    <>
      <InlineValue
        label="Event"
        value={condition.name}
        options={eventNames(known)}
        onChange={(name) => name && onChange({ ...condition, name })}
      />
      <span>by</span>
      <Pick
        label="By whom"
        value={condition.by}
        options={[
          { value: 'account', label: 'anyone' },
          { value: 'user', label: 'this user' },
        ]}
        onChange={(by) => onChange({ ...condition, by })}
      />
      <span>happened</span>
      <NumberPick is={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      <InlineValue
        label="Times"
        type="number"
        value={String(condition.value)}
        onChange={(text) => onChange({ ...condition, value: number(text) })}
      />
      <span>{condition.value === 1 ? 'time in the last' : 'times in the last'}</span>
      <Days days={condition.days} onChange={(days) => onChange({ ...condition, days })} />
    </>
  );
}

/** "tier is one of Starter, Pro" */
export function MemberPart({ condition, known, onChange }: PartProps<'tier' | 'role' | 'locale'>) {
  const { of, is, value } = condition;
  const names = { tier: 'Tiers', role: 'Roles', locale: 'Locales' };
  const { tiers } = known.catalog;
  return (
    <>
      <Pick
        label="Comparison"
        value={is}
        options={MEMBERSHIP}
        onChange={(next) => onChange({ ...condition, is: next })}
      />
      <InlineList
        label={names[of]}
        values={value}
        options={listOptions(known, of)}
        nameOf={(id) => (of === 'tier' ? tiers.find((tier) => tier.id === id)?.name : undefined) ?? String(id)}
        onChange={(next) => onChange({ ...condition, value: next.map(String) })}
      />
    </>
  );
}

/** "moved from Starter to Pro in the last 90 days" */
export function MovePart({ condition, known, onChange }: PartProps<'path'>) {
  const tiers = known.catalog.tiers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <span>the account</span>
      <Pick
        label="Moved or not"
        value={condition.is}
        options={[
          { value: 'moved', label: 'moved' },
          { value: 'not-moved', label: 'did not move' },
        ]}
        onChange={(is) => onChange({ ...condition, is })}
      />
      <span>from</span>
      <Pick
        label="Tier it left"
        value={condition.from}
        options={tiers}
        onChange={(from) => onChange({ ...condition, from })}
      />
      <span>to</span>
      <Pick
        label="Tier it reached"
        value={condition.to}
        options={tiers}
        onChange={(to) => onChange({ ...condition, to })}
      />
      <span>in the last</span>
      <Days days={condition.days} onChange={(days) => onChange({ ...condition, days })} />
    </>
  );
}
