import type { Account, ReadinessFactor } from '@uptier/shared/contracts/account.ts';
import { BarLine } from '../../ui/bar-line.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { count, wholePercent } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { How } from '../../ui/popover.tsx';
import { BandChip } from './band.tsx';
import { factorWords, signalWords } from './scores.ts';

const AT_RISK = 2;
const tenth = (value: number) => value.toFixed(1);

function Factor({ factor, currency }: { factor: ReadinessFactor; currency: string }) {
  const { name, note } = factorWords(factor, currency);
  return (
    <div class="factor">
      <span>
        {name}
        <small>{note}</small>
      </span>
      <BarLine share={factor.value ?? 0} />
      <span class="num">
        {factor.value === null ? (
          <span class="faint">left out</span>
        ) : (
          <>
            {tenth(factor.value * factor.weight)} <span class="faint">/ {factor.weight}</span>
          </>
        )}
      </span>
    </div>
  );
}

/** How ready the account is to expand, factor by factor. */
export function ReadinessCard({ account: { readiness, currency } }: { account: Account }) {
  const { score, coverage, band, factors } = readiness;
  return (
    <Card
      title={
        <How term="Readiness" title="Readiness">
          Seven factors, each 0 to 1 times its weight. A factor without data is left out and the rest re-scaled; below
          50% of the weights there is no score. Above 70: act. 40 to 70: nurture. Below 40: adopt.
        </How>
      }
      end={band && <BandChip band={band} />}
    >
      <p class="score">
        {score === null ? (
          <span class="muted">No score: data for {wholePercent(coverage)} of the weights, 50% are needed</span>
        ) : (
          <>
            <b>{count(Math.round(score))}</b>{' '}
            <span class="muted">of 100, from {wholePercent(coverage)} of the weights</span>
          </>
        )}
      </p>
      {factors.map((factor) => (
        <Factor key={factor.id} factor={factor} currency={currency ?? 'usd'} />
      ))}
    </Card>
  );
}

/** Signs that the account may shrink; two of them stop every pitch. */
export function RiskCard({ account: { risk } }: { account: Account }) {
  const atRisk = risk.count >= AT_RISK;
  return (
    <Card
      title={
        <How term="Risk signals" title="Risk signals">
          Seven signs of contraction. Two or more present is at risk, and no pitch is shown. A sign without a baseline
          is unknown, and unknown is not present.
        </How>
      }
      end={
        <Chip tone={atRisk ? 'warn' : 'good'} icon={atRisk ? 'warn' : 'check'}>
          {risk.count} of {risk.signals.length}, {atRisk ? 'at risk' : 'not at risk'}
        </Chip>
      }
    >
      <ul class="ticks">
        {risk.signals
          .toSorted((a, b) => Number(b.present === true) - Number(a.present === true))
          .map((signal) => (
            <li key={signal.id} class={signal.present ? undefined : 'muted'}>
              <span class={signal.present ? 'warn' : signal.present === null ? 'faint' : 'good'}>
                <Icon name={signal.present ? 'warn' : signal.present === null ? 'help' : 'check'} small />
              </span>
              {signalWords(signal)}
            </li>
          ))}
      </ul>
    </Card>
  );
}
