import type { JSX } from 'preact';

// Paths on a 16 px grid, drawn as strokes.
export const CLOSE = 'm4 4 8 8M12 4l-8 8';
export const CHECK = 'm3.5 8.5 3 3 6-7';
export const WARN = 'M8 2.5 14 13H2zM8 6.5v3M8 11.3v.1';
export const LOCK = 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2';
export const STAIR = 'M2.5 9.5h3v4h-3zM6.5 6h3v7.5h-3zM10.5 2.5h3v11h-3z';
export const IDEA = 'M5.5 9a4 4 0 1 1 5 0v2h-5zM6.5 13.5h3';

export function Icon({ path }: { path: string }): JSX.Element {
  return (
    <svg class="u-i" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
