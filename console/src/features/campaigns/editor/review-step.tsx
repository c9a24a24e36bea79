import type { ComponentChildren } from 'preact';
import { namePath } from '../../../api/tiers.ts';
import { useCampaigns } from '../../../api/workspace.ts';
import { paths } from '../../../app/paths.ts';
import { Card } from '../../../ui/card.tsx';
import { plural, wholePercent } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StairPath } from '../../../ui/stair.tsx';
import { audienceWords, KINDS, SURFACES, triggerWords } from '../words.ts';
import { DryRunCard } from './dry-run-card.tsx';
import type { Fault } from './faults.ts';
import { holdoutWords } from './holdout.ts';
import { scheduleWords } from './schedule.ts';
import type { StepProps } from './step-props.ts';
import { STEP_NAMES, type Step, stepOf } from './steps.ts';
import { leastAdoption } from './tighten.ts';
import type { Draft } from './use-draft.ts';

function Missing({ id, faults, isLive }: { id: string; faults: readonly Fault[]; isLive: boolean }) {
  if (faults.length === 0) {
    return (
      <Notice tone="good" title={isLive ? 'This version is live.' : 'Nothing is missing.'}>
        {isLive
          ? 'What you change from here on is a new draft until you publish it.'
          : 'Publishing makes this draft live at once, for everybody it is for.'}
      </Notice>
    );
  }
  return (
    <Card title={faults.length === 1 ? 'One thing to settle' : `${faults.length} things to settle`}>
      <ul class="ticks">
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.text}`}>
            <span class="warn">
              <Icon name="warn" small />
            </span>
            <span>
              {fault.text}.{' '}
              <a href={paths.editCampaign(id, stepOf(fault.field))}>Open {STEP_NAMES[stepOf(fault.field)]}</a>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Row({ id, step, children }: { id: string; step: Step; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <a href={paths.editCampaign(id, step)}>{STEP_NAMES[step]}</a>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** All of it on one page before it goes live, and what is still missing. */
export function ReviewStep({
  draft,
  catalog,
  policy,
  written,
  faults,
}: StepProps & { written: Draft; faults: readonly Fault[] }) {
  const { id, publishedVersion, version, status } = written.server;
  const campaigns = useCampaigns().data?.campaigns ?? [];
  const { variants, path, kind, guardrails, goal } = draft;
  const own = [...Object.entries(guardrails.caps), ...Object.entries(guardrails.clocks)];
  return (
    <>
      <Missing id={id} faults={faults} isLive={status === 'live' && publishedVersion === version} />
      <Card
        title="What goes live"
        end={
          <span class="t12">
            {publishedVersion === null
              ? 'never published'
              : publishedVersion === version
                ? `version ${version} is ${status}`
                : `version ${publishedVersion} was published, this is ${version}`}
          </span>
        }
      >
        <dl class="pairs wide">
          <Row id={id} step="content">
            {variants.map((variant) => (
              <span key={variant.id} class="block">
                {variant.id.toUpperCase()}: {SURFACES[variant.surface].toLowerCase()} in{' '}
                {Object.keys(variant.content).join(', ')}
              </span>
            ))}
          </Row>
          <Row id={id} step="audience">
            {path && (
              <span class="block">
                <StairPath {...namePath(catalog, path)} />
              </span>
            )}
            {audienceWords(draft, catalog)}
          </Row>
          <Row id={id} step="trigger">
            {KINDS[kind]}, {triggerWords(draft.trigger, catalog)}
            {draft.schedule && <span class="block">{scheduleWords(draft.schedule)}</span>}
            <span class="block muted">
              in {draft.environments ? draft.environments.join(' and ') || 'no environment' : 'every environment'}
            </span>
          </Row>
          <Row id={id} step="frequency">
            {own.length === 0 ? 'The workspace’s policy' : own.map(([name, value]) => `${name} ${value}`).join(', ')}
            {kind === 'upgrade' && (
              <span class="block muted">
                adoption at least {leastAdoption(draft, policy)}%{guardrails.buyersOnly && ', buyers only'}
                {guardrails.preferredWindowOnly && ', preferred window only'}
              </span>
            )}
          </Row>
          <Row id={id} step="goal">
            {kind === 'limit-warning' ? 'Never withheld.' : holdoutWords({ ...draft, id }, campaigns, catalog)}
            {kind !== 'limit-warning' && (
              <span class="block muted">beside the workspace’s own {wholePercent(policy.holdout)}</span>
            )}
            <span class="block">{plural(goal.windowDays, 'day')} from the first exposure</span>
          </Row>
        </dl>
      </Card>
      <DryRunCard draft={written} faults={faults.length} />
    </>
  );
}
