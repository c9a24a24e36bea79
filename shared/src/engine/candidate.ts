import type { Variant } from '../contracts/campaign.ts';
import { assignVariant, findHoldout, type Holdout } from './assign.ts';
import type { CompiledCampaign } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Firing } from './ledger.ts';
import { interrupts } from './surface.ts';

/**
 * How the trigger is asked. `moment`: this very moment must be the one. `session`: placements, events, features and
 * limits that may still be reached are left to the page. `claim`: the page says its moment has come, but a limit must
 * have been crossed.
 */
export type Asked = 'moment' | 'session' | 'claim';

/** One campaign put to the gates for one account, user and moment. */
export class Candidate {
  readonly facts: Facts;
  readonly entry: CompiledCampaign;
  readonly asked: Asked;
  #variant: Variant | null | undefined;
  #holdout: Holdout | null | undefined;
  #firing: Firing | null | undefined;

  constructor(facts: Facts, entry: CompiledCampaign, asked: Asked) {
    this.facts = facts;
    this.entry = entry;
    this.asked = asked;
  }

  /** A pitch asks for money and passes every gate. */
  get isPitch(): boolean {
    return this.entry.campaign.kind === 'upgrade';
  }

  get isWarning(): boolean {
    return this.entry.campaign.kind === 'limit-warning';
  }

  get variant(): Variant | null {
    const { compiled, moment } = this.facts;
    if (this.#variant === undefined)
      this.#variant = assignVariant(this.entry.campaign, compiled.environment.salt, moment.accountId);
    return this.#variant;
  }

  /** What showing it costs: nothing for warnings and for surfaces that answer. */
  get weight(): number {
    const { variant } = this;
    return variant && interrupts(variant.surface) && !this.isWarning
      ? this.facts.compiled.policy.weights[variant.surface]
      : 0;
  }

  get isInterrupting(): boolean {
    return this.variant !== null && interrupts(this.variant.surface);
  }

  get holdout(): Holdout | null {
    const { compiled, moment } = this.facts;
    if (this.#holdout === undefined)
      this.#holdout = findHoldout(this.entry, compiled.policy.holdout, compiled.environment.salt, moment.accountId);
    return this.#holdout;
  }

  /** The firing a limit trigger answers; null when none is open or another threshold is meant. */
  get firing(): Firing | null {
    const { trigger } = this.entry.campaign;
    if (this.#firing === undefined) {
      const open = trigger.kind === 'limit' ? this.facts.openFiring(trigger.limit) : null;
      this.#firing = open && trigger.kind === 'limit' && trigger.thresholds.includes(open.threshold) ? open : null;
    }
    return this.#firing;
  }

  get isBuyer(): boolean {
    const { role, compiled } = this.facts;
    return typeof role === 'string' && compiled.policy.buyerRoles.includes(role);
  }

  /** Who cannot buy asks the admin. An adoption nudge sells nothing. */
  get action(): 'upgrade' | 'ask' | 'none' {
    const { kind, guardrails } = this.entry.campaign;
    if (kind === 'adoption') return 'none';
    if (this.isBuyer) return 'upgrade';
    return this.facts.compiled.policy.requests && !guardrails.buyersOnly ? 'ask' : 'none';
  }
}
