import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { Tooltip } from './tooltip.tsx';

type Look = {
  tone?: 'plain' | 'main' | 'ghost' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  icon?: IconName;
  wide?: boolean;
};
type Native = Omit<JSX.IntrinsicElements['button'], 'size' | 'icon' | 'ref' | 'disabled'>;

function look({ tone = 'plain', size = 'md' }: Look, extra = ''): string {
  return ['btn', tone === 'plain' ? '' : tone, size === 'md' ? '' : size, extra].filter(Boolean).join(' ');
}

/** `busy` replaces the label while the work runs; `whyNot` disables and says the reason on hover and focus. */
export function Button(
  props: Native & Look & { busy?: string | false; whyNot?: string | false; children: ComponentChildren },
) {
  const { tone, size, icon, wide, busy, whyNot, children, onClick, ...rest } = props;
  const still = Boolean(busy) || Boolean(whyNot);
  const button = (
    <button
      type="button"
      {...rest}
      class={look({ ...(tone && { tone }), ...(size && { size }) }, wide ? 'wide' : '')}
      aria-disabled={still || undefined}
      aria-busy={Boolean(busy) || undefined}
      onClick={(event) =>
        still ? event.preventDefault() : typeof onClick === 'function' && onClick.call(event.currentTarget, event)
      }
    >
      {icon && <Icon name={icon} small />}
      {busy || children}
    </button>
  );
  return whyNot ? <Tooltip text={whyNot}>{button}</Tooltip> : button;
}

/** A link that looks like a button. */
export function LinkButton(props: Look & { href: string; children: ComponentChildren; download?: string }) {
  const { tone, size, icon, wide, children, ...rest } = props;
  return (
    <a {...rest} class={look({ ...(tone && { tone }), ...(size && { size }) }, wide ? 'wide' : '')}>
      {icon && <Icon name={icon} small />}
      {children}
    </a>
  );
}

/** A button that is only an icon; `label` is its name. */
export function IconButton(
  props: Native & { icon: IconName; label: string; size?: 'sm' | 'md'; tone?: 'plain' | 'ghost' },
) {
  const { icon, label, size = 'md', tone = 'ghost', ...rest } = props;
  return (
    <Tooltip text={label} names>
      <button type="button" {...rest} class={look({ tone, size }, 'icon')} aria-label={label}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
