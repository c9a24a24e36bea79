const MOST_MS = 60_000;

/** Keeps calls back after failures: 1 s, doubled each time, jittered, at most a minute, or as long as the server asks. */
export interface Breaker {
  /** Milliseconds until the next try makes sense; 0 when it does now. */
  wait(): number;
  /** Takes note of an answer, 0 for none. */
  judge(status: number, retryAfter: string | null): void;
}

export function createBreaker(): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    wait: () => Math.max(0, openUntil - performance.now()),
    judge(status, retryAfter) {
      // A body that cannot be read (400, 413, 415) says nothing about the server.
      const isDown = status === 0 || (status > 400 && status !== 413 && status !== 415);
      failures = isDown ? failures + 1 : 0;
      const pause = Math.min(MOST_MS, 500 * 2 ** failures) * (0.5 + Math.random());
      // Counted apart from the time of day, which may be set, or stand still, meanwhile.
      openUntil = isDown ? performance.now() + Math.max(Number(retryAfter) * 1000 || 0, pause) : 0;
    },
  };
}
