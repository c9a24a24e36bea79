import { wordsIn } from './words.ts';

/** Words about when a limit is reached. `{date}` is filled in. */
export interface MeterWords {
  reached: string;
  notReached: string;
  full: string;
  fullUntil: string;
}

const english: MeterWords = {
  reached: 'Reached about {date}',
  notReached: 'Not reached before the reset',
  full: 'Full',
  fullUntil: 'Full until {date}',
};

export const meterWordsFor = wordsIn(english);
