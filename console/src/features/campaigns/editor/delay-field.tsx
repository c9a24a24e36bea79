import { useState } from 'preact/hooks';
import { TextField } from '../../../ui/field.tsx';
import { Pick } from '../../../ui/pick.tsx';

const DAY_MS = 86_400_000;
const UNITS = [
  { value: '1000', label: 'seconds' },
  { value: '60000', label: 'minutes' },
  { value: '3600000', label: 'hours' },
] as const;
type Unit = (typeof UNITS)[number]['value'];

const unitOf = (delayMs: number): Unit =>
  delayMs > 0 ? (UNITS.findLast(({ value }) => delayMs % Number(value) === 0)?.value ?? '1000') : '60000';

/** How long to wait after the event; 0 is at once, a day the most. */
export function DelayField({ delayMs, onChange }: { delayMs: number; onChange: (delayMs: number) => void }) {
  const [unit, setUnit] = useState(() => unitOf(delayMs));
  const set = (amount: number, of: Unit) => onChange(Math.min(DAY_MS, Math.max(0, Math.round(amount * Number(of)))));
  const amount = delayMs / Number(unit);
  return (
    <TextField
      label="Wait after it"
      type="number"
      min={0}
      step="any"
      value={String(Math.round(amount * 1000) / 1000)}
      hint={
        delayMs === 0
          ? 'At once, in the page that is open'
          : 'On whatever page is open by then: going to another page does not end the wait'
      }
      beside={
        <Pick
          label="Unit"
          value={unit}
          options={UNITS}
          onChange={(next) => {
            setUnit(next);
            set(amount, next);
          }}
        />
      }
      onInput={(text) => set(Number(text) || 0, unit)}
    />
  );
}
