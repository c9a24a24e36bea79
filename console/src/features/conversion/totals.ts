import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { Cell } from '../../api/reports.ts';

export type Totals = {
  paths: number;
  shown: number;
  withheld: number;
  upgrades: number;
  mrr: number;
  currency: string;
  incremental: { upgrades: number; interval: Interval; paths: number } | null;
};

/** Sums over paths. Incremental adds the paths that have an interval, and their bounds: the widest the truth may lie. */
export function totalsOf(cells: readonly Cell[]): Totals {
  const entered = cells.filter(({ shown, withheld }) => shown.exposed + withheld.exposed > 0);
  const sum = (of: (cell: Cell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const readable = entered.flatMap(({ incremental: { upgrades, interval } }) =>
    upgrades !== null && interval ? [{ upgrades, interval }] : [],
  );
  return {
    paths: entered.length,
    shown: sum((cell) => cell.shown.exposed),
    withheld: sum((cell) => cell.withheld.exposed),
    upgrades: sum((cell) => cell.attributed.upgrades),
    mrr: sum((cell) => cell.attributed.mrr),
    currency: cells[0]?.attributed.currency ?? 'usd',
    incremental:
      readable.length === 0
        ? null
        : {
            upgrades: readable.reduce((total, { upgrades }) => total + upgrades, 0),
            interval: [
              readable.reduce((low, { interval }) => low + interval[0], 0),
              readable.reduce((high, { interval }) => high + interval[1], 0),
            ],
            paths: readable.length,
          },
  };
}
