import type { Moment } from '../campaigns/moment.ts';
import { weightOf } from '../claim/moves.ts';
import { decide, decideOne, type EngineDecision } from '../decide/decide.ts';
import { type Facts, factsAt } from '../facts/facts.ts';
import { unseenRequests } from '../facts/requests.ts';
import type { Firing, Ledger } from '../ledger/ledger.ts';
import type { AccountState } from '../state/state.ts';
import {
  answersBy,
  isAskedFor,
  ledgerBefore,
  type RecordedAccount,
  type RecordedMoment,
  Sessions,
  toMoment,
} from './account.ts';
import { Levels, levelFirings, rearmFor } from './levels.ts';
import type { DryRunPlan } from './plan.ts';
import { AccountTally, add } from './tally.ts';
import { follow } from './world.ts';

/**
 * Replays the moments of one account, in order of time, in two worlds: with the draft and without it. Each world keeps a
 * ledger of its own, in which whatever comes is claimed and seen, never dismissed. Pure.
 *
 * @example const tally = new DryRunTally(); for (const account of accounts) tally.add(replayAccount(plan, account));
 */
export function replayAccount(plan: DryRunPlan, account: RecordedAccount): AccountTally {
  const replay = new Replay(plan, account);
  for (const moment of account.moments) replay.meet(moment);
  return replay.tally;
}

const MOMENTS_PER_STEP = 50;

/** The same in steps, so that others may be served between them. */
export function* replayInSteps(plan: DryRunPlan, account: RecordedAccount): Generator<void, AccountTally, void> {
  const replay = new Replay(plan, account);
  for (const [index, moment] of account.moments.entries()) {
    replay.meet(moment);
    if (index % MOMENTS_PER_STEP === MOMENTS_PER_STEP - 1) yield;
  }
  return replay.tally;
}

class Replay {
  readonly tally = new AccountTally();
  readonly #plan: DryRunPlan;
  readonly #account: RecordedAccount;
  readonly #sessions: Sessions;
  readonly #firings: readonly Firing[];
  readonly #levels: Levels;
  /** How many of the firings have come by now. */
  #fired: number;
  #met = 0;
  readonly #hasAnswers: boolean;
  /** Ledgers of the two worlds: one and the same until the draft makes a difference. */
  #withDraft: Ledger;
  #without: Ledger;
  /** Nudges by user and campaign of which the world without the draft saw more. */
  readonly #missing = new Map<string, number>();
  readonly #displaced = new Map<string, number>();

  constructor(plan: DryRunPlan, account: RecordedAccount) {
    const { policy, catalog } = plan.withDraft;
    const { state, ledger } = account;
    this.#plan = plan;
    this.#account = account;
    this.#sessions = new Sessions(policy.sessionMinutes);
    this.#firings = levelFirings(ledger);
    this.#levels = new Levels(state, catalog, this.#firings);
    this.#fired = this.#firings.filter(({ at }) => at < plan.from).length;
    this.#hasAnswers = ledger.nevers.length + ledger.snoozes.length + ledger.requests.length > 0;
    this.#withDraft = ledgerBefore(ledger, plan.from);
    this.#without = this.#withDraft;
  }

  meet(recorded: RecordedMoment): void {
    const { at, userId } = recorded;
    if (recorded.isGuessed) this.tally.guessed++;
    else this.tally.moments++;
    this.#met++;
    if (userId === null) return;
    for (const firing of this.#firings.slice(this.#fired)) {
      if (firing.at > at) break;
      this.#fired++;
      this.#move((ledger) => rearmFor(ledger, firing));
    }
    const { policy } = this.#plan.withDraft;
    if (this.#hasAnswers)
      this.#move((ledger) => ({ ...ledger, ...answersBy(this.#account.ledger, at, policy.snoozeDays) }));
    const moment = toMoment(this.#account.accountId, userId, recorded, this.#sessions.touch(userId, recorded));
    this.#decide(moment, this.#levels.at(at), isAskedFor(this.#plan.draft, recorded));
  }

  #move(change: (ledger: Ledger) => Ledger): void {
    const isOne = this.#withDraft === this.#without;
    this.#withDraft = change(this.#withDraft);
    this.#without = isOne ? this.#withDraft : change(this.#without);
  }

  #decide(moment: Moment, state: AccountState, isAsked: boolean): void {
    const { withDraft, without, draft, isNeutral } = this.#plan;
    const subject = { state, ledger: this.#withDraft };
    const decision = decide(withDraft, subject, moment);
    const facts = factsAt(withDraft, subject, moment);
    // Requests of colleagues bring it at any moment.
    if (isAsked || unseenRequests(facts, draft)) this.#count(decision, facts);
    const id = `${this.#met}`;
    const ledger = follow(withDraft, subject, moment, decision, id);
    const isSame = isNeutral && this.#withDraft === this.#without && decision.campaign?.id !== draft.campaign.id;
    if (isSame) {
      this.#withDraft = ledger;
      this.#without = ledger;
      return;
    }
    const other = { state, ledger: this.#without };
    const otherwise = decide(without, other, moment);
    this.#withDraft = ledger;
    this.#without = follow(without, other, moment, otherwise, id);
    this.#compare(decision, otherwise, moment.userId);
  }

  #count(decision: EngineDecision, facts: Facts): void {
    const { withDraft, draft } = this.#plan;
    const { userId } = facts.moment;
    this.tally.ask(userId);
    if (decision.campaign?.id !== draft.campaign.id) {
      const alone = decideOne(draft, facts, 'moment');
      if (alone.outcome !== 'none' || alone.reason.gate === null) this.tally.outranked++;
      else this.tally.stop(alone.reason.gate, alone.reason.code);
      return;
    }
    if (decision.outcome === 'withhold') this.tally.withheld++;
    const { surface } = decision;
    if (decision.outcome === 'show' && surface)
      this.tally.show(userId, surface, weightOf(draft.campaign.kind, surface, withDraft.policy));
  }

  /**
   * Displaced is what the draft takes the place of, and what its weight and clocks keep away. A nudge that only comes
   * later puts the two worlds out of step; what does not come for that reason is not counted again.
   */
  #compare(decision: EngineDecision, otherwise: EngineDecision, userId: string): void {
    const shown = shownOf(decision);
    const missed = shownOf(otherwise);
    if (shown === missed) return;
    const keyOf = (campaignId: string) => `${userId}\n${campaignId}`;
    if (shown !== null) add(this.#missing, keyOf(shown), -1);
    if (missed === null) return;
    const missing = add(this.#missing, keyOf(missed), 1);
    const isTaken = decision.campaign?.id === this.#plan.draft.campaign.id;
    if (!isTaken && missing <= (this.#displaced.get(keyOf(missed)) ?? 0)) return;
    add(this.#displaced, keyOf(missed), 1);
    this.tally.displace(missed);
  }
}

function shownOf({ outcome, campaign }: EngineDecision): string | null {
  return outcome === 'show' ? (campaign?.id ?? null) : null;
}
