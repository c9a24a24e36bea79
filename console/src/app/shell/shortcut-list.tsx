import { signal } from '@preact/signals';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Check } from '../../ui/field.tsx';
import { areLettersOn, listShortcuts, setLetters } from '../shortcuts.ts';

const open = signal(false);
const GROUPS = ['Anywhere', 'Go to', 'This page'] as const;

/** Shows the list of shortcuts. */
export const openShortcuts = (): void => {
  open.value = true;
};

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** "g o" as two keys, "mod+k" as one. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>
          {key.startsWith('mod+')
            ? `${isApple ? '⌘' : 'Ctrl '}${key.slice(4).toUpperCase().replace('SHIFT+', '⇧')}`
            : (NAMES[key] ?? key.toUpperCase())}
        </kbd>
      ))}
    </span>
  );
}

/** Every shortcut that works right now, and the switch for letters. */
export function ShortcutList() {
  const close = () => {
    open.value = false;
  };
  const shortcuts = listShortcuts();
  return (
    <Dialog
      open={open.value}
      onClose={close}
      onSubmit={close}
      title="Keyboard shortcuts"
      footer={
        <Button type="submit" tone="main">
          Close
        </Button>
      }
    >
      <ul class="keylist">
        {GROUPS.map((group) => {
          const listed = shortcuts.filter((shortcut) => shortcut.group === group);
          if (listed.length === 0) return null;
          return [
            <li key={group} class="keylist-h">
              <h3>{group}</h3>
            </li>,
            ...listed.map((shortcut) => (
              <li key={shortcut.keys}>
                {shortcut.label}
                <Keys keys={shortcut.keys} />
              </li>
            )),
          ];
        })}
      </ul>
      <Check
        label="Single letters work as shortcuts"
        hint="They always rest inside fields."
        checked={areLettersOn()}
        onChange={setLetters}
      />
    </Dialog>
  );
}
