import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { paths } from '../../app/paths.ts';
import { Card } from '../../ui/card.tsx';
import { wholePercent } from '../../ui/format.ts';
import { scheduleWords } from './editor/schedule.ts';
import { audienceWords, KINDS, triggerWords } from './words.ts';

/** What the campaign says it does, so that its numbers can be read. */
export function RunsCard({ campaign, catalog }: { campaign: Campaign; catalog: Catalog }) {
  const { id, kind, trigger, schedule, holdout, goal, priority, version, publishedVersion } = campaign;
  const rows = [
    ['Kind', KINDS[kind]],
    ['Comes', triggerWords(trigger, catalog)],
    ...(schedule ? [['Runs', scheduleWords(schedule)] as const] : []),
    ['For', audienceWords(campaign, catalog)],
    ['Withheld', kind === 'limit-warning' ? 'nobody' : `${wholePercent(holdout)} of accounts, with others of its path`],
    ['Window', `${goal.windowDays} days`],
    ['Priority', String(priority)],
  ] as const;
  return (
    <Card
      title="How it runs"
      span={7}
      end={
        publishedVersion !== null &&
        publishedVersion !== version && (
          <a class="t12" href={paths.editCampaign(id, 'review')}>
            the draft has moved on to version {version}
          </a>
        )
      }
    >
      <dl class="pairs wide">
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt class="muted">{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
