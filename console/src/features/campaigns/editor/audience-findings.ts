/** Something wrong or doubtful at one place of an audience: "audience.all.0". */
export type Finding = { path: string; tone: 'bad' | 'warn'; text: string };

/** What the server refused about an audience, beside the row it is about. */
export const refusedIn = (problems: Readonly<Record<string, string>>): Finding[] =>
  Object.entries(problems).flatMap(([path, text]) =>
    path === 'audience' || path.startsWith('audience.') ? [{ path, tone: 'bad' as const, text }] : [],
  );
