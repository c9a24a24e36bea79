type Listener = (environmentId: string) => void;

/** Tells those who hold something compiled or a page open that catalog, policy or campaigns of an environment changed. */
export function createChanges() {
  const listeners = new Set<Listener>();
  return {
    tell(environmentId: string): void {
      for (const listener of listeners) listener(environmentId);
    },
    /** Returns its undo. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
