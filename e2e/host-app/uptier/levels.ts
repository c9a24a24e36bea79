import { randomUUID } from 'node:crypto';
import type { ActivityLog } from '../activity.ts';
import type { UptierServer } from './server.ts';

export type LevelReporter = {
  /** Tells Uptier how much of a stored limit is in use; while Uptier is away the newest value waits. */
  report(accountId: string, limit: string, value: number): Promise<void>;
  close(): void;
};

const RETRY_MS = 3_000;

export function createLevelReporter(server: UptierServer, activity: ActivityLog, now: () => number): LevelReporter {
  const waiting = new Map<string, NodeJS.Timeout>();
  const send = async (accountId: string, limit: string, value: number): Promise<void> => {
    const key = `${accountId}\n${limit}`;
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    try {
      await server.send([
        { id: randomUUID(), type: 'level', accountId, at: new Date(now()).toISOString(), limit, value },
      ]);
      activity.record({ accountId, what: `level ${limit}`, detail: `${value} in use, sent by the back end` });
    } catch {
      activity.record({ accountId, what: `level ${limit}`, detail: `${value} in use, waits for Uptier`, ok: false });
      waiting.set(key, setTimeout(() => void send(accountId, limit, value), RETRY_MS).unref());
    }
  };
  return {
    report: send,
    close: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
