import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

const dashed = { stroke: 'var(--line-2)', 'stroke-width': 1.5, 'stroke-dasharray': '3 3' } as const;

function RisingBars({ filled }: { filled: boolean }) {
  return (
    <svg width="132" height="60" viewBox="0 0 132 60" fill="none" aria-hidden="true">
      <rect x="6.75" y="40" width="24" height="14" rx="2" {...dashed} />
      <rect x="38.75" y="29" width="24" height="25" rx="2" {...dashed} />
      <rect
        x="70.75"
        y="17"
        width="24"
        height="37"
        rx="2"
        fill={filled ? 'var(--accent-soft)' : 'none'}
        stroke="var(--accent-line)"
        stroke-width="1.5"
      />
      <rect
        x="102.75"
        y="5"
        width="24"
        height="49"
        rx="2"
        fill={filled ? 'var(--accent)' : 'none'}
        stroke={filled ? 'var(--accent)' : 'var(--line-2)'}
        stroke-width="1.5"
      />
      <path d="M0 57H132" stroke="var(--line-2)" />
    </svg>
  );
}

/** Nothing here, and what to do about it. `kind`: never used, too little of it, or it failed. */
export function Empty(props: {
  kind?: 'unused' | 'little' | 'failed';
  /** Where the heading stands on the page: 3 below a card's title. */
  level?: 1 | 2 | 3;
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  small?: ComponentChildren;
}) {
  const { kind = 'unused', level = 3, title, children, actions, small } = props;
  const Heading = `h${level}` as const;
  return (
    <div class="empty" role={kind === 'failed' ? 'alert' : undefined}>
      {kind === 'failed' ? (
        <span class="bad">
          <Icon name="warn" />
        </span>
      ) : (
        <RisingBars filled={kind === 'unused'} />
      )}
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div class="row">{actions}</div>}
      {small && <p class="t12 faint">{small}</p>}
    </div>
  );
}
