import { type Gate, gates } from '@uptier/shared/contracts/gate.ts';
import type { ComponentChildren } from 'preact';
import { BarLine } from '../ui/bar-line.tsx';
import { count, percent } from '../ui/format.ts';
import { GATE_WORDS } from './gate-words.ts';

export type GateCount = { gate: Gate; count: number; note?: ComponentChildren };

/** In the order in which gates are asked, those that stopped nothing left out. */
export const inOrder = (rows: readonly GateCount[]): GateCount[] =>
  gates.flatMap((gate) => rows.find((row) => row.gate === gate && row.count > 0) ?? []);

/** What came of those that no gate stopped. */
export type End = { label: string; count: number; note?: ComponentChildren; isShown?: boolean };

function Line({ label, value, total, note, isShown = false }: Omit<End, 'count'> & { value: number; total: number }) {
  const share = total > 0 ? value / total : 0;
  return (
    <li class="funnel">
      <span>
        {label}
        {note && <span class="muted t12"> {note}</span>}
      </span>
      <b class="semi">{count(value)}</b>
      <span class="num muted">{total > 0 && percent(share)}</span>
      <BarLine share={share} tone={isShown ? 'accent' : 'n'} />
    </li>
  );
}

/** How many each gate stopped, of all that came: calm bars, because a gate that stops does its work. */
export function GateBars(props: { rows: readonly GateCount[]; total: number; ends?: readonly End[] }) {
  const { rows, total, ends = [] } = props;
  return (
    <ul class="gate-bars">
      {rows.map(({ gate, count: value, note }) => (
        <Line key={gate} label={GATE_WORDS[gate]} note={note} value={value} total={total} />
      ))}
      {ends.map(({ count: value, ...end }) => (
        <Line key={end.label} {...end} value={value} total={total} />
      ))}
    </ul>
  );
}
