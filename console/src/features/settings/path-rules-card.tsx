import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Pick } from '../../ui/pick.tsx';

type Rule = Policy['paths'][number];

/** The first path up the ladder that has no rule yet. */
function nextRule({ paths, adoptionThreshold }: Policy, { tiers }: Catalog): Rule | null {
  for (const [index, from] of tiers.entries()) {
    for (const to of tiers.slice(index + 1)) {
      if (!paths.some((rule) => rule.from === from.id && rule.to === to.id))
        return { from: from.id, to: to.id, adoptionThreshold };
    }
  }
  return null;
}

/** Adoption thresholds of single tier paths; of several the highest holds. */
export function PathRulesCard(props: {
  policy: Policy;
  catalog: Catalog;
  problemOf: (path: string) => string | undefined;
  onChange: (policy: Policy) => void;
}) {
  const { policy, catalog, problemOf, onChange } = props;
  const { paths, adoptionThreshold } = policy;
  const tiers = catalog.tiers.map(({ id, name }) => ({ value: id, label: name }));
  const fresh = nextRule(policy, catalog);
  const set = (at: number, change: Partial<Rule>) =>
    onChange({ ...policy, paths: paths.map((rule, index) => (index === at ? { ...rule, ...change } : rule)) });
  return (
    <Card
      title="Adoption of single paths"
      note={`of these, the workspace’s ${adoptionThreshold}% and a campaign’s own the highest holds`}
    >
      <div class="stack">
        {paths.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone while it is written
          <div key={index} class="path-rule">
            <span class="row tight">
              <Pick label="From tier" value={rule.from} options={tiers} onChange={(from) => set(index, { from })} />
              <span aria-hidden="true">→</span>
              <Pick label="To tier" value={rule.to} options={tiers} onChange={(to) => set(index, { to })} />
            </span>
            <TextField
              label="At least, percent"
              type="number"
              min={0}
              max={100}
              step={1}
              value={String(rule.adoptionThreshold)}
              problem={problemOf(`paths.${index}.adoptionThreshold`) ?? problemOf(`paths.${index}`)}
              hint={
                rule.adoptionThreshold < adoptionThreshold ? `The workspace’s ${adoptionThreshold} holds` : undefined
              }
              onInput={(text) =>
                set(index, { adoptionThreshold: Math.min(100, Math.max(0, Math.round(Number(text) || 0))) })
              }
            />
            <IconButton
              icon="close"
              size="sm"
              label="Remove this path"
              onClick={() => onChange({ ...policy, paths: paths.filter((_, each) => each !== index) })}
            />
          </div>
        ))}
        {paths.length === 0 && <p class="muted">Every path asks for the workspace’s {adoptionThreshold}%.</p>}
        <div>
          <Button
            size="sm"
            icon="plus"
            whyNot={!fresh && 'Every path has its own already'}
            onClick={() => fresh && onChange({ ...policy, paths: [...paths, fresh] })}
          >
            Add a path
          </Button>
        </div>
      </div>
    </Card>
  );
}
