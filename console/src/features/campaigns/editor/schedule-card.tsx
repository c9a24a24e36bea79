import type { Schedule, Weekday } from '@uptier/shared/contracts/schedule.ts';
import { useMemo } from 'preact/hooks';
import { Card } from '../../../ui/card.tsx';
import { Check, TextField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Suggest } from '../../../ui/suggest.tsx';
import { localInput, ownZone, readLocalInput, scheduleWords, WEEKDAY_NAMES, weekdays } from './schedule.ts';
import type { StepProps } from './step-props.ts';

type Props = { schedule: Schedule; onChange: (schedule: Schedule) => void };
const WORKING_HOURS = { from: '09:00', to: '17:00' };

/** A schedule with one part set or, without a value, left out. */
function put<Part extends keyof Schedule>(schedule: Schedule, part: Part, value: Schedule[Part] | null): Schedule {
  const { [part]: _before, ...rest } = schedule;
  return value === null || value === undefined ? rest : { ...rest, [part]: value };
}

function Dates({ schedule, onChange }: Props) {
  return (
    <div class="cols tight-cols">
      <div class="c6">
        <TextField
          label="From"
          type="datetime-local"
          value={localInput(schedule.from)}
          hint={`At once when empty. Your time, ${ownZone()}`}
          onInput={(text) => onChange(put(schedule, 'from', readLocalInput(text)))}
        />
      </div>
      <div class="c6">
        <TextField
          label="Until"
          type="datetime-local"
          value={localInput(schedule.until)}
          hint="Until it is paused when empty"
          onInput={(text) => onChange(put(schedule, 'until', readLocalInput(text)))}
        />
      </div>
    </div>
  );
}

function Days({ schedule, onChange }: Props) {
  const chosen = schedule.days ?? weekdays;
  const toggle = (day: Weekday) => {
    const next = weekdays.filter((each) => (each === day ? !chosen.includes(day) : chosen.includes(each)));
    onChange(put(schedule, 'days', next.length === weekdays.length ? null : next));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere
    <div class="field" role="group" aria-label="Days of the week">
      <span class="lab">Days</span>
      <div class="row tight">
        {weekdays.map((day) => (
          <button
            key={day}
            type="button"
            class={chosen.includes(day) ? 'pick val' : 'pick'}
            aria-pressed={chosen.includes(day)}
            title={WEEKDAY_NAMES[day]}
            onClick={() => toggle(day)}
          >
            {WEEKDAY_NAMES[day].slice(0, 3)}
          </button>
        ))}
      </div>
    </div>
  );
}

function Hours({ schedule, onChange }: Props) {
  const { hours } = schedule;
  return (
    <>
      <Check
        label="Only at some hours"
        checked={hours !== undefined}
        onChange={(on) => onChange(put(schedule, 'hours', on ? WORKING_HOURS : null))}
      />
      {hours && (
        <div class="cols tight-cols">
          <div class="c6">
            <TextField
              label="From the hour"
              type="time"
              value={hours.from}
              onInput={(from) => from && onChange({ ...schedule, hours: { ...hours, from } })}
            />
          </div>
          <div class="c6">
            <TextField
              label="To the hour"
              type="time"
              value={hours.to}
              hint={
                hours.to < hours.from ? 'Runs over midnight' : hours.to === hours.from ? 'The whole day' : undefined
              }
              onInput={(to) => to && onChange({ ...schedule, hours: { ...hours, to } })}
            />
          </div>
        </div>
      )}
    </>
  );
}

function Zone({ schedule, onChange }: Props) {
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return (
    <Suggest
      label="Time zone of days and hours"
      value={schedule.timezone ?? ''}
      options={zones}
      placeholder="the account’s own"
      hint="Empty: each account’s own, from its trait timezone; UTC where it is unknown"
      onInput={(zone) => onChange(put(schedule, 'timezone', zone === '' ? null : zone))}
    />
  );
}

/** When the campaign may run: from and until, days of the week, hours of the day, and in which zone they count. */
export function ScheduleCard({ draft, set, problems }: StepProps) {
  const schedule = draft.schedule ?? {};
  const wrong = Object.entries(problems).filter(([field]) => field.startsWith('schedule'));
  const write = (next: Schedule) => {
    const { schedule: _before, ...rest } = draft;
    set(Object.keys(next).length === 0 ? rest : { ...rest, schedule: next }, 'schedule');
  };
  const props = { schedule, onChange: write };
  return (
    <Card title="When it may run" note={scheduleWords(draft.schedule)}>
      <div class="stack">
        <Dates {...props} />
        <Days {...props} />
        <Hours {...props} />
        {(schedule.days || schedule.hours || schedule.timezone) && <Zone {...props} />}
        {wrong.map(([field, text]) => (
          <Notice key={field} tone="bad">
            {text}
          </Notice>
        ))}
      </div>
    </Card>
  );
}
