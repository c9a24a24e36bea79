import type { DebugCampaign } from '@uptier/shared/contracts/debug.ts';
import type { TraceRow } from '@uptier/shared/contracts/decision.ts';
import type { ComponentChildren, JSX } from 'preact';
import { momentName, type PanelActs, type PanelFacts, sawLine, standingOf, triggerName } from './facts.ts';

interface PanelProps {
  facts: PanelFacts;
  acts: PanelActs;
}

const capNames = {
  userSession: 'User, this session',
  userDay: 'User, 24 hours',
  userWeek: 'User, 7 days',
  accountDay: 'Account, 24 hours',
  accountWeek: 'Account, 7 days',
};

interface PartProps {
  title: string;
  count?: number;
  open?: boolean;
  empty: string;
  children: ComponentChildren;
}

function Part({ title, count, open = false, empty, children }: PartProps): JSX.Element {
  return (
    <details class="d-part" open={open}>
      <summary>
        {title} {count === undefined ? null : <span class="d-count">{count}</span>}
      </summary>
      <div class="d-list">{count === 0 ? <p class="d-quiet">{empty}</p> : children}</div>
    </details>
  );
}

function Trace({ row, name }: { row: TraceRow; name: string }): JSX.Element {
  const saw = sawLine(row.saw);
  return (
    <div>
      <div class="d-name">
        {name}: <span class={row.passed ? 'd-good' : 'd-warn'}>{row.gate ? `${row.gate}, ${row.code}` : row.code}</span>
      </div>
      {saw ? <div class="d-code">{saw}</div> : null}
    </div>
  );
}

function Campaign({ campaign, row, acts }: { campaign: DebugCampaign; row: TraceRow | null; acts: PanelActs }) {
  const { name, surface, kind, trigger, nudge } = campaign;
  const stand = row ? (row.gate ? `stopped by ${row.gate}: ${row.code}` : row.code) : 'not asked on this page';
  return (
    <div class="d-row">
      <span class="d-name">{name}</span>
      <button
        type="button"
        class="d-btn"
        aria-disabled={!nudge}
        aria-label={`Force ${name}`}
        onClick={() => nudge && acts.force(campaign)}
      >
        Force
      </button>
      <div class="d-sub">
        {kind}, {surface}, on {triggerName({ ...trigger })}
        {nudge ? null : '; its title has no value for this account'}
        <br />
        <span class={row?.passed ? 'd-good' : 'd-warn'}>{stand}</span>
      </div>
    </div>
  );
}

function Decisions({ view }: Pick<PanelFacts, 'view'>): JSX.Element {
  const nameOf = (id: string | undefined): string => view.campaigns.find((one) => one.id === id)?.name ?? id ?? '';
  return (
    <Part title="Decisions now" count={view.decisions.length} empty="Nothing was asked.">
      {view.decisions.map(({ asked, decision }) => (
        <div key={momentName(asked)}>
          <div class="d-row">
            <span class="d-name">{momentName(asked)}</span>
            <span class={decision.outcome === 'none' ? 'd-quiet' : 'd-good'}>{decision.outcome}</span>
            <span class="d-sub">
              {decision.campaignId
                ? nameOf(decision.campaignId)
                : `${decision.reason.gate ?? ''} ${decision.reason.code}`}
            </span>
          </div>
          <details class="d-in">
            <summary>Trace, {decision.trace?.length ?? 0} campaigns</summary>
            <div class="d-trace">
              {(decision.trace ?? []).map((row) => (
                <Trace key={row.campaignId} row={row} name={nameOf(row.campaignId)} />
              ))}
            </div>
          </details>
        </div>
      ))}
    </Part>
  );
}

function Leases({ session, view }: Pick<PanelFacts, 'session' | 'view'>): JSX.Element {
  const leases = session?.leases ?? [];
  return (
    <Part title="Leases" count={leases.length} empty="This user may see nothing now: the traces say why.">
      {leases.map((lease) => (
        <div key={lease.id} class="d-row">
          <span class="d-name">
            {view.campaigns.find(({ id }) => id === lease.campaignId)?.name ?? lease.campaignId}
          </span>
          <span class={lease.outcome === 'show' ? 'd-good' : 'd-warn'}>{lease.outcome}</span>
          <span class="d-sub">
            {lease.surface}
            {lease.interrupts ? ', claimed first' : ', at once'}, on {triggerName({ ...lease.trigger })}, until{' '}
            {new Date(lease.expiresAt).toLocaleTimeString()}
          </span>
        </div>
      ))}
    </Part>
  );
}

