import type { Audience } from '@uptier/shared/contracts/audience.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { ConditionRow } from './condition-row.tsx';
import { blank, type Group, isGroup, partsOf, SUBJECTS, toggleNot, withParts } from './conditions.ts';

const MODES = [
  { value: 'all', label: 'all' },
  { value: 'any', label: 'any' },
] as const;
const DEEPEST = 4;

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

type PartProps = {
  part: Audience;
  joint: string;
  depth: number;
  catalog: Catalog;
  onChange: (part: Audience) => void;
  onRemove: () => void;
};

function PartMenu({ part, depth, onChange, onRemove }: PartProps) {
  const isNot = 'not' in part;
  const items: MenuItem[] = [
    { id: 'not', label: isNot ? 'Take back the exception' : 'Except when this is true' },
    ...(depth < DEEPEST ? [{ id: 'group', label: 'Put into a group' }] : []),
    { id: 'remove', label: 'Remove', danger: true },
  ];
  const act = (id: string) => {
    if (id === 'not') onChange(toggleNot(part));
    if (id === 'group') onChange({ any: [part] });
    if (id === 'remove') onRemove();
  };
  return (
    <Menu label="More for this part" look="btn ghost sm icon" align="end" items={items} onSelect={act}>
      <Icon name="more" />
    </Menu>
  );
}

function Part(props: PartProps) {
  const { part, joint, depth, catalog, onChange, onRemove } = props;
  const isNot = 'not' in part;
  const inner = isNot ? part.not : part;
  const write = (next: Audience) => onChange(isNot ? { not: next } : next);
  const end = (
    <span class="n">
      <PartMenu {...props} />
      <IconButton icon="close" size="sm" label="Remove" onClick={onRemove} />
    </span>
  );
  const lead = (
    <>
      {joint && <span class="joint">{joint}</span>}
      {isNot && <span class="chip">except when</span>}
    </>
  );
  if (isGroup(inner)) {
    return (
      <>
        <div class="sent">
          {lead}
          <ModePick group={inner} onChange={write} />
          <span>of these</span>
          {end}
        </div>
        <GroupParts group={inner} depth={depth + 1} catalog={catalog} onChange={write} />
      </>
    );
  }
  return (
    <div class="sent">
      {lead}
      {'not' in inner ? (
        <Button size="sm" onClick={() => onChange(inner.not)}>
          Except twice: take both back
        </Button>
      ) : (
        <ConditionRow condition={inner} catalog={catalog} onChange={write} />
      )}
      {end}
    </div>
  );
}

/** The parts of a group, and what can be added to it. */
export function GroupParts(props: { group: Group; depth: number; catalog: Catalog; onChange: (group: Group) => void }) {
  const { group, depth, catalog, onChange } = props;
  const parts = partsOf(group);
  const joint = 'all' in group ? 'and' : 'or';
  const add = (part: Audience) => onChange(withParts(group, [...parts, part]));
  const replace = (at: number, part: Audience) =>
    onChange(
      withParts(
        group,
        parts.map((each, index) => (index === at ? part : each)),
      ),
    );
  const remove = (at: number) =>
    onChange(
      withParts(
        group,
        parts.filter((_, index) => index !== at),
      ),
    );
  const subjects = SUBJECTS.map(({ value, label }) => ({ id: value, label }));
  return (
    <div class={'any' in group ? 'group any' : 'group'}>
      {parts.map((part, index) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
          key={index}
          part={part}
          joint={index === 0 ? '' : joint}
          depth={depth}
          catalog={catalog}
          onChange={(next) => replace(index, next)}
          onRemove={() => remove(index)}
        />
      ))}
      <div class="row tight add-part">
        <Menu
          label="Add a condition"
          look="btn sm"
          items={subjects}
          onSelect={(id) => {
            const subject = SUBJECTS.find(({ value }) => value === id);
            if (subject) add(blank(subject.value, catalog));
          }}
        >
          <Icon name="plus" small />
          Condition
        </Menu>
        {depth < DEEPEST && (
          <Button size="sm" icon="plus" onClick={() => add({ any: [blank('account', catalog)] })}>
            Group
          </Button>
        )}
        <Button size="sm" tone="ghost" onClick={() => add({ not: blank('account', catalog) })}>
          Except…
        </Button>
      </div>
    </div>
  );
}
