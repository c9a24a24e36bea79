import type { Scalar } from '../audience/compare.ts';
import { type Bits, bitsOf } from './bits.ts';
import type { Need, Source } from './needs.ts';

/**
 * Which campaigns of a list every value of one trait leaves, worked out beforehand: for each text that is named, for
 * each number that is and each gap between two, for true and false, for all other texts, and for none.
 */
export class Mesh {
  readonly source: Source;
  readonly #byText: ReadonlyMap<string, Bits>;
  readonly #otherText: Bits;
  /** Named numbers in order; what lies at one, and what lies below it and above the one before. */
  readonly #bounds: Float64Array;
  readonly #at: readonly Bits[];
  readonly #below: readonly Bits[];
  readonly #above: Bits;
  readonly #yes: Bits;
  readonly #no: Bits;
  readonly #none: Bits;

  /** `needs` has what each campaign of the list needs of this source. */
  constructor(source: Source, needs: readonly (readonly Need[])[]) {
    const leaves = (value: unknown) => bitsOf(needs, (all) => all.every(({ test }) => test(value)));
    const named = new Set(needs.flat().flatMap((need) => need.named));
    const texts = [...named].filter((value) => typeof value === 'string');
    const bounds = [...named].filter((value) => typeof value === 'number').sort((a, b) => a - b);
    this.source = source;
    this.#byText = new Map(texts.map((text) => [text, leaves(text)]));
    this.#otherText = leaves(textBeside(named));
    this.#bounds = Float64Array.from(bounds);
    this.#at = bounds.map(leaves);
    this.#below = bounds.map((bound, index) => leaves(between(bounds[index - 1] ?? Number.NEGATIVE_INFINITY, bound)));
    this.#above = leaves(Number.POSITIVE_INFINITY);
    this.#yes = leaves(true);
    this.#no = leaves(false);
    this.#none = leaves(undefined);
  }

  /** Those that a value leaves; null for a list, which is to be compared item by item. */
  leaves(value: unknown): Bits | null {
    if (typeof value === 'string') return this.#byText.get(value) ?? this.#otherText;
    if (typeof value === 'number') return this.#leavesNumber(value);
    if (typeof value === 'boolean') return value ? this.#yes : this.#no;
    return value === undefined || value === null ? this.#none : null;
  }

  #leavesNumber(value: number): Bits {
    const bounds = this.#bounds;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((bounds[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return (bounds[low] === value ? this.#at[low] : this.#below[low]) ?? this.#above;
  }
}

function textBeside(named: ReadonlySet<Scalar>): string {
  let text = 'other';
  while (named.has(text)) text += ' other';
  return text;
}

/** A number between two; where there is none, no value asks for it. */
function between(one: number, other: number): number {
  return one === Number.NEGATIVE_INFINITY ? one : one / 2 + other / 2;
}
