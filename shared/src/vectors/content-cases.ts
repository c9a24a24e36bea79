import { fillText } from '../engine/content/fill.ts';
import type { FieldValue } from '../engine/content/merge-fields.ts';
import type { VectorCase } from './vector-case.ts';

interface ContentFile {
  fields: Record<string, FieldValue>;
  cases: { text: string; locale: string; filled: string | null }[];
}

export function listContent(file: string): VectorCase[] {
  const { fields, cases }: ContentFile = JSON.parse(file);
  return cases.map(({ text, locale, filled: wanted }) => ({
    name: `${text} in ${locale}`,
    answer: () => [{ wanted, got: fillText(text, (field) => fields[field] ?? null, locale) }],
  }));
}
