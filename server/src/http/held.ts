/** Values by key, loaded once and held until they are forgotten. */
export interface Held<Value> {
  read(key: string): Promise<Value>;
  forget(key: string): void;
}

/** A load that was under way when its key was forgotten, or that failed, is not held: the next reader loads again. */
export function createHeld<Value>(load: (key: string) => Promise<Value>): Held<Value> {
  const held = new Map<string, Promise<Value>>();
  return {
    async read(key) {
      const known = held.get(key);
      if (known !== undefined) return await known;
      const loading = load(key);
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
