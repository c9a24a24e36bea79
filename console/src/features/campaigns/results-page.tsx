import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Interval } from '@uptier/shared/contracts/report.ts';
import { type CampaignResult, useCampaign, useCampaignResult } from '../../api/campaigns.ts';
import { Load } from '../../api/load.tsx';
import { namePath } from '../../api/tiers.ts';
import { useCatalog } from '../../api/workspace.ts';
import { usePeriod } from '../../app/chosen-period.ts';
import type { PageProps } from '../../app/page-props.ts';
import { paths } from '../../app/paths.ts';
import { useTitle } from '../../app/title.ts';
import { counted } from '../../charts/counted.tsx';
import { VerdictChip } from '../../charts/verdict-chip.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { count, countRange, money } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonCard, SkeletonRows } from '../../ui/skeleton.tsx';
import { StairPath } from '../../ui/stair.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Status } from '../../ui/status.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { GatesCard } from './gates-card.tsx';
import { PauseButton } from './pause-dialog.tsx';
import { resultSentence, verdictSentence } from './result-sentence.ts';
import { RunsCard } from './runs-card.tsx';
import { VariantsCard } from './variants-card.tsx';
import { KINDS } from './words.ts';

function Head({ campaign, catalog }: { campaign: Campaign; catalog: Catalog }) {
  const { id, name, kind, path, status, publishedVersion } = campaign;
  return (
    <div class="head">
      <div>
        <div class="row tight muted over-h">
          {path ? <StairPath {...namePath(catalog, path)} /> : <span>{KINDS[kind]}</span>}
          <span class="faint">·</span>
          <Status kind={status} />
          {publishedVersion !== null && (
            <>
              <span class="faint">·</span>
              <span>version {publishedVersion}</span>
            </>
          )}
        </div>
        <h1>{name}</h1>
      </div>
      <div class="row">
        {status === 'live' && <PauseButton campaign={campaign} />}
        <LinkButton icon="note" href={paths.editCampaign(id)}>
          Edit
        </LinkButton>
      </div>
    </div>
  );
}

/** An estimate whose interval holds 0 says so before it is read as a result. */
const incrementalRange = (interval: Interval) =>
  interval[0] <= 0 && interval[1] >= 0 ? `${countRange(interval)}, not yet told apart from 0` : countRange(interval);

function Figures({ result }: { result: CampaignResult }) {
  const { attributed, incremental, shown, withheld } = result;
  return (
    <Stats
      items={[
        {
          term: 'Exposed',
          how: counted.exposed,
          value: count(shown.exposed + withheld.exposed),
          note: `${count(shown.exposed)} shown, ${count(withheld.exposed)} withheld`,
        },
        {
          term: 'Attributed',
          how: counted.attributed,
          value: count(attributed.upgrades),
          note: `${money(attributed.mrr, attributed.currency)} MRR`,
        },
        {
          term: 'Incremental',
          how: counted.incremental,
          value: incremental.upgrades === null ? null : count(incremental.upgrades),
          note: incremental.interval ? incrementalRange(incremental.interval) : 'nothing to compare with yet',
        },
        {
          term: 'Open',
          how: counted.open,
          value: count(shown.open + withheld.open),
          note: 'windows still running',
        },
      ]}
    />
  );
}

function Reading({ result, campaign }: { result: CampaignResult; campaign: Campaign }) {
  const { title, text } = resultSentence(result, campaign.goal.windowDays);
  const tone = { working: 'good', hurting: 'bad', 'sample-mismatch': 'bad' } as const;
  const kind = result.verdict.kind;
  return (
    <Notice
      tone={kind in tone ? tone[kind === 'working' ? 'working' : 'hurting'] : 'info'}
      title={title}
      action={<VerdictChip verdict={result.verdict} />}
    >
      {text} {verdictSentence(result.verdict)}
    </Notice>
  );
}

function Results({ campaign, result, catalog }: { campaign: Campaign; result: CampaignResult; catalog: Catalog }) {
  const isWarning = campaign.kind === 'limit-warning';
  const reached = result.funnel.exposed + result.funnel.withheld;
  if (reached === 0) {
    return (
      <div class="card">
        <Empty
          kind="little"
          level={2}
          title={campaign.status === 'draft' ? 'Never published' : 'Nobody has met it in this period'}
          actions={
            <LinkButton tone="main" href={paths.editCampaign(campaign.id)}>
              Open the editor
            </LinkButton>
          }
        >
          {campaign.status === 'draft'
            ? 'Results begin with the first account that meets it.'
            : 'Choose a longer period in the bar, or ask on an account’s page why it is not seen.'}
        </Empty>
      </div>
    );
  }
  return (
    <>
      {isWarning ? (
        <Notice title="A limit warning is a service.">
          It is never withheld, so there is nothing to compare; below is who met it.
        </Notice>
      ) : (
        <>
          <Reading result={result} campaign={campaign} />
          <Figures result={result} />
        </>
      )}
      <VariantsCard campaign={campaign} result={result} />
      <div class="cols fill">
        <FunnelCard funnel={result.funnel} isWarning={isWarning} />
        <RunsCard campaign={campaign} catalog={catalog} />
      </div>
    </>
  );
}

const skeleton = (
  <SkeletonCard label="Loading the results" height="360px">
    <SkeletonRows rows={8} label="Loading the results" />
  </SkeletonCard>
);

function Loaded({ campaign, catalog }: { campaign: Campaign; catalog: Catalog }) {
  const result = useCampaignResult(campaign.id, usePeriod());
  useTitle(campaign.name, [{ label: 'Campaigns', href: paths.campaigns() }]);
  return (
    <>
      <Head campaign={campaign} catalog={catalog} />
      <Load query={result} what="The results" skeleton={skeleton}>
        {(known) => <Results campaign={campaign} result={known} catalog={catalog} />}
      </Load>
      {campaign.publishedVersion !== null && <GatesCard campaignId={campaign.id} />}
    </>
  );
}

/** What came of one campaign: the sentence, the figures, then the table that carries them. */
export function CampaignPage({ params }: PageProps) {
  const campaign = useCampaign(params.id ?? '');
  const catalog = useCatalog();
  return (
    <div class="page">
      <Load query={catalog} what="The catalog" skeleton={skeleton}>
        {(sold) => (
          <Load query={campaign} what="The campaign" skeleton={skeleton}>
            {(known) => <Loaded key={known.id} campaign={known} catalog={sold} />}
          </Load>
        )}
      </Load>
    </div>
  );
}
