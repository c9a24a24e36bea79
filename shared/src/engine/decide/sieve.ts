import type { AudienceFacts } from '../audience/facts.ts';
import type { CompiledCampaign } from '../campaigns/compile.ts';
import { type Bits, bitsOf, lowestPlace } from './bits.ts';
import { Mesh } from './mesh.ts';
import { type Need, needsOf, type Source } from './needs.ts';

const MOST_CELLS = 100_000;

/**
 * Finds the campaigns of a list whose audience matches. Each trait is read once for all of them instead of once for
 * each, and most audiences need no more than that.
 */
export class Sieve {
  readonly #entries: readonly CompiledCampaign[];
  readonly #meshes: readonly Mesh[];
  readonly #all: Bits;
  /** Those that are matched once every mesh has left them. */
  readonly #sure: Bits;
  /** Filled anew by every call, so that none allocates. */
  readonly #left: Bits;
  #word = 0;
  #areSure = false;

  constructor(entries: readonly CompiledCampaign[]) {
    const needs = entries.map(({ campaign }) => needsOf(campaign.audience));
    const sources = new Map(needs.flatMap(({ all }) => all).map(({ source }) => [keyOf(source), source]));
    const asked = [...sources]
      .map(([key, source]) => ({
        ...{ key, source },
        own: needs.map(({ all }) => all.filter((need) => keyOf(need.source) === key)),
      }))
      .filter(({ own }) => isWorthwhile(own));
    const kept = new Set(asked.map(({ key }) => key));
    this.#entries = entries;
    this.#all = bitsOf(entries, () => true);
    this.#left = this.#all.slice();
    this.#sure = bitsOf(needs, ({ areWhole, all }) => areWhole && all.every(({ source }) => kept.has(keyOf(source))));
    // Traits that most ask for come first: nothing may be left before all are read.
    this.#meshes = asked
      .sort((a, b) => b.own.flat().length - a.own.flat().length)
      .map(({ source, own }) => new Mesh(source, own));
  }

  /** The first who matches; null where nobody does. */
  first(facts: AudienceFacts): CompiledCampaign | null {
    this.#areSure = this.#sift(facts, this.#left);
    this.#word = 0;
    return this.next(facts);
  }

  /** The next after the one answered last, for the same facts. */
  next(facts: AudienceFacts): CompiledCampaign | null {
    const left = this.#left;
    for (; this.#word < left.length; this.#word++) {
      const word = this.#word;
      for (let bits = left[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const entry = this.#entries[lowestPlace(word, bits)];
        const isSure = this.#areSure && ((this.#sure[word] ?? 0) & bits & -bits) !== 0;
        if (!entry || !(isSure || entry.matches(facts))) continue;
        left[word] = bits & (bits - 1);
        return entry;
      }
      left[word] = 0;
    }
    return null;
  }

  /** Leaves the bits of those who may match; false where one of the values is none that a mesh knows. */
  #sift(facts: AudienceFacts, left: Bits): boolean {
    let areSure = true;
    for (let word = 0; word < left.length; word++) left[word] = this.#all[word] ?? 0;
    for (const mesh of this.#meshes) {
      const bits = mesh.leaves(readValue(facts, mesh.source));
      if (bits === null) {
        areSure = false;
        continue;
      }
      let any = 0;
      for (let word = 0; word < left.length; word++) {
        const both = (left[word] ?? 0) & (bits[word] ?? 0);
        left[word] = both;
        any |= both;
      }
      if (any === 0) break;
    }
    return areSure;
  }
}

const keyOf = ({ of, trait }: Source): string => `${of} ${trait}`;

/** A list of thousands of values is quicker asked than worked out for each of them. */
function isWorthwhile(own: readonly (readonly Need[])[]): boolean {
  return own.flat().reduce((sum, { named }) => sum + named.length, 0) * own.length <= MOST_CELLS;
}

function readValue(facts: AudienceFacts, { of, trait }: Source): unknown {
  if (of === 'account') return facts.accountTrait(trait);
  return of === 'user' ? facts.userTrait(trait) : facts.tier;
}
