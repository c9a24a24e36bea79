import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

const PAUSE_MS = 200;

/** A field that searches while one types; `onChange` hears of a pause. */
export function SearchField(props: { id: string; label: string; value: string; onChange: (words: string) => void }) {
  const { id, label, value, onChange } = props;
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (words === value) return undefined;
    const timer = setTimeout(() => onChange(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <label class="searcher">
      <Icon name="search" small />
      <span class="sr">{label}</span>
      <input
        id={id}
        type="search"
        value={words}
        placeholder={label}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <kbd>/</kbd>
    </label>
  );
}
