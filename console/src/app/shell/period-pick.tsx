import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { day } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { setPeriod, usePeriod } from '../chosen-period.ts';
import { lastDay, PERIODS, type Period } from '../period.ts';

const dayOf = (at: string | number) => new Date(at).toISOString().slice(0, 10);

function Choices({ period, close }: { period: Period; close: () => void }) {
  const [first, setFirst] = useState(dayOf(period.from));
  const [last, setLast] = useState(dayOf(lastDay(period)));
  const apply = (value: string) => {
    setPeriod(value);
    close();
  };
  return (
    <form
      class="dates"
      onSubmit={(event) => {
        event.preventDefault();
        if (first <= last) apply(`${first}..${last}`);
      }}
    >
      <span class="row tight">
        {PERIODS.map(({ value, label }) => (
          <Button key={value} size="sm" onClick={() => apply(value)}>
            {label}
          </Button>
        ))}
      </span>
      <span class="row">
        <TextField type="date" label="First day" value={first} onInput={setFirst} required />
        <TextField
          type="date"
          label="Last day"
          value={last}
          onInput={setLast}
          required
          problem={first > last ? 'Before the first day' : undefined}
        />
        <Button type="submit" tone="main" whyNot={first > last && 'The last day lies before the first'}>
          Use days
        </Button>
      </span>
      <span class="t12">Days in UTC, both included.</span>
    </form>
  );
}

/** The period every number on the page is counted in. */
export function PeriodPick() {
  const period = usePeriod();
  const words = `${day(period.from)} – ${day(lastDay(period))}`;
  const trigger = (
    <>
      <Icon name="calendar" />
      {words}
      <Icon name="chevron-down" />
    </>
  );
  return (
    <Popover label={`Period: ${words}`} look="pick tall" align="end" trigger={trigger}>
      {(close) => <Choices period={period} close={close} />}
    </Popover>
  );
}
