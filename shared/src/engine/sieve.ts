import type { Audience, Condition } from '../contracts/audience.ts';
import type { AudienceFacts } from './audience.ts';
import { listOf, type Scalar } from './compare.ts';
import type { CompiledCampaign } from './compile.ts';

/** One bit for each campaign of a list, 32 in a number. */
type Bits = Int32Array;

/** Values of one trait without which an audience cannot match. */
interface Need {
  of: 'account' | 'user';
  trait: string;
  values: readonly Scalar[];
}

/** What one trait leaves: the campaigns that ask for its value, and those that do not ask for it at all. */
interface Mesh extends Pick<Need, 'of' | 'trait'> {
  byValue: ReadonlyMap<Scalar, Bits>;
  unasked: Bits;
}

const BITS = 32;
const none: readonly CompiledCampaign[] = [];

/**
 * Leaves out campaigns that need another value of a trait, each trait read once for all of them instead of once for
 * each. Whoever it leaves is still to be put to the whole audience.
 */
export class Sieve {
  readonly #entries: readonly CompiledCampaign[];
  readonly #all: Bits;
  readonly #meshes: readonly Mesh[];
  /** Filled anew by every call, so that none allocates. */
  readonly #left: Bits;

  constructor(entries: readonly CompiledCampaign[]) {
    const needs = entries.map(({ campaign }) => needsOf(campaign.audience));
    const traits = new Map(needs.flat().map((need) => [`${need.of} ${need.trait}`, need]));
    this.#entries = entries;
    this.#all = bitsOf(entries, () => true);
    this.#left = this.#all.slice();
    // Traits that most ask for come first: nothing may be left before all are read.
    const asked = ({ unasked }: Mesh) => entries.length - unasked.reduce((sum, word) => sum + countBits(word), 0);
    this.#meshes = [...traits.values()].map((trait) => meshOf(trait, needs)).sort((a, b) => asked(b) - asked(a));
  }

  /** Those who may match, in order. */
  sift(facts: AudienceFacts): readonly CompiledCampaign[] {
    const left = this.#left;
    for (let word = 0; word < left.length; word++) left[word] = this.#all[word] ?? 0;
    for (const { of, trait, byValue, unasked } of this.#meshes) {
      const value = of === 'account' ? facts.accountTrait(trait) : facts.userTrait(trait);
      // A list may match by any of its items.
      if (typeof value === 'object') continue;
      const mesh = (value !== undefined && byValue.get(value)) || unasked;
      let any = 0;
      for (let word = 0; word < left.length; word++) {
        const bits = (left[word] ?? 0) & (mesh[word] ?? 0);
        left[word] = bits;
        any |= bits;
      }
      if (any === 0) return none;
    }
    return this.#listLeft();
  }

  #listLeft(): readonly CompiledCampaign[] {
    let found: CompiledCampaign[] | null = null;
    for (let word = 0; word < this.#left.length; word++)
      for (let bits = this.#left[word] ?? 0; bits !== 0; bits &= bits - 1) {
        // The lowest bit that is set, as its place.
        const entry = this.#entries[word * BITS + BITS - 1 - Math.clz32(bits & -bits)];
        found ??= [];
        if (entry) found.push(entry);
      }
    return found ?? none;
  }
}

/** Only conditions that must all hold; what is under `any` or `not` needs nothing for sure. */
function needsOf(audience: Audience): Need[] {
  if ('all' in audience) return audience.all.flatMap(needsOf);
  if (!isTrait(audience) || (audience.is !== 'equal' && audience.is !== 'one-of')) return [];
  return [{ of: audience.of, trait: audience.trait, values: listOf(audience.value) }];
}

function isTrait(audience: Audience): audience is Extract<Condition, { trait: string }> {
  return 'trait' in audience;
}

function meshOf({ of, trait }: Need, needs: readonly (readonly Need[])[]): Mesh {
  const own = needs.map((all) => all.filter((need) => need.of === of && need.trait === trait));
  const values = new Set(own.flat().flatMap((need) => need.values));
  const leaves = (value: Scalar) => bitsOf(own, (all) => all.every((need) => need.values.includes(value)));
  return {
    of,
    trait,
    byValue: new Map([...values].map((value) => [value, leaves(value)])),
    unasked: bitsOf(own, (all) => all.length === 0),
  };
}

function bitsOf<Item>(items: readonly Item[], isSet: (item: Item) => boolean): Bits {
  const bits = new Int32Array(Math.ceil(items.length / BITS));
  for (const [place, item] of items.entries())
    if (isSet(item)) bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & (BITS - 1)));
  return bits;
}

function countBits(word: number): number {
  let count = 0;
  for (let bits = word; bits !== 0; bits &= bits - 1) count++;
  return count;
}
