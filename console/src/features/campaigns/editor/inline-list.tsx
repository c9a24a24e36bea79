import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../../ui/icon.tsx';
import { scalar } from './operators.ts';

type Item = string | number | boolean;

/** Values inside a sentence: Enter or a comma adds what is written, Backspace in an empty field takes the last one away. */
export function InlineList(props: {
  label: string;
  values: readonly Item[];
  options?: readonly string[];
  /** What a value is called. */
  nameOf?: (value: Item) => string;
  /** Reads numbers and true or false as such; names stay texts. */
  typed?: boolean;
  onChange: (values: readonly Item[]) => void;
}) {
  const { label, values, options = [], nameOf = String, typed = false, onChange } = props;
  const [text, setText] = useState('');
  const list = useId();
  const rest = options.filter((option) => !values.map(String).includes(option));
  const add = (written: string) => {
    const fresh = written
      .split(',')
      .flatMap((part) => (part.trim() ? [typed ? scalar(part.trim()) : part.trim()] : []));
    setText('');
    if (fresh.length > 0) onChange([...new Set([...values, ...fresh])]);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add(text);
    }
    if (event.key === 'Backspace' && text === '' && values.length > 0) onChange(values.slice(0, -1));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand inside a line
    <span class="tokens" role="group" aria-label={label}>
      {values.map((value) => (
        <button
          key={String(value)}
          type="button"
          class="pick val"
          aria-label={`Remove ${nameOf(value)}`}
          onClick={() => onChange(values.filter((each) => each !== value))}
        >
          {nameOf(value)}
          <Icon name="close" small />
        </button>
      ))}
      <input
        class="pick inline-value"
        aria-label={`Add to ${label.toLowerCase()}`}
        value={text}
        placeholder={values.length === 0 ? 'add a value' : 'add'}
        list={rest.length > 0 ? list : undefined}
        style={{ inlineSize: `${Math.min(Math.max(text.length, values.length === 0 ? 11 : 5), 28) + 3}ch` }}
        onInput={(event) => {
          const { value } = event.currentTarget;
          // Choosing from the list fires one input with the whole value.
          if (rest.includes(value) && !(event instanceof InputEvent && event.inputType === 'insertText')) add(value);
          else setText(value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
      />
      {rest.length > 0 && (
        <datalist id={list}>
          {rest.map((option) => (
            <option key={option} value={option}>
              {nameOf(option)}
            </option>
          ))}
        </datalist>
      )}
    </span>
  );
}
