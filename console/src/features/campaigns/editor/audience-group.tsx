import type { Audience } from '@uptier/shared/contracts/audience.ts';
import { useRef } from 'preact/hooks';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { Pick } from '../../../ui/pick.tsx';
import type { Finding } from './audience-findings.ts';
import { ConditionRow } from './condition-row.tsx';
import { blank, SUBJECTS } from './conditions.ts';
import { FindingLines } from './finding-lines.tsx';
import {
  type Group,
  isGroup,
  liftOut,
  mayMoveInto,
  moveInto,
  partsOf,
  replaced,
  toggleNot,
  without,
  withParts,
} from './groups.ts';
import type { Known } from './known.ts';

const MODES = [
  { value: 'all', label: 'all' },
  { value: 'any', label: 'any' },
] as const;
const DEEPEST = 5;
const SUBJECT_ITEMS = SUBJECTS.map(({ value, label }) => ({ id: value, label }));

/** "all of these are true" */
export function ModePick({ group, onChange }: { group: Group; onChange: (group: Group) => void }) {
  return (
    <Pick
      label="How they join"
      value={'all' in group ? 'all' : 'any'}
      options={MODES}
      onChange={(mode) => onChange(mode === 'all' ? { all: partsOf(group) } : { any: partsOf(group) })}
    />
  );
}

/** What every part of an audience knows: where it stands, and what was found wrong there. */
type Surroundings = { known: Known; depth: number; path: string; findings: readonly Finding[] };

type PartProps = Surroundings & {
  part: Audience;
  joint: string;
  /** What can be done with the part as one of its group. */
  moves: readonly MenuItem[];
  onMove: (move: string) => void;
  onChange: (part: Audience) => void;
  /** Takes one part out of the group that this part is. */
  onLift: (inner: number) => void;
};

function PartMenu({ part, depth, moves, onMove, onChange }: PartProps) {
  const items: MenuItem[] = [
    { id: 'not', label: 'not' in part ? 'Take back the exception' : 'Except when this is true' },
    ...(depth < DEEPEST ? [{ id: 'group', label: 'Put into a group' }] : []),
    ...moves,
    { id: 'remove', label: 'Remove', danger: true },
  ];
  const act = (id: string) => {
    if (id === 'not') onChange(toggleNot(part));
    else if (id === 'group') onChange({ any: [part] });
    else onMove(id);
  };
  return (
    <Menu label="More for this part" look="btn ghost sm icon" align="end" items={items} onSelect={act}>
      <Icon name="more" />
    </Menu>
  );
}

function Part(props: PartProps) {
  const { part, joint, depth, known, path, findings, onMove, onChange, onLift } = props;
  const isNot = 'not' in part;
  const inner = isNot ? part.not : part;
  const innerPath = isNot ? `${path}.not` : path;
  const write = (next: Audience) => onChange(isNot ? { not: next } : next);
  const lead = (
    <>
      {joint && <span class="joint">{joint}</span>}
      {isNot && <span class="chip">except when</span>}
    </>
  );
  const end = (
    <span class="n">
      <PartMenu {...props} />
      <IconButton icon="close" size="sm" label="Remove" onClick={() => onMove('remove')} />
    </span>
  );
  const below = <FindingLines at={path} findings={findings} />;
  if (isGroup(inner)) {
    return (
      <>
        <div class="sent part">
          <div class="sent">
            {lead}
            <ModePick group={inner} onChange={write} />
            <span>of these</span>
          </div>
          {end}
        </div>
        {below}
        <GroupParts
          {...{ known, findings }}
          group={inner}
          path={innerPath}
          depth={depth + 1}
          onChange={write}
          onLift={onLift}
        />
      </>
    );
  }
  return (
    <>
      <div class="sent part">
        <div class="sent">
          {lead}
          {'not' in inner ? (
            <Button size="sm" onClick={() => onChange(inner.not)}>
              Except twice: take both back
            </Button>
          ) : (
            <ConditionRow condition={inner} known={known} onChange={write} />
          )}
        </div>
        {end}
      </div>
      {below}
    </>
  );
}

function AddPart({ known, depth, onAdd }: { known: Known; depth: number; onAdd: (part: Audience) => void }) {
  const { catalog } = known;
  const choose = (id: string) => {
    const subject = SUBJECTS.find(({ value }) => value === id);
    if (subject) onAdd(blank(subject.value, catalog));
  };
  return (
    <div class="row tight add-part">
      <Menu label="Add a condition" look="btn sm" items={SUBJECT_ITEMS} onSelect={choose}>
        <Icon name="plus" small />
        Condition
      </Menu>
      {depth < DEEPEST && (
        <Button size="sm" icon="plus" onClick={() => onAdd({ any: [blank('account', catalog)] })}>
          Group
        </Button>
      )}
      <Button size="sm" tone="ghost" onClick={() => onAdd({ not: blank('account', catalog) })}>
        Except…
      </Button>
    </div>
  );
}

/** The parts of a group, and what can be added to it. */
export function GroupParts(
  props: Surroundings & { group: Group; onChange: (group: Group) => void; onLift?: (inner: number) => void },
) {
  const { group, depth, known, path, findings, onChange, onLift } = props;
  const box = useRef<HTMLDivElement>(null);
  const mode = 'all' in group ? 'all' : 'any';
  const move = (at: number, what: string) => {
    if (what === 'remove') onChange(without(group, at));
    if (what === 'lift') onLift?.(at);
    if (what === 'before' || what === 'behind') onChange(moveInto(group, at, what));
    // The part that held the focus is gone or elsewhere; its group is where one goes on.
    box.current?.querySelector<HTMLElement>(':scope > .add-part button')?.focus();
  };
  const movesOf = (at: number): MenuItem[] => [
    ...(onLift ? [{ id: 'lift', label: 'Move out of the group' }] : []),
    ...(mayMoveInto(group, at, 'before') ? [{ id: 'before', label: 'Move into the group above' }] : []),
    ...(mayMoveInto(group, at, 'behind') ? [{ id: 'behind', label: 'Move into the group below' }] : []),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div class={`group ${mode}`} ref={box} role="group" aria-label={mode === 'all' ? 'All of these' : 'Any of these'}>
      {partsOf(group).map((part, index) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
          key={index}
          {...{ part, known, depth, findings }}
          path={`${path}.${mode}.${index}`}
          joint={index === 0 ? '' : mode === 'all' ? 'and' : 'or'}
          moves={movesOf(index)}
          onMove={(what) => move(index, what)}
          onChange={(next) => onChange(replaced(group, index, next))}
          onLift={(inner) => onChange(liftOut(group, index, inner))}
        />
      ))}
      <AddPart known={known} depth={depth} onAdd={(part) => onChange(withParts(group, [...partsOf(group), part]))} />
    </div>
  );
}
