import { createHash } from 'node:crypto';

/** Cells that hold numbers, whatever the file writes them as. */
const NUMBERS = new Set(['quantity', 'value', 'seats', 'mrr']);
const NUMERIC = /^-?\d+(\.\d+)?$/;

/**
 * An event from one row of a table with a header. `traits.x` and `properties.x` name what lies inside; an empty cell says
 * nothing; `products` stand between bars (`insights|support`, none is `|`); without `type` it is a usage; without `id` the
 * row's own content is its id, so that a file that is brought in twice counts once.
 *
 * @example toEvent({ at: '2026-01-02', accountId: 'acme', name: 'report_runs', quantity: '12' })
 */
export function toEvent(row: Readonly<Record<string, string>>): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  const inside: Record<string, Record<string, unknown>> = {};
  for (const [column, cell] of Object.entries(row)) {
    if (cell === '') continue;
    const dot = column.indexOf('.');
    const outer = column.slice(0, Math.max(dot, 0));
    if (outer === 'traits' || outer === 'properties') {
      inside[outer] = { ...inside[outer], [column.slice(dot + 1)]: readCell(cell) };
    } else {
      event[column] = readField(column, cell);
    }
  }
  return { ...event, ...inside, type: event.type ?? typeOf(inside), id: event.id ?? idOf(row) };
}

/** The same event with an id where it has none. */
export function withId(event: unknown, line: string): unknown {
  const needsId = typeof event === 'object' && event !== null && !Array.isArray(event) && !('id' in event);
  return needsId ? { ...event, id: hash(line) } : event;
}

function typeOf(inside: Record<string, unknown>): string {
  return 'traits' in inside ? 'traits' : 'usage';
}

function idOf(row: Readonly<Record<string, string>>): string {
  return hash(JSON.stringify(Object.entries(row).filter(([, cell]) => cell !== '')));
}

function hash(text: string): string {
  return `import-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}

function readField(column: string, cell: string): string | number | string[] {
  if (column === 'products') return cell.split('|').filter((id) => id !== '');
  return NUMBERS.has(column) && NUMERIC.test(cell) ? Number(cell) : cell;
}

function readCell(cell: string): string | number | boolean {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  // What would not read back as written, such as 007 or a long id, stays text.
  return NUMERIC.test(cell) && String(Number(cell)) === cell ? Number(cell) : cell;
}
