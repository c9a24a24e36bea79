import { useId } from 'preact/hooks';
import { Field, type FieldState } from './field.tsx';

/** A text field that offers what is known; anything may be written. */
export function Suggest(
  props: FieldState & {
    value: string;
    options: readonly string[];
    onInput: (value: string) => void;
    placeholder?: string;
  },
) {
  const { label, hint, problem, value, options, onInput, placeholder } = props;
  const list = useId();
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <>
          <input
            {...ids}
            class="input"
            value={value}
            placeholder={placeholder}
            list={list}
            autocomplete="off"
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <datalist id={list}>
            {options.map((option) => (
              <option key={option} value={option} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
