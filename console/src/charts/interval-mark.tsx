import type { Interval } from '@uptier/shared/contracts/report.ts';

const share = (value: number, [low, high]: Interval) => Math.min(Math.max((value - low) / (high - low || 1), 0), 1);
const at = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

/** Band = interval, mark = estimate, on a scale shared by its column. The numbers stand beside it in words. */
export function IntervalMark(props: {
  kind: 'shown' | 'w' | 'good' | 'bad' | 'n';
  estimate: number | null;
  interval: Interval | null;
  scale: Interval;
  zero?: boolean;
}) {
  const { kind, estimate, interval, scale, zero = false } = props;
  return (
    <span class={`ivh k-${kind}`} aria-hidden="true">
      {zero && <i class="z" style={{ insetInlineStart: at(share(0, scale)) }} />}
      {interval && (
        <i
          class="b"
          style={{
            insetInlineStart: at(share(interval[0], scale)),
            inlineSize: at(share(interval[1], scale) - share(interval[0], scale)),
          }}
        />
      )}
      {estimate !== null && <i class="d" style={{ insetInlineStart: at(share(estimate, scale)) }} />}
    </span>
  );
}

/** A key for marks: shown is a solid dot, withheld a hollow ring. */
export function ArmKey({ arm, band = true }: { arm: 'shown' | 'withheld'; band?: boolean }) {
  return (
    <span class="key">
      <svg viewBox="0 0 18 10" class={arm === 'shown' ? 'k-shown' : 'k-w'} aria-hidden="true">
        {band && <path d="M0 5H18" stroke="var(--k)" stroke-width="6" opacity=".26" />}
        {arm === 'shown' ? (
          <circle cx="9" cy="5" r="4" fill="var(--k)" />
        ) : (
          <circle cx="9" cy="5" r="3.6" fill="var(--surface)" stroke="var(--k)" stroke-width="2" />
        )}
      </svg>
      {arm === 'shown' ? 'Shown' : 'Withheld'}
    </span>
  );
}

/** The dot or ring alone, before a name in a row. */
export function ArmDot({ arm }: { arm: 'shown' | 'withheld' }) {
  return (
    <svg width="12" height="12" class={arm === 'shown' ? 'k-shown' : 'k-w'} aria-hidden="true">
      {arm === 'shown' ? (
        <circle cx="6" cy="6" r="4.5" fill="var(--k)" />
      ) : (
        <circle cx="6" cy="6" r="4" fill="var(--surface)" stroke="var(--k)" stroke-width="2" />
      )}
    </svg>
  );
}

/** Where a difference lies: green or red only if its interval leaves zero. */
export function leaning(interval: Interval | null): 'good' | 'bad' | 'n' {
  if (interval && interval[0] > 0) return 'good';
  return interval && interval[1] < 0 ? 'bad' : 'n';
}

const STEPS = [0.02, 0.04, 0.05, 0.08, 0.1, 0.12, 0.16, 0.2, 0.24, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

const TOO_WIDE = 0.5;

/** Bounds that set a scale: an interval too wide to read would flatten all others, so it only runs to the edge. */
export function scaleBounds(intervals: readonly (Interval | null)[]): number[] {
  const known = intervals.filter((interval) => interval !== null);
  const readable = known.filter(([low, high]) => high - low <= TOO_WIDE);
  return (readable.length > 0 ? readable : known).flat();
}

/** The next round share that holds every value: the end of one scale for all. */
export const roundUp = (most: number): number => STEPS.find((step) => step >= most) ?? 1;
