import { type ValueKind, valueKinds } from '@uptier/shared/contracts/audience.ts';
import { isId } from '@uptier/shared/contracts/ids.ts';
import { kindsOf } from '@uptier/shared/engine/audience/kinds.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { SeenNameRow } from '../store/queries/names.ts';

/** Of traits, and of events, an environment keeps so many names; browsers nobody vouched for bring in half at most. */
export const MOST_NAMES = 1000;
const MOST_FROM_PUBLIC = MOST_NAMES / 2;

type Of = SeenNameRow['of'];

/** The names that are on disk, held to tell a new one at once. */
export class NameBook {
  readonly #environmentId: string;
  /** For each name one bit for each kind. */
  readonly #known: Record<Of, Map<string, number>> = { account: new Map(), user: new Map(), event: new Map() };
  /** Known ones and those about to be written: a place once given stays given. */
  readonly #places = { traits: new Set<string>(), events: new Set<string>() };

  constructor(environmentId: string, rows: readonly SeenNameRow[]) {
    this.#environmentId = environmentId;
    this.add(rows);
  }

  /** Told after rows are on disk. */
  add(rows: readonly SeenNameRow[]): void {
    for (const { of, name, kind } of rows) {
      const names = this.#known[of];
      names.set(name, (names.get(name) ?? 0) | bitOf(kind));
      this.#placesFor(of).add(placeOf(of, name));
    }
  }

  /** The rows that events bring and that are not on disk yet. */
  spot(events: readonly StoredEvent[]): SeenNameRow[] {
    const rows: SeenNameRow[] = [];
    for (const { body, source } of events) {
      if (body.type === 'usage') this.#spotName(rows, 'event', body.name, ['event'], source);
      if (body.type !== 'traits') continue;
      for (const [name, value] of Object.entries(body.traits))
        this.#spotName(rows, body.of, name, kindsOf(value), source);
    }
    return rows;
  }

  #spotName(
    rows: SeenNameRow[],
    of: Of,
    name: string,
    kinds: readonly SeenNameRow['kind'][],
    source: StoredEvent['source'],
  ): void {
    const known = this.#known[of].get(name) ?? 0;
    for (const kind of kinds) {
      if ((known & bitOf(kind)) !== 0) continue;
      if (known === 0 && !this.#makeRoom(of, name, source)) return;
      rows.push({ environmentId: this.#environmentId, of, name, kind });
    }
  }

  #makeRoom(of: Of, name: string, source: StoredEvent['source']): boolean {
    const places = this.#placesFor(of);
    const place = placeOf(of, name);
    if (places.has(place)) return true;
    if (places.size >= (source === 'public' ? MOST_FROM_PUBLIC : MOST_NAMES) || !isId(name)) return false;
    places.add(place);
    return true;
  }

  #placesFor(of: Of): Set<string> {
    return of === 'event' ? this.#places.events : this.#places.traits;
  }
}

const placeOf = (of: Of, name: string): string => `${of} ${name}`;
const bits = new Map<ValueKind | 'event', number>(
  [...valueKinds, 'event' as const].map((kind, place) => [kind, 1 << place]),
);
const bitOf = (kind: SeenNameRow['kind']): number => bits.get(kind) ?? 0;
