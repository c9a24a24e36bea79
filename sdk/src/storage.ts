/** Small texts that survive a reload, by keys under one prefix. */
export interface Storage {
  find(key: string): string | null;
  save(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** Uses `local` while it works; what it refuses (blocked, full) is kept in memory. */
export function createStorage(prefix: string, local: (() => globalThis.Storage) | null): Storage {
  const memory = new Map<string, string>();
  const attempt = <Value>(run: (area: globalThis.Storage) => Value): Value | null => {
    try {
      return local ? run(local()) : null;
    } catch {
      return null;
    }
  };
  return {
    find: (key) => memory.get(key) ?? attempt((area) => area.getItem(prefix + key)),
    save(key, value) {
      const isKept = attempt((area) => {
        area.setItem(prefix + key, value);
        return true;
      });
      if (isKept) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((area) => area.removeItem(prefix + key));
    },
    keys: () => [
      ...memory.keys(),
      ...(attempt((area) =>
        Object.keys(area).flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : [])),
      ) ?? []),
    ],
  };
}
