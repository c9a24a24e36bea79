import { defaultPolicy, type Policy, policySchema } from '@uptier/shared/contracts/policy.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Deps } from '../http/deps.ts';
import { createDocuments } from '../http/documents.ts';
import { invalidInput } from '../http/problem.ts';

const unwritten: Policy = { ...defaultPolicy, version: 0 };

/**
 * The rules for every campaign of an environment, every version of them. A write changes what is sent and keeps the rest;
 * `changed` is told after it.
 */
export function createPolicies(
  deps: Pick<Deps, 'store' | 'now'>,
  changed: (environmentId: string) => void = () => undefined,
) {
  const accept = (sent: unknown, current: Policy): Policy => {
    const merged = policySchema.safeParse(isRecord(sent) ? { ...merge(current, sent), version: sent.version } : sent);
    if (merged.success) return merged.data;
    throw invalidInput(merged.error, 'The policy');
  };
  const documents = createDocuments<Policy>(
    deps,
    {
      ...{ kind: 'policy', unwritten, before: 'unwritten', accept },
      parse: (body) => policySchema.parse(body),
      detail: ({ version, stopped }) => ({ version, stopped }),
    },
    changed,
  );
  return {
    ...documents,
    /** The rules as they followed each other up to a moment. */
    async readUntil(environmentId: string, until: EpochMs): Promise<PolicyAt> {
      const versions = await documents.listUntil(environmentId, until);
      const read = new Map<number, Policy>();
      return (at) => {
        const turn = versions.findLastIndex(({ since }) => since <= at);
        const policy = read.get(turn) ?? versions[turn]?.read() ?? unwritten;
        read.set(turn, policy);
        return policy;
      };
    },
  };
}

/** The rules that held at an instant. */
type PolicyAt = (at: EpochMs) => Policy;
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
