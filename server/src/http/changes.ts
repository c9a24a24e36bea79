type Listener = (environmentId: string) => void;

/** Tells those who hold something compiled or a page open that catalog, policy or campaigns of an environment changed. */
export function createChanges(tellOthers: Listener) {
  const listeners = new Set<Listener>();
  const hear: Listener = (environmentId) => {
    for (const listener of listeners) listener(environmentId);
  };
  return {
    /** It changed here. */
    tell(environmentId: string): void {
      hear(environmentId);
      tellOthers(environmentId);
    },
    /** Another server says so. */
    hear,
    /** Returns its undo. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
