/**
 * p-values adjusted for scanning many cells (Benjamini and Hochberg 1995), in the order given: among those ≤ q, the
 * expected share of false ones is at most q.
 *
 * @example benjaminiHochberg([0.01, 0.02, 0.03]) // [0.03, 0.03, 0.03]
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = [...pValues];
  const descending = [...pValues.entries()].sort(([, a], [, b]) => b - a);
  let lowest = 1;
  for (const [above, [index, p]] of descending.entries()) {
    lowest = Math.min(lowest, (p * pValues.length) / (pValues.length - above));
    adjusted[index] = lowest;
  }
  return adjusted;
}
