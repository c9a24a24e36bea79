/** Epoch milliseconds, also where others have put something in the place of `Date` that throws or tells no time. */
export function now(): number {
  try {
    const at = Math.floor(Date.now());
    if (at > 0) return at;
  } catch {
    // The page's own clock, below.
  }
  return Math.floor(performance.timeOrigin + performance.now());
}

/** ISO 8601. Left out where it cannot be written: the server then takes the time of receipt. */
export function isoOf(at: number): string | undefined {
  try {
    return new Date(at).toISOString();
  } catch {
    return undefined;
  }
}
