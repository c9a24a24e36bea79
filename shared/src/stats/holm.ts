/**
 * p-values adjusted for several comparisons at once (Holm 1979), in the order given: reject where ≤ alpha and the chance
 * of any false rejection stays at alpha.
 *
 * @example holm([0.01, 0.02, 0.03]) // [0.03, 0.04, 0.04]
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = [...pValues];
  const ascending = [...pValues.entries()].sort(([, a], [, b]) => a - b);
  let highest = 0;
  for (const [rank, [index, p]] of ascending.entries()) {
    highest = Math.max(highest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = highest;
  }
  return adjusted;
}
