import type { Audience } from '@uptier/shared/contracts/audience.ts';

export type Group = { all: readonly Audience[] } | { any: readonly Audience[] };

export const isGroup = (audience: Audience): audience is Group => 'all' in audience || 'any' in audience;
export const partsOf = (group: Group): readonly Audience[] => ('all' in group ? group.all : group.any);

/** The same kind of group with other parts. */
export const withParts = (group: Group, parts: readonly Audience[]): Group =>
  'all' in group ? { all: parts } : { any: parts };

/** The group at the root; a lone condition stands in one of its own. */
export const asGroup = (audience: Audience): Group => (isGroup(audience) ? audience : { all: [audience] });

/** Turns a part into its exception, or back. */
export const toggleNot = (part: Audience): Audience => ('not' in part ? part.not : { not: part });

/** The group without one part. */
export const without = (group: Group, at: number): Group =>
  withParts(
    group,
    partsOf(group).filter((_, index) => index !== at),
  );

/** The group with one part replaced by others: none, one or several. */
export const replaced = (group: Group, at: number, ...parts: readonly Audience[]): Group =>
  withParts(
    group,
    partsOf(group).flatMap((part, index) => (index === at ? parts : [part])),
  );

const groupIn = (part: Audience): Group | null => {
  const inner = 'not' in part ? part.not : part;
  return isGroup(inner) ? inner : null;
};

/** Takes part `inner` out of the group at `at` and puts it behind that group; an emptied group goes. */
export function liftOut(outer: Group, at: number, inner: number): Group {
  const part = partsOf(outer)[at];
  const group = part && groupIn(part);
  const lifted = group && partsOf(group)[inner];
  if (!part || !group || !lifted) return outer;
  const rest = without(group, inner);
  if (partsOf(rest).length === 0) return replaced(outer, at, lifted);
  return replaced(outer, at, 'not' in part ? { not: rest } : rest, lifted);
}

/** Moves part `at` to the end of the group that stands right before or behind it. */
export function moveInto(outer: Group, at: number, beside: 'before' | 'behind'): Group {
  const target = beside === 'before' ? at - 1 : at + 1;
  const [part, host] = [partsOf(outer)[at], partsOf(outer)[target]];
  const group = host && groupIn(host);
  if (!part || !host || !group) return outer;
  const grown = withParts(group, [...partsOf(group), part]);
  return without(replaced(outer, target, 'not' in host ? { not: grown } : grown), at);
}

/** Whether a group stands right before or behind a part. */
export function mayMoveInto(outer: Group, at: number, beside: 'before' | 'behind'): boolean {
  const host = partsOf(outer)[beside === 'before' ? at - 1 : at + 1];
  return host !== undefined && groupIn(host) !== null;
}
