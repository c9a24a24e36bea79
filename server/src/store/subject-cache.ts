import type { StoredSubject } from './stored-subject.ts';

/** A map bounded by the JSON length of its states, in order of use. */
export function createSubjectCache(maxBytes: number) {
  const entries = new Map<string, { subject: StoredSubject; bytes: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key: string): StoredSubject | undefined {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.subject;
    },
    set(key: string, subject: StoredSubject): void {
      drop(key);
      const bytes = JSON.stringify(subject).length;
      entries.set(key, { subject, bytes });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (total <= maxBytes) break;
        drop(oldest);
      }
    },
    delete: drop,
  };
}
