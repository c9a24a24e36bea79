import { defaultPolicy, type Policy, policySchema } from '@uptier/shared/contracts/policy.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Deps } from '../http/deps.ts';
import { createHeld } from '../http/held.ts';
import { invalidInput, Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';

const unwritten: Policy = { ...defaultPolicy, version: 0 };

/** The rules for every campaign of an environment, every version of them. `changed` is told after each write. */
export function createPolicies(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  changed: (environmentId: string) => void = () => undefined,
) {
  const held = createHeld(async (environmentId): Promise<Policy> => {
    const row = await store.documents.find(environmentId, 'policy');
    return row ? policySchema.parse(row.body) : unwritten;
  });

  return {
    read: held.read,
    /** The one that held at a past moment; before the first, the first. */
    async readAt(environmentId: string, at: EpochMs): Promise<Policy> {
      const row = await store.documents.findAt(environmentId, 'policy', at);
      return row ? policySchema.parse(row.body) : unwritten;
    },
    /** Changes what is sent and keeps the rest; it names the version it was made from. Throws `invalid` or `stale`. */
    async write(environmentId: string, sent: unknown, who: string): Promise<Policy> {
      const current = await held.read(environmentId);
      const merged = policySchema.safeParse(isRecord(sent) ? { ...merge(current, sent), version: sent.version } : sent);
      if (!merged.success) throw invalidInput(merged.error, 'The policy');
      const next = { ...merged.data, version: current.version + 1 };
      const document = {
        environmentId,
        kind: 'policy' as const,
        version: next.version,
        body: next,
        createdAt: now(),
        author: who,
      };
      const detail = { version: next.version, stopped: next.stopped };
      const change = { environmentId, who, at: now(), what: 'policy.changed', detail };
      const isStale =
        merged.data.version !== current.version ||
        (await store.write([store.documents.record(document), store.audit.record(trail(change))])) === 'stale';
      held.forget(environmentId);
      if (isStale)
        throw new Problem('stale', `The policy is at version ${current.version}: read it again, then change it.`);
      changed(environmentId);
      return next;
    },
  };
}
export type Policies = ReturnType<typeof createPolicies>;

function merge(current: unknown, sent: unknown): Record<string, unknown> {
  const base = isRecord(current) ? current : {};
  if (!isRecord(sent)) return base;
  const entries = Object.entries(sent).map(([name, value]) => [
    name,
    isRecord(value) ? merge(base[name], value) : value,
  ]);
  return { ...base, ...Object.fromEntries(entries) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
