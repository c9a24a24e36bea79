import type { Account } from '@uptier/shared/contracts/account.ts';
import type { Catalog, Limit } from '@uptier/shared/contracts/catalog.ts';
import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { BarLine } from '../../ui/bar-line.tsx';
import { Card } from '../../ui/card.tsx';
import { count, day, percent } from '../../ui/format.ts';
import { toneOf } from './tone.ts';

function forecast({ kind }: Limit, { limit, ratio, reachedAt }: LimitUsage): string {
  if (limit === null) return 'Unlimited on this tier';
  if (ratio === null) return 'Nothing is included on this tier';
  if (ratio >= 1) return 'Reached';
  if (reachedAt) return `At the pace of 14 days it reaches ${count(limit)} on ${day(reachedAt)}`;
  return kind === 'metered'
    ? 'Not reached before the reset at this pace'
    : `${count(limit - Math.round(ratio * limit))} left`;
}

function LimitRow({ limit, use }: { limit: Limit; use: LimitUsage }) {
  const tone = use.ratio === null ? 'n' : toneOf(use.ratio);
  return (
    <div class="lim">
      <span class="med">
        {limit.name}
        <span class="t11 faint block">{use.resetsAt ? `resets ${day(use.resetsAt)}` : limit.kind}</span>
      </span>
      <span class="stack snug">
        <BarLine size="lg" tone={tone} share={use.ratio ?? 0} {...(use.reachedAt && { ahead: 1 })} />
        <span class="t12 muted">{forecast(limit, use)}</span>
      </span>
      <span class="num">
        <b class="semi">{count(use.used)}</b>{' '}
        <span class="muted">{use.limit === null ? 'used' : `of ${count(use.limit)}`}</span>
        {use.ratio !== null && <span class={`t12 block ${tone === 'n' ? 'faint' : tone}`}>{percent(use.ratio)}</span>}
      </span>
    </div>
  );
}

/** What the account uses of each limit, and where its pace leads. */
export function UsageCard({ account, catalog }: { account: Account; catalog: Catalog }) {
  const rows = catalog.limits.flatMap((limit) => {
    const use = account.usage[limit.id];
    return use ? [{ limit, use }] : [];
  });
  return (
    <Card title="Usage against limits" end={<span class="t12">now</span>}>
      {rows.length === 0 ? (
        <p class="muted">The catalog has no limits.</p>
      ) : (
        rows.map((row) => <LimitRow key={row.limit.id} {...row} />)
      )}
    </Card>
  );
}
