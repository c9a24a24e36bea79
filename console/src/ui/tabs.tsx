import type { ComponentChildren } from 'preact';

/** Pages of one thing, as links: each has its own address. */
export function Tabs({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: ComponentChildren; here: boolean }[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.here ? 'page' : undefined}>
          {item.label}
        </a>
      ))}
    </nav>
  );
}
