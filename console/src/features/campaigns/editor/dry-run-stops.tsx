import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { paths } from '../../../app/paths.ts';
import { type End, GateBars, inOrder } from '../../../trace/gate-bars.tsx';
import { count, plural } from '../../../ui/format.ts';

const inAccounts = (accounts: number) => `in ${plural(accounts, 'account')}`;

function Displaced({ displaced }: Pick<DryRun, 'displaced'>) {
  return (
    <section class="stack snug" aria-label="Whose place it would have taken">
      <h3 class="sub-h">Whose place it would have taken</h3>
      {displaced.length === 0 && <p class="muted">No other campaign had a nudge at those moments.</p>}
      {displaced.map(({ campaignId, name, nudges, accounts }) => (
        <div key={campaignId} class="funnel two">
          <a href={paths.campaign(campaignId)}>{name}</a>
          <span>
            <b class="semi">{count(nudges)}</b>{' '}
            <span class="muted">
              {nudges === 1 ? 'nudge' : 'nudges'}, {inAccounts(accounts)}
            </span>
          </span>
        </div>
      ))}
    </section>
  );
}

/** What came of the moments that no gate stopped; what never happened is left out. */
function endsOf({ outranked, withheld, reached }: DryRun): End[] {
  const ends: End[] = [
    { label: 'Another campaign came first', count: outranked.moments, note: inAccounts(outranked.accounts) },
    { label: 'Withheld, to measure it', count: withheld.moments, note: inAccounts(withheld.accounts) },
  ];
  return [
    ...ends.filter((end) => end.count > 0),
    { label: 'Shown', count: reached.nudges, note: inAccounts(reached.accounts), isShown: true },
  ];
}

/** Which gate stopped how many, in the order of the gates, and which campaigns would have had to give way. */
export function DryRunStops({ run }: { run: DryRun }) {
  const { stopped, asked, recorded, displaced } = run;
  const rows = stopped.map(({ gate, moments, accounts }) => ({
    ...{ gate, count: moments },
    note: accounts > 0 && `${plural(accounts, 'account')} never got through`,
  }));
  return (
    <div class="stack wide">
      <section class="stack" aria-label="What would have come of its moments">
        <h3 class="sub-h">What would have come of its moments</h3>
        <p class="muted">
          {asked.moments === 0
            ? `None of the ${plural(recorded.moments, 'recorded moment')} could have been its own.`
            : `${plural(asked.moments, 'moment')} could have been its own, ${inAccounts(asked.accounts)}; ${count(recorded.moments)} were recorded of all kinds. The first gate that stops one counts.`}
        </p>
        {asked.moments > 0 && <GateBars rows={inOrder(rows)} total={asked.moments} ends={endsOf(run)} />}
      </section>
      <Displaced displaced={displaced} />
    </div>
  );
}
