import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { plural, wholePercent } from '../../../ui/format.ts';
import { audienceWords, triggerWords } from '../words.ts';
import { loosened } from './tighten.ts';

export const steps = ['content', 'audience', 'trigger', 'frequency', 'goal', 'review'] as const;
export type Step = (typeof steps)[number];

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  content: 'Content',
  audience: 'Audience',
  trigger: 'Trigger & timing',
  frequency: 'Frequency',
  goal: 'Goal & holdout',
  review: 'Review',
};

export const readStep = (text: string | null): Step => steps.find((step) => step === text) ?? 'content';

/** The step on which a field of the document is written: "variants.0.content.en.title" → content. */
export function stepOf(field: string): Step {
  const [root = ''] = field.split('.');
  if (root === 'audience' || root === 'path' || root === 'motion') return 'audience';
  if (['trigger', 'kind', 'environments', 'schedule'].includes(root)) return 'trigger';
  if (root === 'guardrails' || root === 'priority') return 'frequency';
  return root === 'goal' || root === 'holdout' ? 'goal' : 'content';
}

const KEPT = 34;
const short = (text: string) => (text.length > KEPT ? `${text.slice(0, KEPT - 1).trimEnd()}…` : text);

/** What a step says of itself below its name. */
export function stepNote(step: Step, draft: CampaignDraft, catalog: Catalog, policy: Policy | undefined): string {
  switch (step) {
    case 'content':
      return plural(draft.variants.length, 'variant');
    case 'audience':
      return short(audienceWords(draft, catalog));
    case 'trigger':
      return short(triggerWords(draft.trigger, catalog));
    case 'frequency': {
      const own = Object.keys(draft.guardrails.caps).length + Object.keys(draft.guardrails.clocks).length;
      const loose = policy && loosened(draft, policy).length > 0;
      return loose ? 'Looser than the policy' : own === 0 ? 'Workspace policy' : `${own} tightened`;
    }
    case 'goal':
      return draft.kind === 'limit-warning'
        ? 'No holdout'
        : `${wholePercent(draft.holdout)}, ${draft.goal.windowDays} days`;
    case 'review':
      return 'Before it goes live';
  }
}
