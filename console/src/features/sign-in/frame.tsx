import type { ComponentChildren } from 'preact';
import { Mark } from '../../ui/stair.tsx';

const STEPS = [
  { x: 0, y: 238 },
  { x: 112, y: 182 },
  { x: 224, y: 118 },
  { x: 336, y: 44 },
];
const GROUND = 300;

function Steps() {
  return (
    <svg class="chart" viewBox="0 0 440 326" aria-hidden="true">
      {STEPS.map(({ x, y }, index) => {
        const to = index === 1;
        return (
          <rect
            key={x}
            x={x}
            y={y}
            width="104"
            height={GROUND - y}
            rx="6"
            fill={to ? 'var(--accent)' : 'var(--surface)'}
            stroke={to ? 'var(--accent)' : 'var(--line-2)'}
          />
        );
      })}
      <path
        d="M52 226C56 188 84 160 132 160"
        fill="none"
        stroke="var(--text-3)"
        stroke-width="1.5"
        stroke-dasharray="3 4"
      />
      <path d="m126 155 7 5-7 5" fill="none" stroke="var(--text-3)" stroke-width="1.5" />
    </svg>
  );
}

/** A form at the left, what it is for at the right. */
export function SignInFrame({ children }: { children: ComponentChildren }) {
  return (
    <div class="signin">
      <main class="form">{children}</main>
      <aside class="aside">
        <div class="pitch">
          <Steps />
          <p>See which nudges really moved accounts up, path by path, beside the accounts you left alone.</p>
        </div>
      </aside>
    </div>
  );
}

/** Name and logo above a form. */
export function Brand() {
  return (
    <div class="row nw sign-brand">
      <Mark size={28} />
      <b class="semi">Uptier</b>
    </div>
  );
}
