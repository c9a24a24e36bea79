import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { audienceWords } from '../words.ts';
import { findingsOf } from './audience-findings.ts';
import { GroupParts, ModePick } from './audience-group.tsx';
import { FindingLines } from './finding-lines.tsx';
import { asGroup, partsOf } from './groups.ts';
import { PathPicks } from './path-picks.tsx';
import type { StepProps } from './step-props.ts';
import { leastAdoption } from './tighten.ts';

/** Who: a sentence that can be changed word by word. */
export function AudienceStep(props: StepProps) {
  const { draft, set, catalog, names, policy, problems } = props;
  const root = asGroup(draft.audience);
  const threshold = leastAdoption(draft, policy);
  const findings = findingsOf({ audience: root, catalog, names }, problems);
  const wrong = Object.entries(problems).filter(([field]) => field === 'motion' || field.startsWith('path'));
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
          <FindingLines at="audience" findings={findings} />
          <GroupParts
            group={root}
            depth={1}
            known={{ catalog, names }}
            path="audience"
            findings={findings}
            onChange={(audience) => set({ ...draft, audience }, 'audience')}
          />
          {draft.kind === 'upgrade' && (
            <div class="sent">
              <span class="joint">and</span>
              <span class="row tight lock">
                <Icon name="lock" small />
                adoption is at least {threshold}%
              </span>
              <span class="n">the highest of workspace, path and campaign</span>
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
        <p>{audienceWords(draft, catalog)}.</p>
        <p class="muted t12">The preview says for the account and user chosen there whether they match now.</p>
      </Card>
    </>
  );
}
