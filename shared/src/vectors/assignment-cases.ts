import { assignVariant, bucketOf } from '../engine/campaigns/assign.ts';
import { hash32 } from '../engine/campaigns/hash.ts';
import type { VectorCase } from './vector-case.ts';

interface AssignmentFile {
  cases: { salt: string; scope: string; account: string; hash: number; bucket: number }[];
  variants: { campaign: string; salt: string; account: string; weights: Record<string, number>; variant: string }[];
}

export function listAssignments(text: string): VectorCase[] {
  const { cases, variants }: AssignmentFile = JSON.parse(text);
  const draws = cases.map(({ salt, scope, account, ...wanted }) => ({
    name: JSON.stringify([salt, scope, account]),
    answer: () => [
      {
        wanted,
        got: { hash: hash32(`${salt}\n${scope}\n${account}`), bucket: bucketOf(salt, scope, account) },
      },
    ],
  }));
  const wordings = variants.map(({ campaign, salt, account, weights, variant: wanted }) => ({
    name: `${account} of ${JSON.stringify(weights)}`,
    answer: () => {
      const all = Object.entries(weights).map(([id, weight]) => ({
        ...{ id, weight, content: {} },
        surface: 'banner' as const,
      }));
      return [{ wanted, got: assignVariant({ id: campaign, variants: all }, salt, account)?.id }];
    },
  }));
  return [...draws, ...wordings];
}
