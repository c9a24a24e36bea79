import { signal } from '@preact/signals';
import { useId, useMemo, useState } from 'preact/hooks';
import { useModal } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useCommands } from './commands.ts';
import { type Command, type Found, find } from './find.ts';
import { Keys, openShortcuts } from './shortcut-list.tsx';

const open = signal(false);

/** Opens the place to search and jump from. */
export const openPalette = (): void => {
  open.value = true;
};
const close = () => {
  open.value = false;
};

function run(command: Command, newTab: boolean) {
  if (newTab && command.href) window.open(command.href, '_blank', 'noopener');
  else {
    close();
    command.run();
  }
}

function Words({ text, words }: { text: string; words: string }) {
  const at = words ? text.toLowerCase().indexOf(words.toLowerCase()) : -1;
  if (at < 0) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </span>
  );
}

function Results({ id, groups, words, active }: { id: string; groups: Found; words: string; active: string }) {
  return (
    <div class="found" id={id} role="listbox" aria-label="Results">
      {groups.map(([group, commands]) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups, not fieldsets
        <div key={group} role="group" aria-label={group}>
          <span class="gh" aria-hidden="true">
            {group}
          </span>
          {commands.map((command) => (
            <div
              key={command.id}
              id={`${id}-${command.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={command.id === active}
              onClick={(event) => run(command, event.metaKey || event.ctrlKey)}
              onKeyDown={(event) => event.key === 'Enter' && run(command, false)}
            >
              <Icon name={command.icon} />
              <Words text={command.label} words={words} />
              <span class="meta">
                {command.note}
                {command.keys && <Keys keys={command.keys} />}
                {command.id === active && <kbd>↵</kbd>}
              </span>
            </div>
          ))}
        </div>
      ))}
      {groups.length === 0 && <p class="muted none">Nothing matches. Try a campaign’s name or a page.</p>}
    </div>
  );
}

function Search() {
  const id = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(words);
  const groups = useMemo(() => find(commands, words), [commands, words]);
  const flat = groups.flatMap(([, found]) => found);
  const active = flat[Math.min(at, flat.length - 1)];
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && flat.length > 0) {
      event.preventDefault();
      const next = (at + step + flat.length) % flat.length;
      setAt(next);
      document.getElementById(`${id}-${flat[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      run(active, event.metaKey || event.ctrlKey);
    }
    if (event.key === '?' && words === '') {
      event.preventDefault();
      close();
      openShortcuts();
    }
  };
  return (
    <>
      <div class="q">
        <Icon name="search" />
        <input
          role="combobox"
          type="text"
          aria-label="Search or jump to"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-autocomplete="list"
          placeholder="Search or jump to…"
          autocomplete="off"
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </div>
      <Results id={id} groups={groups} words={words} active={active?.id ?? ''} />
      <footer>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>↵</kbd> open
        </span>
        <span>
          <Keys keys="mod+↵" /> new tab
        </span>
        <span class="push hide-s">
          <kbd>?</kbd> all shortcuts
        </span>
      </footer>
    </>
  );
}

/** Search and jump from anywhere. */
export function Palette() {
  const dialog = useModal(open.value);
  return (
    <dialog ref={dialog} class="palette" aria-label="Search or jump to" onClose={close}>
      {open.value && <Search />}
    </dialog>
  );
}
