import type Database from 'better-sqlite3';

const MOST_KEPT = 300;
/** Long texts are lists of values, each of its own length. */
const LONGEST = 4000;

/** Makes a connection prepare each text once: the same queries come again with every request. */
export function rememberPrepared(client: Database.Database): void {
  const prepare = client.prepare.bind(client);
  const kept = new Map<string, Database.Statement>();
  const remember = (text: string) => {
    const known = kept.get(text);
    if (known) return known;
    const made = prepare(text);
    if (text.length > LONGEST) return made;
    for (const oldest of kept.keys()) {
      if (kept.size < MOST_KEPT) break;
      kept.delete(oldest);
    }
    kept.set(text, made);
    return made;
  };
  Object.defineProperty(client, 'prepare', { value: remember });
}
