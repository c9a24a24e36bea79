import { call } from '../../api/client.ts';
import {
  type AccountState,
  type Cell,
  type ConversionQuery,
  type PathAccount,
  type PathAccounts,
  pathAccountsPath,
} from '../../api/reports.ts';
import { saveFile, toCsv } from '../../ui/csv.ts';

const PER_CALL = 1000;

async function listAll(ask: ConversionQuery, { from, to }: Cell, state: AccountState): Promise<PathAccount[]> {
  const all: PathAccount[] = [];
  let cursor: string | null = null;
  do {
    const page: PathAccounts = await call(
      pathAccountsPath(ask, { fromTier: from, toTier: to, state, limit: PER_CALL, cursor }),
    );
    all.push(...page.accounts);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

const span = ({ from, to }: ConversionQuery) => `${from.slice(0, 10)}-${to.slice(0, 10)}`;

/** Saves every account behind a cell, not only the page on screen. */
export async function saveAccounts(ask: ConversionQuery, cell: Cell, state: AccountState): Promise<void> {
  const accounts = await listAll(ask, cell, state);
  const rows = accounts.map((account) => [
    account.accountId,
    account.enteredAt,
    account.outcome,
    String(account.mature),
    String(account.converted),
    account.convertedAt,
    account.campaignId,
    account.variantId,
    account.movedTo,
    account.mrrDelta,
  ]);
  const head = [
    'account_id',
    'entered_at',
    'outcome',
    'mature',
    'converted',
    'converted_at',
    'campaign_id',
    'variant_id',
    'moved_to',
    'mrr_delta_minor_units',
  ];
  saveFile(`${cell.from}-to-${cell.to}-${state}-${span(ask)}.csv`, toCsv([head, ...rows]));
}

/** Saves the matrix as it stands, one line for each path. */
export function saveMatrix(ask: ConversionQuery, cells: readonly Cell[]): void {
  const side = (name: string) =>
    ['exposed', 'open', 'mature', 'converted', 'rate', 'rate_low', 'rate_high'].map((part) => `${name}_${part}`);
  const head = [
    'from',
    'to',
    ...side('shown'),
    ...side('withheld'),
    'difference',
    'difference_low',
    'difference_high',
    'attributed_upgrades',
    'attributed_mrr_minor_units',
    'currency',
    'incremental_upgrades',
    'incremental_low',
    'incremental_high',
  ];
  const rows = cells.map(({ from, to, shown, withheld, difference, attributed, incremental }) => [
    from,
    to,
    ...[shown, withheld].flatMap((arm) => [
      arm.exposed,
      arm.open,
      arm.mature,
      arm.converted,
      arm.rate,
      arm.interval?.[0],
      arm.interval?.[1],
    ]),
    difference.estimate,
    ...(difference.interval ?? [null, null]),
    attributed.upgrades,
    attributed.mrr,
    attributed.currency,
    incremental.upgrades,
    ...(incremental.interval ?? [null, null]),
  ]);
  saveFile(`conversion-${ask.windowDays}d-${ask.target}-${span(ask)}.csv`, toCsv([head, ...rows]));
}
