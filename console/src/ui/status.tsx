import type { ComponentChildren, JSX } from 'preact';

export type StatusKind = 'draft' | 'review' | 'scheduled' | 'live' | 'paused' | 'ended';

const ring = { cx: 6, cy: 6, r: 4, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 } as const;

const SHAPES: Record<StatusKind, JSX.Element> = {
  draft: <circle {...ring} stroke-dasharray="2 1.6" />,
  review: (
    <>
      <circle {...ring} />
      <path d="M6 6V2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  scheduled: (
    <>
      <circle {...ring} />
      <path d="M6 3.5V6l1.8 1" stroke="currentColor" stroke-width="1.4" fill="none" />
    </>
  ),
  live: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  paused: <path d="M4 2.5v7M8 2.5v7" stroke="currentColor" stroke-width="2" />,
  ended: <rect x="2.5" y="2.5" width="7" height="7" rx="1" fill="currentColor" />,
};

const WORDS: Record<StatusKind, string> = {
  draft: 'Draft',
  review: 'In review',
  scheduled: 'Scheduled',
  live: 'Live',
  paused: 'Paused',
  ended: 'Ended',
};

/** Where something stands; each status has its own shape, colour only repeats it. `children` stands faint beside it. */
export function Status({ kind, children }: { kind: StatusKind; children?: ComponentChildren }) {
  const shape = SHAPES[kind];
  return (
    <span class="status" data-s={kind}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shape}
      </svg>
      {WORDS[kind]}
      {children && <span class="faint"> {children}</span>}
    </span>
  );
}
