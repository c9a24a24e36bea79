import type { JSX } from 'preact';

const paths = {
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3.5 8.5 3 3 6-7',
  warn: 'M8 2.5 14 13H2zM8 6.5v3M8 11.3v.1',
  lock: 'M5 7h6a1.5 1.5 0 0 1 1.5 1.5V12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 12V8.5A1.5 1.5 0 0 1 5 7zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  up: 'M2.5 9.5h3v4h-3zM6.5 6h3v7.5h-3zM10.5 2.5h3v11h-3z',
  idea: 'M8 2a4 4 0 0 1 2.5 7.1c-.6.5-.8 1-.8 1.9H6.3c0-.9-.2-1.4-.8-1.9A4 4 0 0 1 8 2zM6.5 13.5h3',
};

export function Icon({ name }: { name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="u-i" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
