import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { TraceRow } from '@uptier/shared/contracts/decision.ts';
import { gateSentence } from '../../trace/gate-sentence.ts';
import { Chip } from '../../ui/chip.tsx';
import { type Column, Table } from '../../ui/table.tsx';

export type Known = { campaigns: readonly Campaign[]; catalog: Catalog };

/** What a campaign is called; one that is gone keeps its id. */
export const named = ({ campaigns }: Pick<Known, 'campaigns'>, id: string | null | undefined): string =>
  campaigns.find((campaign) => campaign.id === id)?.name ?? id ?? 'a campaign';

const STOPPED_BY_NATURE = new Set(['path', 'trigger', 'environment', 'live']);

function stopChip({ passed, gate, code }: TraceRow, isChosen: boolean) {
  if (isChosen && passed) {
    return (
      <Chip tone="good" icon="check">
        shows
      </Chip>
    );
  }
  if (passed) return <Chip icon="more">outranked</Chip>;
  if (gate !== null && STOPPED_BY_NATURE.has(gate)) return <Chip>{gate}</Chip>;
  return (
    <Chip tone="warn" icon="clock">
      {gate ?? code}
    </Chip>
  );
}

const sawWords = ({ passed, gate, code, saw }: TraceRow, catalog: Catalog): string =>
  passed || gate === null ? 'Every gate let it through' : gateSentence({ gate, code, saw }, catalog);

/** Each campaign that was live, the first gate that stopped it, and what that gate saw. */
export function TraceTable(
  props: {
    label: string;
    rows: readonly TraceRow[];
    /** The campaign that was shown, if one was. */
    shown: string | null;
    onPick?: (campaignId: string) => void;
  } & Known,
) {
  const { label, rows, shown, onPick, campaigns, catalog } = props;
  const columns: Column<TraceRow>[] = [
    {
      id: 'campaign',
      head: label,
      cell: (row) => (
        <>
          {onPick ? (
            <button type="button" class="link text" onClick={() => onPick(row.campaignId)}>
              {named({ campaigns }, row.campaignId)}
            </button>
          ) : (
            named({ campaigns }, row.campaignId)
          )}
          <span class="sub only-s-block">{sawWords(row, catalog)}</span>
        </>
      ),
    },
    {
      id: 'gate',
      head: 'First gate that stops',
      cell: (row) => stopChip(row, row.campaignId === shown),
    },
    {
      id: 'saw',
      head: 'What it saw',
      hide: 's',
      cell: (row) => <span class="muted">{sawWords(row, catalog)}</span>,
    },
  ];
  return <Table label={label} fit columns={columns} rows={rows} rowKey={(row) => row.campaignId} />;
}
