const WORK_MS = 6;

/** Lets others be served once the work since the last pause has taken a while. */
export type Pause = () => Promise<void>;

export function createPauses(): Pause {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < WORK_MS) return;
    await new Promise((resume) => setImmediate(resume));
    since = performance.now();
  };
}
