import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useState } from 'preact/hooks';
import { useRead } from '../../api/query.ts';
import {
  type AccountState,
  type Cell,
  type ConversionQuery,
  type PathAccounts,
  pathAccountsPath,
} from '../../api/reports.ts';
import { namePath } from '../../api/tiers.ts';
import { query, setQuery } from '../../app/router.ts';
import { VerdictChip } from '../../charts/verdict-chip.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { count, percent, plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Segment } from '../../ui/segment.tsx';
import { StairPath } from '../../ui/stair.tsx';
import { AccountRows } from './account-rows.tsx';
import { saveAccounts } from './export.ts';
import { openCell } from './view.ts';

const PER_PAGE = 25;
const STATES: readonly { state: AccountState; label: string }[] = [
  { state: 'all', label: 'All' },
  { state: 'converted', label: 'Upgraded' },
  { state: 'not-converted', label: 'Not' },
  { state: 'open', label: 'Open' },
];

type Props = { cell: Cell; ask: ConversionQuery; catalog: Catalog; campaigns: readonly Campaign[] };

function sentence({ shown, withheld }: Cell, windowDays: number): string {
  const side = (name: string, { converted, mature, rate }: Cell['shown']) =>
    rate === null
      ? `${name}: no window has closed yet`
      : `${name} ${count(converted)} of ${count(mature)} (${percent(rate)})`;
  const open = shown.open + withheld.open;
  const rest =
    open > 0 ? ` ${plural(open, 'account is', 'accounts are')} open: their ${windowDays} days have not passed.` : '';
  return `${side('Shown', shown)}, ${side('withheld', withheld)}.${rest}`;
}

function CsvButton({ cell, ask, state }: { cell: Cell; ask: ConversionQuery; state: AccountState }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = () => {
    setBusy(true);
    saveAccounts(ask, cell, state)
      .then(() => setFailed(false))
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  };
  return (
    <Button size="sm" icon="download" onClick={save} busy={busy && 'Saving…'}>
      {failed ? 'Try again' : 'CSV'}
    </Button>
  );
}

function Header({
  cell,
  ask,
  catalog,
  state,
  counts,
}: Props & { state: AccountState; counts: PathAccounts['counts'] }) {
  return (
    <>
      <div class="row nw">
        <StairPath {...namePath(catalog, cell)} />
        {cell.verdict && <VerdictChip verdict={cell.verdict} />}
        <span class="push row tight nw">
          <CsvButton cell={cell} ask={ask} state={state} />
          <IconButton icon="close" label="Close" size="sm" onClick={() => openCell(null)} />
        </span>
      </div>
      <p class="muted">{sentence(cell, ask.windowDays)}</p>
      {cell.srm?.isMismatch && (
        <Notice tone="bad" title="These shares do not match their weights, so the result is not trustworthy.">
          {cell.srm.pValue < 0.001 ? 'p < 0.001.' : `p = ${cell.srm.pValue.toFixed(3)}.`} Most often a filter after the
          draw: check what hides the nudge on one side only.
        </Notice>
      )}
      <div class="row">
        <Segment
          label="Outcome"
          small
          value={state}
          onChange={(next) => setQuery({ state: next === 'all' ? null : next })}
          options={STATES.map((option) => ({
            value: option.state,
            label: counts ? `${option.label} ${count(counts[option.state])}` : option.label,
          }))}
        />
      </div>
    </>
  );
}

function Paging({
  page,
  rows,
  total,
  next,
  onGo,
}: {
  page: number;
  rows: number;
  total: number | undefined;
  next: boolean;
  onGo: (by: 1 | -1) => void;
}) {
  const first = page * PER_PAGE + 1;
  const range = rows === 0 ? 'No accounts' : `${count(first)} to ${count(first + rows - 1)}`;
  return (
    <>
      <span class="muted t12">
        {range}
        {total !== undefined && rows > 0 && ` of ${count(total)}, newest first`}
      </span>
      <span class="push row tight">
        <Button size="sm" onClick={() => onGo(-1)} whyNot={page === 0 && 'These are the newest'}>
          Newer
        </Button>
        <Button size="sm" onClick={() => onGo(1)} whyNot={!next && 'These are the oldest'}>
          Older
        </Button>
      </span>
    </>
  );
}

/** The accounts behind a cell, newest first, with what became of each. */
export function CellDrawer(props: Props) {
  const { cell, ask, catalog, campaigns } = props;
  const state = STATES.find((option) => option.state === query.value.get('state'))?.state ?? 'all';
  const list = JSON.stringify([ask, state]);
  // Cursors of the pages walked so far; another list begins at its own first page.
  const [walked, setWalked] = useState<{ list: string; cursors: readonly (string | null)[] }>({
    list,
    cursors: [null],
  });
  const cursors = walked.list === list ? walked.cursors : [null];
  const cursor = cursors.at(-1) ?? null;
  const read = useRead<PathAccounts>(
    pathAccountsPath(ask, { fromTier: cell.from, toTier: cell.to, state, limit: PER_PAGE, cursor }),
    { keep: true },
  );
  const { fromName, toName } = namePath(catalog, cell);
  const go = (by: 1 | -1) => {
    const next = read.data?.next;
    if (by === -1) setWalked({ list, cursors: cursors.slice(0, -1) });
    else if (next) setWalked({ list, cursors: [...cursors, next] });
  };
  const total = read.data?.counts?.[state];
  return (
    <Drawer
      label={`Accounts on ${fromName} to ${toName}`}
      onClose={() => openCell(null)}
      header={<Header {...props} state={state} counts={read.data?.counts} />}
      footer={
        <Paging
          page={cursors.length - 1}
          rows={read.data?.accounts.length ?? 0}
          total={total}
          next={Boolean(read.data?.next)}
          onGo={go}
        />
      }
    >
      <AccountRows
        read={read}
        catalog={catalog}
        campaigns={campaigns}
        windowDays={ask.windowDays}
        currency={cell.attributed.currency}
      />
    </Drawer>
  );
}
