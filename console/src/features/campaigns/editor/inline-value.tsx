import { useId, useState } from 'preact/hooks';

const WIDEST = 28;

/** A value inside a sentence, as wide as what is written. What cannot be read stays as it was. */
export function InlineValue(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  type?: 'text' | 'number' | 'date';
  placeholder?: string;
  options?: readonly string[];
}) {
  const { label, value, onChange, type = 'text', placeholder, options = [] } = props;
  const [text, setText] = useState<string | null>(null);
  const list = useId();
  const shown = text ?? value;
  // The list's own arrow takes room at the end.
  const room = options.length > 0 ? 4 : 3;
  const size = Math.min(Math.max(shown.length || (placeholder?.length ?? 0), 3), WIDEST);
  return (
    <>
      <input
        class="pick val inline-value"
        aria-label={label}
        type={type}
        step="any"
        value={shown}
        placeholder={placeholder}
        list={options.length > 0 ? list : undefined}
        style={{ inlineSize: type === 'date' ? '136px' : `${size + room}ch` }}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
        onBlur={() => setText(null)}
      />
      {options.length > 0 && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
