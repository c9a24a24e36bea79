/** One line of what Brightfold's back end did, for the demo panel. */
export type Activity = {
  readonly at: number;
  readonly accountId: string | null;
  readonly what: string;
  readonly detail: string;
  readonly ok: boolean;
};
export type ActivityLog = {
  record(entry: { what: string; detail: string; accountId?: string; ok?: boolean }): void;
  /** The newest entries of one account, newest first. */
  list(accountId: string): readonly Activity[];
};

const KEPT = 400;
const LISTED = 30;

export function createActivityLog(now: () => number): ActivityLog {
  const entries: Activity[] = [];
  return {
    record({ what, detail, accountId, ok = true }) {
      entries.unshift({ at: now(), accountId: accountId ?? null, what, detail, ok });
      entries.length = Math.min(entries.length, KEPT);
    },
    list: (accountId) =>
      entries.filter((entry) => entry.accountId === accountId || entry.accountId === null).slice(0, LISTED),
  };
}
