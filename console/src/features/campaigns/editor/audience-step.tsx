import { describeAudience } from '@uptier/shared/engine/audience-sentence.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { refusedIn } from './audience-findings.ts';
import { GroupParts, ModePick } from './audience-group.tsx';
import { asGroup, partsOf } from './groups.ts';
import type { StepProps } from './step-props.ts';

const ANY = '';

/** "Accounts on Starter, to move to Pro" */
function PathPicks({ draft, set, catalog }: StepProps) {
  const tiers = catalog.tiers.map(({ id, name }) => ({ value: id, label: name }));
  const { path, kind } = draft;
  const rank = catalog.tiers.findIndex(({ id }) => id === path?.from);
  const above = tiers.slice(rank + 1);
  const setFrom = (from: string) => {
    const { path: _before, ...rest } = draft;
    const next = catalog.tiers[catalog.tiers.findIndex(({ id }) => id === from) + 1];
    set(from === ANY ? rest : { ...rest, path: { from, to: next?.id ?? from } });
  };
  return (
    <>
      <span>Accounts on</span>
      <Pick
        label="Tier they are on"
        look="pick val"
        value={path?.from ?? ANY}
        options={kind === 'upgrade' ? tiers : [{ value: ANY, label: 'any tier' }, ...tiers]}
        onChange={setFrom}
      />
      {path && kind === 'upgrade' && (
        <>
          <span>who could move to</span>
          <Pick
            label="Tier it leads to"
            look="pick val"
            value={path.to}
            options={
              above.some(({ value }) => value === path.to) ? above : [...above, { value: path.to, label: path.to }]
            }
            onChange={(to) => set({ ...draft, path: { ...path, to } })}
          />
        </>
      )}
    </>
  );
}

/** Who: a sentence that can be changed word by word. */
export function AudienceStep(props: StepProps) {
  const { draft, set, catalog, names, policy, problems } = props;
  const root = asGroup(draft.audience);
  const threshold = Math.max(policy.adoptionThreshold, draft.guardrails.adoptionThreshold);
  const wrong = Object.entries(problems).filter(([field]) => field.startsWith('audience') || field.startsWith('path'));
  return (
    <>
      <Card title="Who sees it">
        <div class="stack snug">
          <div class="sent">
            <PathPicks {...props} />
            {partsOf(root).length > 0 && (
              <>
                <span>where</span>
                <ModePick group={root} onChange={(audience) => set({ ...draft, audience })} />
                <span>of these are true</span>
              </>
            )}
          </div>
          <GroupParts
            group={root}
            depth={1}
            known={{ catalog, names }}
            path="audience"
            findings={refusedIn(problems)}
            onChange={(audience) => set({ ...draft, audience }, 'audience')}
          />
          {draft.kind === 'upgrade' && (
            <div class="sent">
              <span class="joint">and</span>
              <span class="row tight lock">
                <Icon name="lock" small />
                adoption is at least {threshold}%
              </span>
              <span class="n">policy, can only be raised</span>
            </div>
          )}
        </div>
      </Card>
      {wrong.map(([field, text]) => (
        <Notice key={field} tone="bad" title={field}>
          {text}
        </Notice>
      ))}
      <Card title="In one sentence">
        <p>{describeAudience(draft.audience, catalog)}.</p>
        <p class="muted t12">The preview says for the account and user chosen there whether they match now.</p>
      </Card>
    </>
  );
}
