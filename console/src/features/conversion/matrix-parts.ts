import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { TargetedKeyboardEvent } from 'preact';
import type { Cell } from '../../api/reports.ts';
import { roundUp, scaleBounds } from '../../charts/interval-mark.tsx';
import type { PathKey } from './view.ts';

export const isPath = (a: PathKey | null | undefined, b: PathKey) => a?.from === b.from && a.to === b.to;
export const hasEntries = (cell: Cell) => cell.shown.exposed + cell.withheld.exposed + cell.attributed.upgrades > 0;

/** One scale for every cell, from 0 to a round share above the highest interval. */
export function scaleOf(cells: readonly Cell[]): Interval {
  const bounds = scaleBounds(cells.flatMap(({ shown, withheld }) => [shown.interval, withheld.interval]));
  return [0, roundUp(Math.max(0.02, ...bounds))];
}

/** Arrows walk the cells; Enter, being a click, opens one. */
export function walk(event: TargetedKeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!step || !(event.target instanceof HTMLElement)) return;
  const from = event.target.getBoundingClientRect();
  const [x = 0, y = 0] = step;
  const ahead = [...event.currentTarget.querySelectorAll<HTMLElement>('button.cell')]
    .map((cell) => ({ cell, at: cell.getBoundingClientRect() }))
    .filter(({ at }) =>
      x ? Math.sign(at.left - from.left) === x && at.top === from.top : Math.sign(at.top - from.top) === y,
    )
    .sort(
      (a, b) =>
        Math.hypot(a.at.left - from.left, a.at.top - from.top) - Math.hypot(b.at.left - from.left, b.at.top - from.top),
    );
  if (!ahead[0]) return;
  event.preventDefault();
  ahead[0].cell.focus();
}
