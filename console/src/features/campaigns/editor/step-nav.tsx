import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { paths } from '../../../app/paths.ts';
import { Icon } from '../../../ui/icon.tsx';
import { STEP_NAMES, type Step, stepNote, steps } from './steps.ts';

/** The six steps; each says how it stands. */
export function StepNav(props: {
  id: string;
  here: Step;
  draft: CampaignDraft;
  catalog: Catalog;
  policy: Policy;
  /** Steps that need the author. */
  waiting: ReadonlySet<Step>;
}) {
  const { id, here, draft, catalog, policy, waiting } = props;
  return (
    <nav class="steps" aria-label="Steps">
      {steps.map((step, index) => {
        const state = waiting.has(step) ? 'warn' : step === 'review' ? undefined : 'done';
        return (
          <a
            key={step}
            href={paths.editCampaign(id, step)}
            data-s={state}
            aria-current={step === here ? 'step' : undefined}
          >
            <span class="sr step-name">{STEP_NAMES[step]}</span>
            {state === 'warn' && <span class="sr">needs you</span>}
            <span class="dot" aria-hidden="true">
              {step === here ? (
                index + 1
              ) : state === 'done' ? (
                <Icon name="check" />
              ) : state === 'warn' ? (
                '!'
              ) : (
                index + 1
              )}
            </span>
            <span>
              {STEP_NAMES[step]}
              <small>{stepNote(step, draft, catalog, policy)}</small>
            </span>
          </a>
        );
      })}
    </nav>
  );
}
