import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { mergeFields } from '@uptier/shared/engine/content/merge-fields.ts';
import type { RefObject } from 'preact';
import { Icon } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { say } from '../../../ui/toast.tsx';

const TRAIT = '<trait>';

function insert(field: string, element: HTMLInputElement | HTMLTextAreaElement): void {
  const named = field.endsWith(TRAIT) ? `${field.slice(0, -TRAIT.length)}name` : field;
  const start = element.selectionStart ?? element.value.length;
  element.setRangeText(`{{${named}}}`, start, element.selectionEnd ?? start, 'end');
  element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  // The menu gives focus back to its button first.
  setTimeout(() => element.focus(), 50);
}

/** Puts a field into the text that was written in last. */
export function MergeFieldPick({
  catalog,
  into,
}: {
  catalog: Catalog;
  into: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
}) {
  const items = mergeFields(catalog).map(({ field, label }) => ({ id: field, label, hint: field }));
  return (
    <Menu
      label="Merge field"
      look="btn sm"
      items={items}
      onSelect={(field) => {
        if (into.current) insert(field, into.current);
        else say('Click into a text first, then choose the field');
      }}
    >
      <Icon name="plus" small />
      Merge field
    </Menu>
  );
}
