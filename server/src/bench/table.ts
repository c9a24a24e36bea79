import { ratiosTo, type Spread, spreadOf } from './spread.ts';

interface Column {
  title: string;
  cells: readonly string[];
}

/** Lays columns side by side: the first is text, the others are numbers and stand at the right. */
export function layTable(columns: readonly Column[]): string[] {
  const widths = columns.map(({ title, cells }) => Math.max(...[title, ...cells].map((text) => text.length)));
  const line = (texts: readonly string[]) =>
    texts.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ');
  const height = Math.max(...columns.map(({ cells }) => cells.length));
  const rows = Array.from({ length: height }, (_, row) => line(columns.map(({ cells }) => cells[row] ?? '')));
  const head = line(columns.map(({ title }) => title));
  return [head, '─'.repeat(head.length), ...rows];
}

/** One row per entrant: its rate, and how many times the baseline's rate that is; spreads are min – median – max. */
export function rateTable(unit: string, rows: readonly { name: string; rates: readonly number[] }[]): string[] {
  const baseline = rows[0]?.rates ?? [];
  const ratios = rows.map(({ rates }) => spreadOf(ratiosTo(baseline, rates)));
  const rates = rows.map((row) => spreadOf(row.rates));
  return layTable([
    { title: '', cells: rows.map(({ name }, at) => (at === 0 ? `${name} (baseline)` : name)) },
    { title: `${unit}/s`, cells: rates.map(({ median }) => writeRate(median)) },
    { title: 'ratio', cells: ratios.map(({ median }) => `${writeRatio(median)} ×`) },
    {
      title: 'ratio over rounds',
      cells: ratios.map((spread, at) => (at === 0 ? '' : writeSpread(spread, writeRatio))),
    },
    { title: `${unit}/s over rounds`, cells: rates.map((spread) => writeSpread(spread, writeRate)) },
  ]);
}

/** Three digits that matter; a rate has no more to say. */
export function writeRate(rate: number): string {
  return rate.toLocaleString('en', { maximumSignificantDigits: 3 });
}

export function writeRatio(ratio: number): string {
  return ratio.toLocaleString('en', ratio < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
}

function writeSpread({ min, median, max }: Spread, write: (value: number) => string): string {
  return [min, median, max].map(write).join(' – ');
}
