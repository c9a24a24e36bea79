import type { IconName } from '../../ui/icons.ts';

export type Command = {
  id: string;
  group: string;
  label: string;
  icon: IconName;
  note?: string;
  keys?: string;
  href?: string;
  /** Matched elsewhere: offered whatever its label says. */
  isFound?: boolean;
  run: () => void;
};
export type Found = readonly (readonly [group: string, commands: readonly Command[]])[];

const MOST_PER_GROUP = 6;

function matches(command: Command, words: string): boolean {
  const label = command.label.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.includes(word));
}

/** The commands whose labels hold every word, by group, the best first. */
export function find(commands: readonly Command[], words: string): Found {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (words && !command.isFound && !matches(command, words)) continue;
    const group = groups.get(command.group) ?? [];
    if (group.length < MOST_PER_GROUP) groups.set(command.group, [...group, command]);
  }
  return [...groups];
}
