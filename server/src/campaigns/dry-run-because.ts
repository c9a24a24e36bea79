import type { RecordedAccount } from '@uptier/shared/engine/dry-run/account.ts';
import type { DryRunPlan } from '@uptier/shared/engine/dry-run/plan.ts';
import type { DryRunTally } from '@uptier/shared/engine/dry-run/tally.ts';

/** What of the replay stands for something that is not known any more. */
export class Unknowns {
  /** Accounts whose traits, levels or mute may not be those of the time. */
  changed = 0;
  firstAt: number | null = null;

  see({ state, ledger, moments }: RecordedAccount): void {
    const first = moments[0]?.at;
    if (first === undefined) return;
    this.firstAt = Math.min(this.firstAt ?? first, first);
    const users = Object.values(state.users).flatMap(({ traits }) => Object.values(traits));
    const stamped = [...Object.values(state.traits), ...Object.values(state.levels), ...users];
    if (ledger.mute !== null || stamped.some(({ at }) => at > first)) this.changed++;
  }
}

/** Why the answer is an estimate, one sentence for each reason. */
export function listReasons(
  plan: DryRunPlan,
  tally: DryRunTally,
  { unknowns, accounts, since }: { unknowns: Unknowns; accounts: number; since: number },
): string[] {
  const reasons: string[] = [];
  const number = (value: number) => value.toLocaleString('en');
  if (tally.accounts < accounts)
    reasons.push(
      `${number(tally.accounts)} of ${number(accounts)} accounts were replayed and stand for all; counts are scaled up.`,
    );
  if (unknowns.changed > 0)
    reasons.push(
      `Traits, levels and mutes are those of today; they have changed since on ${number(unknowns.changed)} of the replayed accounts.`,
    );
  if (since > plan.from)
    reasons.push(`Moments are recorded since ${new Date(since).toISOString().slice(0, 10)}; rates count from then.`);
  const { trigger } = plan.draft.campaign;
  if (trigger.kind === 'event' && tally.guessed > 0)
    reasons.push(
      `Moments of ${trigger.name} are recorded only while a live campaign waits for it; ${number(tally.guessed)} were told from the days on which users sent it.`,
    );
  if (trigger.kind === 'event' && trigger.delayMs)
    reasons.push('The delay after the event is not waited for: some pages would have been closed by then.');
  if (tally.reached.weight > 0)
    reasons.push('Nobody is taken to dismiss the draft, which would double its weight and its clocks.');
  return reasons;
}
