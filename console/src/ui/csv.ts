type Field = string | number | null | undefined;

// A spreadsheet would run a text that begins like a formula.
const FORMULA = /^[=+\-@\t\r]/;

function quote(field: Field): string {
  if (field === null || field === undefined) return '';
  if (typeof field === 'number') return String(field);
  const text = FORMULA.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as RFC 4180 text, the first row being the heads. */
export const toCsv = (rows: readonly (readonly Field[])[]): string =>
  rows.map((row) => row.map(quote).join(',')).join('\r\n');

/** Hands a file to the reader. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
