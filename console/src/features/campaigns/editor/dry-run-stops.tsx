import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { gates } from '@uptier/shared/contracts/gate.ts';
import { paths } from '../../../app/paths.ts';
import { GATE_WORDS } from '../../../trace/gate-words.ts';
import { BarLine } from '../../../ui/bar-line.tsx';
import { count, plural } from '../../../ui/format.ts';

function Displaced({ displaced }: Pick<DryRun, 'displaced'>) {
  return (
    <section class="stack snug" aria-label="Whose place it would have taken">
      <h3 class="sub-h">Whose place it would have taken</h3>
      {displaced.length === 0 && <p class="muted">No other campaign: none had a nudge at those moments.</p>}
      {displaced.map(({ campaignId, name, nudges, accounts }) => (
        <div key={campaignId} class="funnel two">
          <a href={paths.campaign(campaignId)}>{name}</a>
          <span>
            <b class="semi">{count(nudges)}</b>{' '}
            <span class="muted">
              {nudges === 1 ? 'nudge' : 'nudges'}, in {plural(accounts, 'account')}
            </span>
          </span>
        </div>
      ))}
    </section>
  );
}

/** Which gate stopped how many, in the order of the gates, and which campaigns would have had to give way. */
export function DryRunStops({ run }: { run: DryRun }) {
  const { stopped, reached, displaced } = run;
  const total = Math.max(
    1,
    stopped.reduce((sum, { moments }) => sum + moments, reached.nudges),
  );
  const rows = gates.flatMap((gate) => stopped.find((row) => row.gate === gate && row.moments > 0) ?? []);
  return (
    <div class="stack wide">
      <section class="stack snug" aria-label="What would have stopped it">
        <h3 class="sub-h">What would have stopped it</h3>
        {rows.length === 0 && <p class="muted">Nothing: every moment got through.</p>}
        {rows.map(({ gate, moments, accounts }) => (
          <div key={gate} class="funnel two">
            <span>{GATE_WORDS[gate]}</span>
            <span title={`${plural(accounts, 'account')} never got through`}>
              <b class="semi">{count(moments)}</b>{' '}
              <span class="muted">
                {moments === 1 ? 'moment' : 'moments'}, {plural(accounts, 'account')}
              </span>
            </span>
            <BarLine share={moments / total} tone="n" />
          </div>
        ))}
        <div class="funnel two">
          <span>Shown</span>
          <span>
            <b class="semi">{count(reached.nudges)}</b>{' '}
            <span class="muted">
              {reached.nudges === 1 ? 'nudge' : 'nudges'}, {plural(reached.accounts, 'account')}
            </span>
          </span>
          <BarLine share={reached.nudges / total} />
        </div>
        <p class="muted t12">The first gate that stops a moment counts. Accounts: those it never let through.</p>
      </section>
      <Displaced displaced={displaced} />
    </div>
  );
}
