import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { Icon } from './icon.tsx';

export type Column<Row> = {
  id: string;
  head: ComponentChildren;
  cell: (row: Row) => ComponentChildren;
  align?: 'end';
  /** Left out below 860 px (`s`) or below 1,360 px (`m`). */
  hide?: 's' | 'm';
  sortable?: boolean;
};
export type Sort = { by: string; descending: boolean };

const classes = (column: { align?: 'end'; hide?: 's' | 'm' }) =>
  [column.align === 'end' ? 'num' : '', column.hide === 's' ? 'hide-s' : '', column.hide === 'm' ? 'hide-s hide-m' : '']
    .filter(Boolean)
    .join(' ') || undefined;

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const here = sort?.by === column.id ? sort : undefined;
  return (
    <th scope="col" class={classes(column)} aria-sort={here && (here.descending ? 'descending' : 'ascending')}>
      {column.sortable && onSort ? (
        <button
          type="button"
          class="sorter"
          onClick={() => onSort({ by: column.id, descending: here ? !here.descending : true })}
        >
          {column.head}
          {here && <Icon name={here.descending ? 'arrow-down' : 'up'} small />}
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

/** J, K and the arrows move between rows; Enter opens the row's first link or `onOpen`. */
function walk(event: TargetedKeyboardEvent<HTMLTableRowElement>, open: (() => void) | undefined): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget;
  const down = event.key === 'ArrowDown' || event.key === 'j';
  const up = event.key === 'ArrowUp' || event.key === 'k';
  const next = down ? row.nextElementSibling : up ? row.previousElementSibling : null;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
  if (event.key !== 'Enter') return;
  if (open) open();
  else row.querySelector('a')?.click();
}

/** Rows of one kind of thing. Rows can be walked by keyboard; `onOpen` is what Enter and a click do. */
export function Table<Row>(props: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  selected?: string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  two?: boolean;
  fit?: boolean;
}) {
  const { label, columns, rows, rowKey, onOpen, selected, sort, onSort, two = false, fit = false } = props;
  return (
    <div class="scroll">
      <table class={`tbl${two ? ' two' : ''}${fit ? ' fit' : ''}${onOpen ? ' opens' : ''}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = rowKey(row);
            const open = onOpen && (() => onOpen(row));
            return (
              <tr
                key={key}
                tabIndex={selected === key || (!selected && index === 0) ? 0 : -1}
                aria-selected={selected === undefined ? undefined : selected === key}
                onKeyDown={(event) => walk(event, open)}
                onClick={open}
              >
                {columns.map((column) => (
                  <td key={column.id} class={classes(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
