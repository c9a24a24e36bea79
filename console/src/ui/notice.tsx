import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

const ICONS: Record<'info' | 'good' | 'warn' | 'bad', IconName> = {
  info: 'info',
  good: 'check',
  warn: 'warn',
  bad: 'warn',
};

/** One thing to know about what stands below it, with at most one action. */
export function Notice(props: {
  tone?: 'info' | 'good' | 'warn' | 'bad';
  title?: string;
  action?: ComponentChildren;
  children?: ComponentChildren;
  live?: boolean;
}) {
  const { tone = 'info', title, action, children, live = false } = props;
  return (
    <div class="notice" data-s={tone === 'info' ? undefined : tone} role={live ? 'status' : undefined}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <b class="semi">{title}</b>}
        {title && children ? ' ' : ''}
        {children && <span class={title ? 'muted' : undefined}>{children}</span>}
      </div>
      {action}
    </div>
  );
}
