import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const WAIT_MS = 150;
const SHOW_MS = 300;

/** True while a skeleton should stand: not before 150 ms, and then for 300 ms at least. */
export function useSkeleton(pending: boolean): boolean {
  const [since, setSince] = useState(0);
  useEffect(() => {
    if (pending && since === 0) {
      const timer = setTimeout(() => setSince(performance.now()), WAIT_MS);
      return () => clearTimeout(timer);
    }
    if (pending || since === 0) return undefined;
    const timer = setTimeout(() => setSince(0), Math.max(0, SHOW_MS - (performance.now() - since)));
    return () => clearTimeout(timer);
  }, [pending, since]);
  return since !== 0;
}

/** A grey bar where words will stand. */
export function Bar({ width = '100%', height }: { width?: string; height?: string }) {
  return <span class="sk" style={{ inlineSize: width, ...(height && { blockSize: height }) }} />;
}

const WIDTHS = ['70%', '55%', '80%', '60%', '65%', '50%'];

/** Rows of the true height, for a table that is on its way. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  const widths = Array.from({ length: rows }, (_, row) => ({ row, name: WIDTHS[row % WIDTHS.length] ?? '60%' }));
  return (
    <div class="in" role="status" aria-label={label}>
      {widths.map(({ row, name }) => (
        <div key={row} class="sk-row">
          <Bar />
          <Bar width={name} />
          <Bar width="70%" />
          <Bar width="50%" />
          <Bar />
        </div>
      ))}
    </div>
  );
}

/** A card-shaped skeleton of a given height. */
export function SkeletonCard({
  label,
  height = '200px',
  children,
}: {
  label: string;
  height?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="card" role="status" aria-label={label} style={{ minBlockSize: height }}>
      <header>
        <Bar width="120px" />
      </header>
      {children}
    </div>
  );
}
