import { type ComponentChildren, createElement, type TargetedEvent } from 'preact';
import { useId, useReducer, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { follow, type Typed } from './typed.ts';

export type FieldState = {
  label: ComponentChildren;
  hint?: ComponentChildren;
  problem?: string | undefined;
  beside?: ComponentChildren;
};

type Described = { id: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined };

/** Label above, control, then the hint or the problem. `children` gets the ids that tie them together. */
export function Field({
  label,
  hint,
  problem,
  beside,
  children,
}: FieldState & { children: (ids: Described) => ComponentChildren }) {
  const id = useId();
  const note = `${id}-note`;
  const described: Described = {
    id,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem || hint ? note : undefined,
  };
  return (
    <div class="field">
      {beside ? (
        <div class="row between nw">
          <label class="lab" for={id}>
            {label}
          </label>
          {beside}
        </div>
      ) : (
        <label for={id}>{label}</label>
      )}
      {children(described)}
      {problem ? (
        <span class="err" id={note}>
          <Icon name="warn" small />
          {problem}
        </span>
      ) : (
        hint && (
          <span class="hint" id={note}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}

type Values = {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'number' | 'search' | 'url' | 'date' | 'datetime-local' | 'time';
  placeholder?: string;
  autocomplete?: string;
  required?: boolean;
  readOnly?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  min?: number;
  max?: number;
  step?: number | 'any';
  maxLength?: number;
  inputMode?: 'numeric' | 'decimal';
};

// The JSX types want one branch per input type; the element itself takes any.
const INPUT: string = 'input';

/** A one-line text field. A number stays as it is typed, "2." or nothing at all, until one leaves the field. */
export function TextField({ label, hint, problem, beside, onInput, type = 'text', ...values }: FieldState & Values) {
  const typed = useRef<Typed | null>(null);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  if (typed.current) typed.current = follow(typed.current, values.value);
  const onLeave = () => {
    if (!typed.current) return;
    typed.current = null;
    redraw(undefined);
  };
  return (
    <Field label={label} hint={hint} problem={problem} beside={beside}>
      {(ids) =>
        createElement(INPUT, {
          ...ids,
          ...values,
          value: typed.current?.text ?? values.value,
          type,
          class: 'input',
          onInput: (event: TargetedEvent<HTMLInputElement>) => {
            if (type === 'number') typed.current = { text: event.currentTarget.value, made: null };
            onInput(event.currentTarget.value);
          },
          onBlur: onLeave,
        })
      }
    </Field>
  );
}

/** A field of several lines. */
export function TextArea(
  props: FieldState & {
    value: string;
    onInput: (value: string) => void;
    rows?: number;
    placeholder?: string;
    maxLength?: number;
  },
) {
  const { label, hint, problem, beside, onInput, rows = 3, ...values } = props;
  return (
    <Field label={label} hint={hint} problem={problem} beside={beside}>
      {(ids) => (
        <textarea
          {...ids}
          {...values}
          rows={rows}
          class="input"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A tick box with its words to the right. */
export function Check(props: {
  label: ComponentChildren;
  hint?: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  const { label, hint, checked, onChange, disabled = false } = props;
  const change = (event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.checked);
  return (
    <label class="check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={change} />
      <span>
        {label}
        {hint && <span class="hint">{hint}</span>}
      </span>
    </label>
  );
}
