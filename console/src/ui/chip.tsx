import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

/** A word with a shape. A tone that judges always needs its icon. */
export function Chip(
  props: ({ tone?: 'neutral' | 'accent'; icon?: IconName } | { tone: Tone; icon: IconName }) & {
    children: ComponentChildren;
    title?: string;
  },
) {
  const { tone = 'neutral', icon, title, children } = props;
  return (
    <span class="chip" data-s={tone === 'neutral' ? undefined : tone} title={title}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
