import { type IconName, icons } from './icons.ts';

const DOTTED: readonly IconName[] = ['more', 'grip'];

/** A decorative outline; whatever it means stands beside it in words. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg
      class={small ? 'i s' : 'i'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      data-dots={DOTTED.includes(name) || undefined}
    >
      <path d={icons[name]} />
    </svg>
  );
}