function Bar({ name, used, max }: { name: string; used: number; max: number | null }): JSX.Element {
  const share = max ? Math.min(100, (100 * used) / max) : 0;
  return (
    <div class="d-row">
      <span class="d-name">{name}</span>
      <span class="d-num">
        {used.toLocaleString()} {max === null ? 'of no limit' : `of ${max.toLocaleString()}`}
      </span>
      <span class="d-bar">
        <i style={{ inlineSize: `${share}%` }} />
      </span>
    </div>
  );
}

function Account({ session, view }: Pick<PanelFacts, 'session' | 'view'>): JSX.Element {
  const usage = Object.entries(session?.usage ?? {});
  const entitlements = Object.entries(session?.entitlements ?? {});
  return (
    <>
      <Part title="Ledger: spent of the caps" empty="">
        {view.ledger.map(({ cap, spent, limit }) => (
          <Bar key={cap} name={capNames[cap]} used={spent} max={limit} />
        ))}
      </Part>
      <Part title="Usage" count={usage.length} empty="The catalog has no limit.">
        {usage.map(([limit, { used, limit: max }]) => (
          <Bar key={limit} name={limit} used={used} max={max} />
        ))}
      </Part>
      <Part title="Entitlements" count={entitlements.length} empty="The catalog has no feature.">
        {entitlements.map(([feature, { allowed, reason }]) => (
          <div key={feature} class="d-row">
            <span class="d-name">{feature}</span>
            <span class={allowed ? 'd-good' : 'd-warn'}>{reason}</span>
          </div>
        ))}
      </Part>
    </>
  );
}

function Facts({ identity, view, host, keyHint }: PanelFacts): JSX.Element {
  return (
    <dl class="d-facts">
      <dt>User</dt>
      <dd>{identity ? identity.user.id : <span class="d-warn">Nobody is identified yet</span>}</dd>
      <dt>Account</dt>
      <dd>
        {identity
          ? `${identity.account.id}, ${view.tier ? `tier ${view.tier}` : 'no tier known'}`
          : 'Call identify with user and account: until then nothing is shown or sent'}
      </dd>
      <dt>Connected</dt>
      <dd>
        {host}, {keyHint}
      </dd>
      {view.stopped ? <dt>Policy</dt> : null}
      {view.stopped ? <dd class="d-bad">All nudges are stopped</dd> : null}
    </dl>
  );
}

export function Panel({ facts, acts }: PanelProps): JSX.Element {
  const { identity, view, session, happened, forced, isFolded } = facts;
  return (
    <section class="d" aria-label="Uptier debug">
      <header class="d-head">
        <h2>Uptier</h2>
        <span class="d-chip">development</span>
        <span class="d-fill" />
        <button type="button" class="d-btn" onClick={acts.refresh}>
          Refresh
        </button>
        <button type="button" class="d-btn" aria-expanded={!isFolded} onClick={acts.fold}>
          {isFolded ? 'Open' : 'Fold'}
        </button>
        <button type="button" class="d-btn" onClick={acts.close}>
          Close
        </button>
      </header>
      <div class="d-forced" role="status" hidden={!forced} style={{ display: forced ? 'flex' : 'none' }}>
        <span class="d-name d-fill">{forced ? `Forced: ${forced.name}. Nothing is recorded.` : ''}</span>
        <button type="button" class="d-btn" onClick={acts.endForced}>
          Take it away
        </button>
      </div>
      <div class="d-body" hidden={isFolded}>
        <Facts {...facts} />
        <Part title="Campaigns" count={view.campaigns.length} open empty="No campaign is live here.">
          {view.campaigns.map((campaign) => (
            <Campaign key={campaign.id} campaign={campaign} row={identity && standingOf(view, campaign)} acts={acts} />
          ))}
        </Part>
        {identity ? <Decisions view={view} /> : null}
        {identity ? <Leases session={session} view={view} /> : null}
        {identity ? <Account session={session} view={view} /> : null}
        <Part title="Happened on this page" count={happened.length} empty="Nothing yet.">
          {happened.map(({ at, what, detail }) => (
            <div key={`${at} ${what} ${detail}`} class="d-row">
              <span class="d-name">{what}</span>
              <span class="d-quiet d-num">{new Date(at).toLocaleTimeString()}</span>
              <span class="d-sub">{detail}</span>
            </div>
          ))}
        </Part>
      </div>
    </section>
  );
}
