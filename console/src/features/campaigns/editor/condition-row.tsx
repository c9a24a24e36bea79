import type { Condition } from '@uptier/shared/contracts/audience.ts';
import { Pick } from '../../../ui/pick.tsx';
import { ActiveUsersPart, EventPart, LimitPart, MemberPart, MovePart, ScorePart } from './condition-parts.tsx';
import { blank, SUBJECTS } from './conditions.ts';
import type { Known } from './known.ts';
import { TraitPart } from './trait-part.tsx';

type Props = { condition: Condition; known: Known; onChange: (condition: Condition) => void };

function Rest({ condition, ...props }: Props) {
  switch (condition.of) {
    case 'account':
    case 'user':
      return <TraitPart condition={condition} {...props} />;
    case 'limit':
      return <LimitPart condition={condition} {...props} />;
    case 'tier':
    case 'role':
    case 'locale':
      return <MemberPart condition={condition} {...props} />;
    case 'event':
      return <EventPart condition={condition} {...props} />;
    case 'active-users':
      return <ActiveUsersPart condition={condition} {...props} />;
    case 'path':
      return <MovePart condition={condition} {...props} />;
    case 'adoption':
    case 'readiness':
    case 'risk':
    case 'seats':
      return <ScorePart condition={condition} {...props} />;
  }
}

/** One condition as a sentence whose words can be changed. */
export function ConditionRow(props: Props) {
  const { condition, known, onChange } = props;
  return (
    <>
      <Pick
        label="What it is about"
        look="pick val"
        value={condition.of}
        options={SUBJECTS}
        onChange={(of) => onChange(blank(of, known.catalog))}
      />
      <Rest {...props} />
    </>
  );
}
