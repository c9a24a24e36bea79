/** Values by key, loaded once and held until they are forgotten. */
interface Held<Value> {
  read(key: string): Promise<Value>;
  forget(key: string): void;
}

/** How long what another process changed may go unnoticed here. */
const FRESH_MS = 2000;

/**
 * A load that was under way when its key was forgotten, or that failed, is not held: the next reader loads again. What
 * comes from a database that other processes write to as well is loaded again every two seconds.
 */
export function createHeld<Value>(
  load: (key: string) => Promise<Value>,
  { isShared }: { isShared: boolean } = { isShared: false },
): Held<Value> {
  const held = new Map<string, Promise<Value>>();
  const loadedAt = new Map<string, number>();
  const isFresh = (key: string) => !isShared || performance.now() - (loadedAt.get(key) ?? 0) < FRESH_MS;
  return {
    async read(key) {
      const known = held.get(key);
      if (known !== undefined && isFresh(key)) return await known;
      const loading = load(key);
      if (isShared) loadedAt.set(key, performance.now());
      held.set(key, loading);
      try {
        return await loading;
      } catch (error) {
        if (held.get(key) === loading) held.delete(key);
        throw error;
      }
    },
    forget(key) {
      held.delete(key);
    },
  };
}
