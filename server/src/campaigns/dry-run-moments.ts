import { isInSample } from '@uptier/shared/engine/campaigns/sample.ts';
import type { RecordedAccount, RecordedMoment } from '@uptier/shared/engine/dry-run/account.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { Store } from '../store/port.ts';
import type { AccountSize, Span } from '../store/queries/moment-list.ts';
import type { MomentRow } from '../store/queries/moments.ts';
import type { Pause } from './dry-run-pause.ts';

const SIZES_PER_PAGE = 200;
const MOMENTS_PER_PAGE = 1000;
/** A few milliseconds of reading. */
const COST_PER_PAGE = 600;
const DAY_MS = 86_400_000;
/** Of fewer accounts nothing can be said about all. */
const LEAST_ACCOUNTS = 100;

interface Sources {
  store: {
    moments: Pick<Store['moments'], 'listSizes' | 'list'>;
    accounts: Pick<Store['accounts'], 'listByIds'>;
    ledgers: Pick<Store['ledgers'], 'listByIds'>;
  };
}

/** What was recorded of every account in a span. */
export async function listSizes(
  { moments }: Pick<Sources['store'], 'moments'>,
  environmentId: string,
  span: Span,
  pause: Pause,
): Promise<AccountSize[]> {
  const sizes: AccountSize[] = [];
  for (;;) {
    const after = sizes.at(-1)?.accountId ?? '';
    const page = await moments.listSizes(environmentId, span, { after, limit: SIZES_PER_PAGE });
    sizes.push(...page);
    await pause();
    if (page.length < SIZES_PER_PAGE) return sizes;
  }
}

/** Reading an account costs as much as replaying so many moments. */
const ACCOUNT_COST = 5;

/** Accounts that stand for all, so many that the work stays within a budget of moments; everyone where that is enough. */
export function sampleOf(sizes: readonly AccountSize[], mostMoments: number): readonly AccountSize[] {
  const cost = sizes.reduce((sum, size) => sum + size.moments + ACCOUNT_COST, 0);
  if (cost <= mostMoments) return sizes;
  const share = Math.max(mostMoments / cost, LEAST_ACCOUNTS / sizes.length);
  return sizes.filter(({ accountId }) => isInSample(accountId, share));
}

/**
 * These accounts as they are stored, each with its moments of the span, some read at a time. Past the cache: reading so
 * many once would drive out those that pages ask for.
 */
export async function* readRecorded(
  { store }: Sources,
  environmentId: string,
  { span, sizes, pause }: { span: Span; sizes: readonly AccountSize[]; pause: Pause },
): AsyncGenerator<RecordedAccount> {
  for (const accountIds of pagesOf(sizes)) {
    const byAccount = await readMoments(store, environmentId, { span, accountIds, pause });
    const [accounts, ledgers] = await Promise.all([
      store.accounts.listByIds(environmentId, accountIds),
      store.ledgers.listByIds(environmentId, accountIds),
    ]);
    const ledgerOf = new Map(ledgers.map(({ accountId, body }) => [accountId, body]));
    await pause();
    for (const { id: accountId, state } of accounts) {
      const moments = byAccount.get(accountId) ?? [];
      yield { accountId, state, ledger: ledgerOf.get(accountId) ?? emptyLedger, moments };
    }
  }
}

function pagesOf(sizes: readonly AccountSize[]): string[][] {
  const pages: string[][] = [];
  let left = 0;
  for (const { accountId, moments } of sizes) {
    const cost = moments + ACCOUNT_COST;
    if (left < cost || pages.length === 0) {
      pages.push([]);
      left = COST_PER_PAGE;
    }
    pages.at(-1)?.push(accountId);
    left -= cost;
  }
  return pages;
}

async function readMoments(
  { moments }: Sources['store'],
  environmentId: string,
  { span, accountIds, pause }: { span: Span; accountIds: readonly string[]; pause: Pause },
): Promise<Map<string, RecordedMoment[]>> {
  // Days are those of each account's zone, which may lie a day off.
  const days = { from: Math.floor(span.from / DAY_MS) - 1, to: Math.floor(span.to / DAY_MS) + 2 };
  const rows: MomentRow[] = [];
  for (;;) {
    const after = rows.at(-1) ?? null;
    const page = await moments.list(environmentId, days, { accountIds, after, limit: MOMENTS_PER_PAGE });
    rows.push(...page);
    await pause();
    if (page.length < MOMENTS_PER_PAGE) break;
  }
  const within = rows.filter(({ at }) => at >= span.from && at < span.to);
  const grouped = Map.groupBy(within, ({ accountId }) => accountId);
  return new Map([...grouped].map(([accountId, own]) => [accountId, own.map(toRecorded)]));
}

function toRecorded({ at, userId, what, name, locale }: MomentRow): RecordedMoment {
  return { at, userId: userId === '' ? null : userId, what, name: name === '' ? null : name, locale };
}
