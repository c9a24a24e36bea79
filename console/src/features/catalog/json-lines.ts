type Place = { path: string; index: number | null; key: string | null };

const below = (path: string, name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** Where one is inside the text: objects wait for a key, lists count. */
class Walker {
  readonly lines = new Map<string, number>();
  readonly #stack: Place[] = [];

  /** A key, or a value that stands for its own path. */
  word(word: string, line: number): void {
    const top = this.#stack.at(-1);
    if (top && top.index === null && top.key === null) {
      top.key = unquote(word);
      this.lines.set(below(top.path, top.key), line);
      return;
    }
    const path = this.#here();
    if (!this.lines.has(path)) this.lines.set(path, line);
    if (word === '{') this.#stack.push({ path, index: null, key: null });
    if (word === '[') this.#stack.push({ path, index: 0, key: null });
  }

  next(): void {
    const top = this.#stack.at(-1);
    if (!top) return;
    if (top.index === null) top.key = null;
    else top.index += 1;
  }

  leave(): void {
    this.#stack.pop();
  }

  #here(): string {
    const top = this.#stack.at(-1);
    return top ? below(top.path, top.index ?? top.key ?? '') : '';
  }
}

/**
 * On which line (from 1) each value of a JSON text stands, by its path: "tiers.0.limits.seats" → 12. A text that breaks
 * off has the lines of what comes before.
 */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const walker = new Walker();
  let line = 1;
  let read = 0;
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    line += newlines(text, read, index);
    read = index;
    if (word === ',') walker.next();
    else if (word === '}' || word === ']') walker.leave();
    else if (word !== ':') walker.word(word, line);
  }
  return walker.lines;
}

function newlines(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) found++;
  return found;
}

function unquote(word: string): string {
  try {
    return String(JSON.parse(word));
  } catch {
    return word;
  }
}

/** The line of a path, or of the nearest thing that holds it. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return null;
}
