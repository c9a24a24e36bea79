import { type Gate, gates } from '@uptier/shared/contracts/gate.ts';
import type { ComponentChildren } from 'preact';
import { BarLine } from '../ui/bar-line.tsx';
import { count, percent } from '../ui/format.ts';
import { GATE_WORDS } from './gate-words.ts';

export type GateCount = { gate: Gate; count: number; note?: ComponentChildren };

/** In the order in which gates are asked, those that stopped nothing left out. */
export const inOrder = (rows: readonly GateCount[]): GateCount[] =>
  gates.flatMap((gate) => rows.find((row) => row.gate === gate && row.count > 0) ?? []);

/** How many each gate stopped, of all that came: calm bars, because a gate that stops does its work. */
export function GateBars(props: {
  rows: readonly GateCount[];
  total: number;
  /** What came through in the end. */
  through?: { label: string; count: number; note?: ComponentChildren };
}) {
  const { rows, total, through } = props;
  const share = (value: number) => (total > 0 ? value / total : 0);
  const line = (label: string, value: number, isThrough: boolean, note?: ComponentChildren) => (
    <li key={label} class="funnel">
      <span>
        {label}
        {note && <span class="muted t12"> {note}</span>}
      </span>
      <b class="semi">{count(value)}</b>
      <span class="num muted">{total > 0 && percent(share(value))}</span>
      <BarLine share={share(value)} tone={isThrough ? 'accent' : 'n'} />
    </li>
  );
  return (
    <ul class="gate-bars">
      {rows.map(({ gate, count: value, note }) => line(GATE_WORDS[gate], value, false, note))}
      {through && line(through.label, through.count, true, through.note)}
    </ul>
  );
}
