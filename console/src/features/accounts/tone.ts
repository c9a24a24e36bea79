/** How near to a limit: amber from 80%, red once it is reached. */
export function toneOf(ratio: number): 'n' | 'warn' | 'bad' {
  if (ratio >= 1) return 'bad';
  return ratio >= 0.8 ? 'warn' : 'n';
}
