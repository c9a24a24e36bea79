import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { useState } from 'preact/hooks';
import { useCampaign } from '../../../api/campaigns.ts';
import { Load } from '../../../api/load.tsx';
import { useNames } from '../../../api/names.ts';
import { useCatalog, usePolicy } from '../../../api/workspace.ts';
import type { PageProps } from '../../../app/page-props.ts';
import { paths } from '../../../app/paths.ts';
import { navigate, query } from '../../../app/router.ts';
import { useShortcuts } from '../../../app/shortcuts.ts';
import { useTitle } from '../../../app/title.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SkeletonCard } from '../../../ui/skeleton.tsx';
import { audienceFaults } from './audience-findings.ts';
import { AudienceStep } from './audience-step.tsx';
import { ContentStep } from './content-step.tsx';
import { EditorHead } from './editor-head.tsx';
import { faultsOf } from './faults.ts';
import { FrequencyStep } from './frequency-step.tsx';
import { GoalStep } from './goal-step.tsx';
import { asGroup } from './groups.ts';
import { Preview } from './preview.tsx';
import { ReviewStep } from './review-step.tsx';
import { StepNav } from './step-nav.tsx';
import type { StepProps } from './step-props.ts';
import { readStep, type Step, stepOf, steps } from './steps.ts';
import { TriggerStep } from './trigger-step.tsx';
import { type Draft, useDraft } from './use-draft.ts';

function Trouble({ draft }: { draft: Draft }) {
  if (draft.state === 'stale') {
    return (
      <Notice
        tone="warn"
        title="Somebody else changed this draft while you edited it."
        action={
          <span class="row tight">
            <Button size="sm" onClick={() => void draft.takeTheirs()}>
              Load theirs
            </Button>
            <Button size="sm" onClick={() => void draft.keepMine()}>
              Keep mine
            </Button>
          </span>
        }
      >
        Yours is kept here. Loading theirs can be undone.
      </Notice>
    );
  }
  if (draft.state !== 'refused' || !draft.problem) return null;
  return (
    <Notice
      tone="bad"
      title="Not saved yet."
      action={
        <Button size="sm" onClick={() => void draft.save()}>
          Try again
        </Button>
      }
    >
      {draft.problem.message}
    </Notice>
  );
}

const STEPS = {
  content: ContentStep,
  audience: AudienceStep,
  trigger: TriggerStep,
  frequency: FrequencyStep,
  goal: GoalStep,
} as const;

/** `[` and `]` go between steps, ⌘Z and ⇧⌘Z through what was done. */
function useEditorKeys(id: string, here: Step, draft: Draft): void {
  const go = (by: number) => {
    const next = steps[steps.indexOf(here) + by];
    if (next) navigate(paths.editCampaign(id, next), { replace: true });
  };
  useShortcuts([
    { keys: '[', label: 'Step before', group: 'This page', run: () => go(-1) },
    { keys: ']', label: 'Next step', group: 'This page', run: () => go(1) },
    { keys: 'mod+z', label: 'Undo', group: 'This page', run: draft.undo },
    { keys: 'mod+shift+z', label: 'Redo', group: 'This page', run: draft.redo },
  ]);
}

function Editor({ campaign, catalog, policy }: { campaign: Campaign; catalog: Catalog; policy: Policy }) {
  const draft = useDraft(campaign);
  const names = useNames();
  const [refused, setRefused] = useState<{ of: Draft['draft']; fields: Readonly<Record<string, string>> } | null>(null);
  const here = readStep(query.value.get('step'));
  useTitle(draft.draft.name || 'Untitled', [{ label: 'Campaigns', href: paths.campaigns() }]);
  useEditorKeys(campaign.id, here, draft);
  // What was refused of an older draft may have been put right since.
  const onPublish = refused?.of === draft.draft ? refused.fields : {};
  const problems = { ...draft.problem?.problem.fields, ...onPublish };
  const own = [...faultsOf(draft.draft, catalog), ...audienceFaults(asGroup(draft.draft.audience), catalog, names)];
  const faults = [
    ...own,
    ...Object.entries(onPublish)
      .filter(([field]) => own.every((fault) => fault.field !== field))
      .map(([field, text]) => ({ field, text })),
  ];
  const waiting = new Set<Step>([...faults.map(({ field }) => stepOf(field)), ...Object.keys(problems).map(stepOf)]);
  const props: StepProps = {
    id: campaign.id,
    ...{ draft: draft.draft, catalog, names, policy, problems },
    set: (value, key) => draft.set(value, key ?? null),
  };
  const StepView = here === 'review' ? null : STEPS[here];
  return (
    <div class="wrap">
      <div class="editor">
        <StepNav id={campaign.id} here={here} draft={draft.draft} catalog={catalog} policy={policy} waiting={waiting} />
        <div class="form">
          <EditorHead
            draft={draft}
            faults={faults.length}
            onRefused={(fields) => {
              setRefused({ of: draft.draft, fields });
              navigate(paths.editCampaign(campaign.id, 'review'), { replace: true });
            }}
          />
          <Trouble draft={draft} />
          {StepView ? <StepView {...props} /> : <ReviewStep {...props} written={draft} faults={faults} />}
        </div>
        <Preview draft={draft.draft} campaignId={campaign.id} catalog={catalog} />
      </div>
    </div>
  );
}

const skeleton = (
  <div class="page">
    <SkeletonCard label="Loading the editor" height="520px" />
  </div>
);

/** Content, audience, trigger, frequency, goal, review; beside them the nudge as an account sees it. */
export function EditorPage({ params }: PageProps) {
  const campaign = useCampaign(params.id ?? '');
  const catalog = useCatalog();
  const policy = usePolicy();
  return (
    <Load query={catalog} what="The catalog" skeleton={skeleton}>
      {(sold) => (
        <Load query={policy} what="The policy" skeleton={skeleton}>
          {(rules) => (
            <Load query={campaign} what="The campaign" skeleton={skeleton}>
              {(known) => <Editor key={known.id} campaign={known} catalog={sold} policy={rules} />}
            </Load>
          )}
        </Load>
      )}
    </Load>
  );
}
