/** Something wrong or doubtful about one part of an audience, by the place of that part: "audience.all.0". */
export type Finding = { path: string; tone: 'bad' | 'warn'; text: string };

/** "audience.all.0.not.value" → "audience.all.0": the row that a fault stands beside. */
export const rowOf = (field: string): string =>
  /^audience(?:\.not|\.(?:all|any)\.\d+)*/.exec(field)?.[0].replace(/(\.not)+$/, '') ?? field;

/** What the server refused about an audience, beside the row it is about. */
export const refusedIn = (problems: Readonly<Record<string, string>>): Finding[] =>
  Object.entries(problems).flatMap(([field, text]) =>
    field === 'audience' || field.startsWith('audience.') ? [{ path: rowOf(field), tone: 'bad' as const, text }] : [],
  );
