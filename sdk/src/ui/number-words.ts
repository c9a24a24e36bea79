import { wordsIn } from './words.ts';

/** Words beside numbers. `{n}`, `{max}` and `{date}` are filled in. */
export interface NumberWords {
  of: string;
  resets: string;
}

const english: NumberWords = {
  of: '{n} of {max}',
  resets: 'resets {date}',
};

export const numberWordsFor = wordsIn(english);

/** Puts values into the braces of a sentence. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
