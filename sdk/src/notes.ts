import { now } from './clock.ts';
import { isRecord, parse } from './record.ts';
import type { Storage } from './storage.ts';

const DAY_MS = 86_400_000;

/** When the events happened that nudges wait after, by campaign, where all tabs and later pages find them. */
export interface Notes {
  list(): Map<string, number>;
  save(campaignId: string, happenedAt: number): void;
  drop(campaignId: string): void;
}

export function createNotes(storage: Storage, key: string): Notes {
  function list(): Map<string, number> {
    const stored = parse(storage.find(key));
    const entries = isRecord(stored) ? Object.entries(stored) : [];
    const isFresh = (at: unknown): at is number => typeof at === 'number' && now() - at < 2 * DAY_MS;
    return new Map(entries.flatMap(([id, at]) => (isFresh(at) ? [[id, at] as const] : [])));
  }
  function write(entries: ReadonlyMap<string, number>): void {
    if (entries.size) storage.save(key, JSON.stringify(Object.fromEntries(entries)));
    else storage.remove(key);
  }
  return {
    list,
    save: (campaignId, happenedAt) => write(list().set(campaignId, happenedAt)),
    drop(campaignId) {
      const entries = list();
      if (entries.delete(campaignId)) write(entries);
    },
  };
}
