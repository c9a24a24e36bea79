import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Interval, Side, TierPathCell } from '@uptier/shared/contracts/report.ts';
import { chanceToBeat } from '@uptier/shared/stats/chance-to-beat.ts';
import type { CampaignResult } from '../../api/campaigns.ts';
import { counted } from '../../charts/counted.tsx';
import { ArmDot, IntervalMark, leaning, roundUp } from '../../charts/interval-mark.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { count, percent, pointRange, points } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { SURFACES } from './words.ts';

type Arm = {
  id: string;
  name: string;
  outcome: 'shown' | 'withheld';
  side: Side;
  difference: TierPathCell['difference'] | null;
  chance: number | null;
};

const none = <span class="faint">–</span>;
const proportion = ({ converted, mature }: Side) => ({ successes: converted, trials: mature });

function armsOf(campaign: Campaign, result: CampaignResult): Arm[] {
  const arms = result.variants.map(({ variantId, shown, difference }): Arm => {
    const variant = campaign.variants.find(({ id }) => id === variantId);
    const chance =
      shown.mature > 0 && result.withheld.mature > 0
        ? chanceToBeat(proportion(shown), proportion(result.withheld))
        : null;
    const name = `Variant ${variantId.toUpperCase()}${variant ? `, ${SURFACES[variant.surface].toLowerCase()}` : ''}`;
    return { id: variantId, name, outcome: 'shown', side: shown, difference, chance };
  });
  if (campaign.kind === 'limit-warning') return arms;
  const { withheld } = result;
  return [
    ...arms,
    { id: ' withheld', name: 'Withheld', outcome: 'withheld', side: withheld, difference: null, chance: null },
  ];
}

function countColumns(): Column<Arm>[] {
  return [
    {
      id: 'arm',
      head: 'Variant',
      cell: ({ name, outcome }) => (
        <span class="row tight nw">
          <ArmDot arm={outcome} />
          {name}
        </span>
      ),
    },
    {
      id: 'exposed',
      head: <How term="Exposed">{counted.exposed}</How>,
      align: 'end',
      cell: ({ side }) => count(side.exposed),
    },
    {
      id: 'open',
      head: <How term="Open">{counted.open}</How>,
      align: 'end',
      hide: 's',
      cell: ({ side }) => <span class="muted">{count(side.open)}</span>,
    },
    {
      id: 'upgraded',
      head: 'Upgraded of mature',
      align: 'end',
      hide: 's',
      cell: ({ side }) => (side.mature === 0 ? none : `${count(side.converted)} of ${count(side.mature)}`),
    },
    {
      id: 'rate',
      head: <How term="Rate">{counted.rate}</How>,
      align: 'end',
      cell: ({ side }) => (side.rate === null ? none : <b class="semi">{percent(side.rate)}</b>),
    },
  ];
}

function differenceColumns(scale: Interval): Column<Arm>[] {
  return [
    {
      id: 'difference',
      head: <How term="Difference">{counted.difference}</How>,
      align: 'end',
      cell: ({ difference }) => {
        if (!difference) return <span class="muted">baseline</span>;
        if (difference.estimate === null) return none;
        const lean = leaning(difference.interval);
        return (
          <span class="nowrap">
            <b class={`semi ${lean === 'n' ? '' : lean}`}>{points(difference.estimate)}</b>{' '}
            <span class="muted hide-s">{difference.interval && pointRange(difference.interval)}</span>
          </span>
        );
      },
    },
    {
      id: 'interval',
      head: `±${Math.round(scale[1] * 100)} pts`,
      hide: 's',
      cell: ({ difference }) =>
        difference?.estimate != null && (
          <span class="interval-col">
            <IntervalMark
              kind={leaning(difference.interval)}
              estimate={difference.estimate}
              interval={difference.interval}
              scale={scale}
              zero
            />
          </span>
        ),
    },
    {
      id: 'chance',
      head: (
        <How term="Chance to beat withheld">
          Beta-binomial with a flat prior, over mature accounts. It says how likely, not how much.
        </How>
      ),
      align: 'end',
      hide: 'm',
      cell: ({ chance }) => (chance === null ? none : percent(chance)),
    },
  ];
}

/** Each wording against the withheld, all on one scale. */
export function VariantsCard({ campaign, result }: { campaign: Campaign; result: CampaignResult }) {
  const arms = armsOf(campaign, result);
  const isWarning = campaign.kind === 'limit-warning';
  const end = roundUp(Math.max(0.02, ...arms.flatMap(({ difference }) => (difference?.interval ?? []).map(Math.abs))));
  const { srm } = result;
  return (
    <Card
      title={isWarning ? 'Variants' : 'Variants against withheld'}
      note={`${campaign.goal.windowDays}-day window, mature accounts`}
      flush
      end={
        srm &&
        !isWarning && (
          <Chip tone={srm.isMismatch ? 'bad' : 'good'} icon={srm.isMismatch ? 'warn' : 'check'}>
            {srm.isMismatch ? 'Samples do not match their weights' : `Samples match, p = ${srm.pValue.toFixed(2)}`}
          </Chip>
        )
      }
      footer={isWarning ? undefined : 'Intervals hold however often you look. Green or red only where one leaves zero.'}
    >
      <Table
        label="Variants"
        fit
        columns={isWarning ? countColumns().slice(0, 3) : [...countColumns(), ...differenceColumns([-end, end])]}
        rows={arms}
        rowKey={({ id }) => id}
      />
    </Card>
  );
}
