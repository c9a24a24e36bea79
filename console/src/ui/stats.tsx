import type { ComponentChildren } from 'preact';
import { How } from './popover.tsx';
import { Bar } from './skeleton.tsx';

export type Stat = { term: string; how: ComponentChildren; value: string | null; note?: ComponentChildren };

/** A row of figures. `null` reads "no data", never 0. */
export function Stats({ items, loading = false }: { items: readonly Stat[]; loading?: boolean }) {
  return (
    <dl class="stats" style={{ '--stats': items.length }}>
      {items.map((item) => (
        <div key={item.term} class="stat">
          <dt>
            <How term={item.term} title={item.term}>
              {item.how}
            </How>
          </dt>
          {loading ? (
            <dd>
              <Bar width="64px" height="22px" />
              <span class="sr">Loading</span>
            </dd>
          ) : (
            <dd class={item.value === null ? 'none' : undefined}>{item.value ?? 'no data'}</dd>
          )}
          <dd class="sub">{loading ? <Bar width="110px" /> : item.note}</dd>
        </div>
      ))}
    </dl>
  );
}
