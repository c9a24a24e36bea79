import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { CampaignRow } from '../../api/campaigns.ts';
import { namePath } from '../../api/tiers.ts';
import { paths } from '../../app/paths.ts';
import { IntervalMark, leaning } from '../../charts/interval-mark.tsx';
import { possible } from '../../charts/possible.ts';
import { VerdictChip } from '../../charts/verdict-chip.tsx';
import { count, percent, pointRange, points } from '../../ui/format.ts';
import { StairPath } from '../../ui/stair.tsx';
import { Status } from '../../ui/status.tsx';
import type { Column } from '../../ui/table.tsx';
import { KINDS, SURFACES, triggerWords } from './words.ts';

export type Line = { campaign: Campaign; result: CampaignRow | undefined };

const none = <span class="faint">–</span>;
const surfacesOf = ({ variants }: Campaign) =>
  [...new Set(variants.map(({ surface }) => SURFACES[surface]))].join(', ');

/** A draft is opened to be written, a published campaign to be read. */
export const hrefOf = ({ id, status }: Campaign) => (status === 'draft' ? paths.editCampaign(id) : paths.campaign(id));

function Rate({ campaign, result }: Line) {
  if (campaign.kind === 'limit-warning') return <span class="muted nowrap">not a pitch</span>;
  if (!result || result.shown.rate === null) return none;
  return (
    <>
      <b class="semi">{percent(result.shown.rate)}</b>
      <span class="sub">
        {count(result.shown.converted)} of {count(result.shown.mature)}
      </span>
    </>
  );
}

function Difference({ result }: Line) {
  if (!result || result.difference.estimate === null) return none;
  const { estimate } = result.difference;
  const interval = possible(result.difference.interval);
  const lean = leaning(interval);
  return (
    <>
      <span class={lean === 'n' ? undefined : lean}>{points(estimate)}</span>
      <span class="sub">{interval ? pointRange(interval) : 'too little data'}</span>
    </>
  );
}

function nameColumns(catalog: Catalog): Column<Line>[] {
  return [
    {
      id: 'name',
      head: 'Campaign',
      cell: ({ campaign }) => (
        <>
          <a class="name" href={hrefOf(campaign)}>
            {campaign.name}
          </a>
          <span class="sub">
            {[surfacesOf(campaign), triggerWords(campaign.trigger, catalog)].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      id: 'status',
      head: 'Status',
      cell: ({ campaign: { status, version, publishedVersion } }) => (
        <Status kind={status}>
          {status === 'live' && publishedVersion !== null && publishedVersion !== version && (
            <span class="hide-s">draft ahead</span>
          )}
        </Status>
      ),
    },
    { id: 'kind', head: 'Kind', hide: 'm', cell: ({ campaign }) => <span class="nowrap">{KINDS[campaign.kind]}</span> },
    {
      id: 'path',
      head: 'Path',
      hide: 's',
      cell: ({ campaign: { path } }) =>
        path ? <StairPath {...namePath(catalog, path)} /> : <span class="muted">Any tier</span>,
    },
  ];
}

/** The columns of the list; all differences share one scale. */
export function columnsFor(catalog: Catalog, scale: Interval): Column<Line>[] {
  return [
    ...nameColumns(catalog),
    {
      id: 'exposed',
      head: 'Exposed',
      align: 'end',
      hide: 's',
      cell: ({ result }) => (result && result.exposed > 0 ? count(result.exposed) : none),
    },
    { id: 'rate', head: 'Shown', align: 'end', hide: 's', cell: (line) => <Rate {...line} /> },
    {
      id: 'withheld',
      head: 'Withheld',
      align: 'end',
      hide: 'm',
      cell: ({ result, campaign }) =>
        result && result.withheld.rate !== null && campaign.kind !== 'limit-warning' ? (
          <>
            <span class="muted">{percent(result.withheld.rate)}</span>
            <span class="sub">
              {count(result.withheld.converted)} of {count(result.withheld.mature)}
            </span>
          </>
        ) : (
          none
        ),
    },
    { id: 'difference', head: 'Difference', align: 'end', cell: (line) => <Difference {...line} /> },
    {
      id: 'interval',
      head: `Interval, ±${Math.round(scale[1] * 100)} pts`,
      hide: 'm',
      cell: ({ result }) =>
        result?.difference.estimate != null &&
        possible(result.difference.interval) && (
          <span class="interval-col">
            <IntervalMark
              kind={leaning(result.difference.interval)}
              estimate={result.difference.estimate}
              interval={possible(result.difference.interval)}
              scale={scale}
              zero
            />
          </span>
        ),
    },
    {
      id: 'verdict',
      head: 'Reading',
      hide: 's',
      cell: ({ result, campaign }) =>
        result && campaign.kind !== 'limit-warning' && result.exposed > 0 ? (
          <VerdictChip verdict={result.verdict} />
        ) : (
          none
        ),
    },
  ];
}
