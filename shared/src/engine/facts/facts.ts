import type { Adoption, Readiness, Risk } from '../../contracts/account.ts';
import type { Entitlement } from '../../contracts/session.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { TraitValue } from '../../contracts/trait.ts';
import { activeUsersBetween, usedBetween } from '../account/activity.ts';
import { adoptionOn } from '../account/adoption.ts';
import { entitlementsOf } from '../account/entitlements.ts';
import { limitOf, planAt } from '../account/plan.ts';
import { readinessAt } from '../account/readiness.ts';
import { riskCountOn } from '../account/risk.ts';
import { zoneOf } from '../account/timezone.ts';
import { type LimitUse, limitUseAt } from '../account/usage.ts';
import type { AudienceFacts } from '../audience/facts.ts';
import { lastMove } from '../audience/move.ts';
import type { Compiled } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';
import { type Spent, spentAt } from '../ledger/grants.ts';
import type { Firing, Ledger } from '../ledger/ledger.ts';
import { countBetween, noDays } from '../state/day-counts.ts';
import { own } from '../state/own.ts';
import type { AccountState, Plan, Stamped, UserState } from '../state/state.ts';
import { dayOf } from '../time/calendar.ts';
import { fireLimits, openFiring, wasTold } from './firings.ts';

/** Everything gates may ask of one account, user and moment; each answer is worked out once, when first asked. */
export class Facts implements AudienceFacts {
  readonly compiled: Compiled;
  readonly state: AccountState;
  /** As it was read; `firedLedger` has the thresholds crossed by now. */
  readonly ledger: Ledger;
  readonly moment: Moment;
  readonly plan: Stamped<Plan> | null;
  readonly tier: string | null;
  readonly user: UserState | undefined;
  #uses: Map<string, LimitUse | null> | undefined;
  #active: Map<number, number> | undefined;
  #zone: string | undefined;
  #today: number | undefined;
  #adoption: Adoption | null | undefined;
  #risk: Pick<Risk, 'count'> | undefined;
  #readiness: Readiness | undefined;
  #spent: Spent | undefined;
  #role: TraitValue | null | undefined;
  #fired: Ledger | undefined;
  #entitlements: Record<string, Entitlement> | undefined;

  constructor(compiled: Compiled, subject: Subject, moment: Moment) {
    this.compiled = compiled;
    this.state = subject.state;
    this.ledger = subject.ledger;
    this.moment = moment;
    this.plan = planAt(this.state, moment.now);
    this.tier = this.plan?.value.tier ?? null;
    this.user = own(this.state.users, moment.userId);
  }

  get now(): EpochMs {
    return this.moment.now;
  }

  get zone(): string {
    this.#zone ??= zoneOf(this.state, this.compiled.environment.timezone);
    return this.#zone;
  }

  get today(): number {
    this.#today ??= dayOf(this.now, this.zone);
    return this.#today;
  }

  get adoption(): Adoption | null {
    if (this.#adoption === undefined)
      this.#adoption = adoptionOn(this.state, this.compiled.catalog, this.today, this.tier);
    return this.#adoption;
  }

  /** How many signals of contraction are present; what each saw costs more, see `riskAt`. */
  get risk(): Pick<Risk, 'count'> {
    const { compiled, state, now, today } = this;
    this.#risk ??= { count: riskCountOn(state, compiled.catalog, today, now) };
    return this.#risk;
  }

  get readiness(): Readiness {
    const { compiled, state, now } = this;
    const { catalog, environment, policy } = compiled;
    this.#readiness ??= readinessAt(state, catalog, now, environment.timezone, policy.readinessWeights);
    return this.#readiness;
  }

  get spent(): Spent {
    this.#spent ??= spentAt(this.ledger, this.moment);
    return this.#spent;
  }

  get firedLedger(): Ledger {
    this.#fired ??= fireLimits(this.compiled, this.state, this.ledger, this.now);
    return this.#fired;
  }

  get entitlements(): Record<string, Entitlement> {
    this.#entitlements ??= entitlementsOf(this.compiled.catalog, this.tier);
    return this.#entitlements;
  }

  get role(): TraitValue | undefined {
    if (this.#role === undefined) this.#role = this.userTrait('role') ?? null;
    return this.#role ?? undefined;
  }

  get locale(): string | null {
    const locale = this.moment.locale || this.userTrait('locale');
    return typeof locale === 'string' && locale !== '' ? locale : null;
  }

  get seats(): number | null {
    return limitOf(this.compiled.catalog, this.plan?.value ?? null, 'seats');
  }

  accountTrait(name: string): TraitValue | undefined {
    return own(this.state.traits, name)?.value;
  }

  userTrait(name: string): TraitValue | undefined {
    return this.user && own(this.user.traits, name)?.value;
  }

  usage(id: string): LimitUse | null {
    this.#uses ??= new Map();
    const known = this.#uses.get(id);
    if (known !== undefined) return known;
    const { catalog, environment } = this.compiled;
    const limit = catalog.limits.find((entry) => entry.id === id);
    const use = limit ? limitUseAt(this.state, catalog, limit, this.now, environment.timezone) : null;
    this.#uses.set(id, use);
    return use;
  }

  activeUsers(days: number): number {
    this.#active ??= new Map();
    const known = this.#active.get(days);
    if (known !== undefined) return known;
    const active = activeUsersBetween(this.state, this.today - days + 1, this.today);
    this.#active.set(days, active);
    return active;
  }

  events(name: string, by: 'account' | 'user', days: number): number {
    const from = this.today - days + 1;
    if (by === 'account') return usedBetween(this.state, name, from, this.today);
    return this.user ? countBetween(own(this.user.usage, name) ?? noDays, from, this.today) : 0;
  }

  movedAt(from: string, to: string, days: number): EpochMs | null {
    const at = lastMove(this.state, from, to, this.now);
    return at !== null && dayOf(at, this.zone) > this.today - days ? at : null;
  }

  openFiring(limit: string): Firing | null {
    return openFiring(this.firedLedger, limit, this.moment.userId, this.now);
  }

  /** True when the user was told of the crossing of a threshold, or of a higher one with it. */
  wasTold(limit: string, threshold: number): boolean {
    return wasTold(this.firedLedger, { limit, threshold, userId: this.moment.userId, now: this.now });
  }
}

// Decision, trace and content of one moment are asked for one after another.
const byMoment = new WeakMap<Moment, Facts>();

/** The facts of a moment; asked again for the same account and campaigns, the same ones. */
export function factsAt(compiled: Compiled, subject: Subject, moment: Moment): Facts {
  const known = byMoment.get(moment);
  if (known?.compiled === compiled && known.state === subject.state && known.ledger === subject.ledger) return known;
  const facts = new Facts(compiled, subject, moment);
  byMoment.set(moment, facts);
  return facts;
}
