import { format, segmenterFor } from './format.ts';
import type { Resolve } from './merge-fields.ts';

const FIELD = /\{\{\s*([^{}]+?)\s*\}\}/g;
/** Stands for a field while sentences are told apart: a capital letter, as a sentence may begin with one. */
const MARK = '\u{10400}\uE000';

/** False for most titles, for whom looking for the pattern would cost more than the gates before. */
export const hasFields = (text: string): boolean => text.includes('{{');

/** The names of the fields in a text. */
export function fieldsIn(text: string): string[] {
  if (!hasFields(text)) return [];
  return [...text.matchAll(FIELD)].map(([, name = '']) => name);
}

/** True when every field of a title has a value: without its title a nudge cannot be shown. */
export function canTitle(title: string, resolve: Resolve): boolean {
  return fieldsIn(title).every((field) => resolve(field) !== null);
}

/**
 * Fills the fields of a text in a locale. A sentence with a field that has no value is left out; null when nothing is left.
 *
 * @example fillText('You ran {{usage.runs.used}} reports. {{usage.runs.left}} are left.', resolve, 'en')
 */
export function fillText(text: string, resolve: Resolve, locale: string): string | null {
  const fields = fieldsIn(text);
  if (fields.length === 0) return text;
  let next = 0;
  const kept = sentencesOf(text.replace(FIELD, MARK), locale).flatMap((sentence) => {
    const parts = sentence.split(MARK);
    const values = parts.slice(1).map(() => resolve(fields[next++] ?? ''));
    if (values.some((value) => value === null)) return [];
    return parts.map((part, index) => (index === 0 ? part : format(values[index - 1] ?? null, locale) + part)).join('');
  });
  const filled = kept.join('').trim();
  return filled === '' ? null : filled;
}

function sentencesOf(text: string, locale: string): string[] {
  return [...segmenterFor(locale).segment(text)].map(({ segment }) => segment);
}

/** Fills a link; null when a field of it has no value. */
export function fillUrl(url: string, resolve: Resolve): string | null {
  let isWhole = true;
  const filled = url.replace(FIELD, (_, field: string) => {
    const found = resolve(field);
    isWhole &&= found !== null;
    return found ? encodeURIComponent(String(found.value)) : '';
  });
  return isWhole ? filled : null;
}
