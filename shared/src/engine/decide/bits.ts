/** One bit for each item of a list, 32 in a number. */
export type Bits = Int32Array;

const BITS = 32;

/** The bits of those items for which something is so. */
export function bitsOf<Item>(items: readonly Item[], isSet: (item: Item) => boolean): Bits {
  const bits = new Int32Array(Math.ceil(items.length / BITS));
  for (const [place, item] of items.entries())
    if (isSet(item)) bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & (BITS - 1)));
  return bits;
}

/** The place of the lowest bit that is set, or of the next word where none is. */
export function lowestPlace(word: number, bits: number): number {
  return word * BITS + BITS - 1 - Math.clz32(bits & -bits);
}
