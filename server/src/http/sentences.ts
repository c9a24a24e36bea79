import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** Has every schema that has no sentence of its own say what to write, instead of what it expected. */
export function sayWhatToWrite(): void {
  z.config({ localeError: sentenceOf });
}

/**
 * What to write where a value does not fit.
 *
 * @example sentenceOf({ code: 'invalid_type', expected: 'string', input: undefined }) // 'this is missing: write a text'
 */
function sentenceOf(issue: Issue): string {
  const isMissing = issue.input === undefined && issue.code !== 'unrecognized_keys';
  return isMissing ? `this is missing: ${wish(issue)}` : wish(issue);
}

function wish(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `write ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `write ${oneOf(issue.values)}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `write ${oneOf(issue.options)}` : wishesOf(issue.errors);
    case 'too_small':
      return `write ${issue.inclusive === false ? 'more than' : 'at least'} ${amountOf(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `write ${issue.inclusive === false ? 'less than' : 'at most'} ${amountOf(issue.origin, issue.maximum)}`;
    case 'unrecognized_keys':
      return `leave out ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return `write it as ${issue.format}`;
    default:
      return 'write another value: this one does not fit';
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** The unit of what is too long or too short; none for numbers. */
const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

function amountOf(origin: string, amount: number | bigint): string {
  const [one, many] = units[origin] ?? [];
  const unit = Number(amount) === 1 ? one : many;
  return unit === undefined ? String(amount) : `${amount} ${unit}`;
}

function oneOf(values: readonly unknown[]): string {
  const list = values.map(String).join(', ');
  return values.length === 1 ? list : `one of: ${list}`;
}

/** Of several forms, what each of them asks for. */
function wishesOf(forms: readonly (readonly z.core.$ZodIssue[])[]): string {
  const wishes = forms.flatMap(([first]) => {
    if (!first) return [];
    const place = first.path.join('.');
    return [place === '' ? first.message : `${place}: ${first.message}`];
  });
  return wishes.length === 0 ? 'write another value: this one does not fit' : [...new Set(wishes)].join(', or ');
}
