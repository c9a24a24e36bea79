import type { Gate } from '../../contracts/gate.ts';
import type { Surface } from '../../contracts/surface.ts';
import { allGates } from '../gates/gates.ts';

/** What a draft came to at the moments of one account. */
export class AccountTally {
  moments = 0;
  /** Moments that were not recorded, but told from the day's counts. */
  guessed = 0;
  askedMoments = 0;
  readonly askedUsers = new Set<string>();
  nudges = 0;
  weight = 0;
  readonly reachedUsers = new Set<string>();
  readonly surfaces = new Map<Surface, { users: Set<string>; nudges: number }>();
  withheld = 0;
  outranked = 0;
  readonly stopped = new Map<Gate, number>();
  /** Moments at which it was not live, by the live gate's code. */
  readonly notLive = new Map<string, number>();
  /** Nudges of other campaigns that would not have come. */
  readonly displaced = new Map<string, number>();

  ask(userId: string): void {
    this.askedMoments++;
    this.askedUsers.add(userId);
  }

  show(userId: string, surface: Surface, weight: number): void {
    this.nudges++;
    this.weight += weight;
    this.reachedUsers.add(userId);
    const known = this.surfaces.get(surface) ?? { users: new Set<string>(), nudges: 0 };
    known.users.add(userId);
    known.nudges++;
    this.surfaces.set(surface, known);
  }

  stop(gate: Gate, code: string): void {
    add(this.stopped, gate, 1);
    if (gate === 'live') add(this.notLive, code, 1);
  }

  displace(campaignId: string): void {
    add(this.displaced, campaignId, 1);
  }

  /** The gate that was the furthest it came to; null where it passed all of them at least once. */
  get neverPassed(): Gate | null {
    if (this.nudges + this.withheld + this.outranked > 0) return null;
    return allGates.findLast(({ id }) => this.stopped.has(id))?.id ?? null;
  }
}

/** Sums over the accounts that were replayed. */
export class DryRunTally {
  accounts = 0;
  moments = 0;
  guessed = 0;
  readonly asked = { moments: 0, accounts: 0, users: 0 };
  readonly reached = { accounts: 0, users: 0, nudges: 0, weight: 0 };
  readonly withheld = { accounts: 0, moments: 0 };
  readonly outranked = { accounts: 0, moments: 0 };
  readonly surfaces = new Map<Surface, { accounts: number; users: number; nudges: number }>();
  readonly displaced = new Map<string, { accounts: number; nudges: number }>();
  readonly stopped = new Map<Gate, { accounts: number; moments: number }>();
  readonly notLive = new Map<string, number>();

  add(account: AccountTally): void {
    this.accounts++;
    this.moments += account.moments;
    this.guessed += account.guessed;
    this.#addAsked(account);
    for (const [surface, { users, nudges }] of account.surfaces) {
      const known = this.surfaces.get(surface) ?? { accounts: 0, users: 0, nudges: 0 };
      this.surfaces.set(surface, {
        accounts: known.accounts + 1,
        users: known.users + users.size,
        nudges: known.nudges + nudges,
      });
    }
    for (const [campaignId, nudges] of account.displaced) {
      const known = this.displaced.get(campaignId) ?? { accounts: 0, nudges: 0 };
      this.displaced.set(campaignId, { accounts: known.accounts + 1, nudges: known.nudges + nudges });
    }
    for (const [code, moments] of account.notLive) add(this.notLive, code, moments);
    const held = account.neverPassed;
    for (const [gate, moments] of account.stopped) {
      const known = this.stopped.get(gate) ?? { accounts: 0, moments: 0 };
      this.stopped.set(gate, { accounts: known.accounts + (gate === held ? 1 : 0), moments: known.moments + moments });
    }
  }

  #addAsked({ askedMoments, askedUsers, nudges, reachedUsers, weight, withheld, outranked }: AccountTally): void {
    this.asked.moments += askedMoments;
    this.asked.users += askedUsers.size;
    if (askedMoments > 0) this.asked.accounts++;
    this.reached.nudges += nudges;
    this.reached.users += reachedUsers.size;
    this.reached.weight += weight;
    if (nudges > 0) this.reached.accounts++;
    this.withheld.moments += withheld;
    if (withheld > 0) this.withheld.accounts++;
    this.outranked.moments += outranked;
    if (outranked > 0) this.outranked.accounts++;
  }
}

/** Adds to a count and answers it. */
export function add<Key>(counts: Map<Key, number>, key: Key, more: number): number {
  const count = (counts.get(key) ?? 0) + more;
  counts.set(key, count);
  return count;
}
