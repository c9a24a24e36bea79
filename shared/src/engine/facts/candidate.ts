import type { Variant } from '../../contracts/campaign.ts';
import type { Surface } from '../../contracts/surface.ts';
import { drawHoldout, drawVariant, type Holdout } from '../campaigns/assign.ts';
import type { CompiledCampaign } from '../campaigns/compile.ts';
import type { Firing } from '../ledger/ledger.ts';
import { isBuyer } from './buyer.ts';
import type { Facts } from './facts.ts';
import { thresholdOf } from './firings.ts';
import { type Reach, reachOf } from './reach.ts';
import { type UnseenRequests, unseenRequests } from './requests.ts';
import { interrupts, surfaceFor } from './surface.ts';

/**
 * How the trigger is asked. `moment`: this very moment must be the one. `session`: placements, events, features and
 * limits that may still be reached are left to the page. `claim`: the page says its moment has come, but a limit must
 * have been crossed.
 */
export type Asked = 'moment' | 'session' | 'claim';

/** What brings a campaign: its own trigger, or requests of colleagues that this buyer has not been shown. */
export type Cause = 'trigger' | 'requests';

/** One campaign put to the gates for one account, user and moment. */
export class Candidate {
  readonly facts: Facts;
  readonly entry: CompiledCampaign;
  readonly asked: Asked;
  readonly cause: Cause;
  #variant: Variant | null | undefined;
  #holdout: Holdout | null | undefined;
  #firing: Firing | null | undefined;
  #requests: UnseenRequests | null | undefined;
  #reach: Reach | null | undefined;

  constructor(facts: Facts, entry: CompiledCampaign, asked: Asked, cause: Cause = 'trigger') {
    this.facts = facts;
    this.entry = entry;
    this.asked = asked;
    this.cause = cause;
  }

  /** A pitch asks for money and passes every gate. */
  get isPitch(): boolean {
    return this.entry.campaign.kind === 'upgrade';
  }

  get isWarning(): boolean {
    return this.entry.campaign.kind === 'limit-warning';
  }

  get variant(): Variant | null {
    if (this.#variant === undefined) this.#variant = drawVariant(this.entry.draws, this.facts.moment.accountId);
    return this.#variant;
  }

  /** How it looks. Requests come uninvited, so that an answer among the surfaces becomes a banner for them. */
  get surface(): Surface | null {
    const { variant, cause } = this;
    return variant && surfaceFor(variant.surface, cause);
  }

  /** What showing it costs: nothing for warnings and for surfaces that answer. */
  get weight(): number {
    const { surface } = this;
    return surface && interrupts(surface) && !this.isWarning ? this.facts.compiled.policy.weights[surface] : 0;
  }

  get isInterrupting(): boolean {
    return this.surface !== null && interrupts(this.surface);
  }

  get requests(): UnseenRequests | null {
    if (this.#requests === undefined) this.#requests = unseenRequests(this.facts, this.entry);
    return this.#requests;
  }

  /** The milestone or the rise of adoption that its trigger waits for; null for every other trigger. */
  get reach(): Reach | null {
    if (this.#reach === undefined) this.#reach = reachOf(this.facts, this.entry.campaign);
    return this.#reach;
  }

  get holdout(): Holdout | null {
    const { compiled, moment } = this.facts;
    if (this.#holdout === undefined) this.#holdout = drawHoldout(this.entry, compiled.policy.holdout, moment.accountId);
    return this.#holdout;
  }

  /** The firing a limit trigger answers; null when none is open or another threshold is meant. */
  get firing(): Firing | null {
    const { trigger } = this.entry.campaign;
    if (this.cause === 'requests') return null;
    if (this.#firing === undefined) {
      const open = trigger.kind === 'limit' ? this.facts.openFiring(trigger.limit) : null;
      const threshold = open && thresholdOf(open);
      const isMeant = trigger.kind === 'limit' && threshold !== null && trigger.thresholds.includes(threshold);
      this.#firing = isMeant ? open : null;
    }
    return this.#firing;
  }

  get isBuyer(): boolean {
    return isBuyer(this.facts);
  }

  /** Who cannot buy asks the admin. An adoption nudge sells nothing. */
  get action(): 'upgrade' | 'ask' | 'none' {
    const { kind, guardrails } = this.entry.campaign;
    if (kind === 'adoption') return 'none';
    if (this.isBuyer) return 'upgrade';
    return this.facts.compiled.policy.requests && !guardrails.buyersOnly ? 'ask' : 'none';
  }
}
