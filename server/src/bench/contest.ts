/** One way to do a contest's job. */
export interface Entrant {
  name: string;
  /** How many units one `run` does. */
  units: number;
  /** Makes the next run's input; not timed. */
  ready?: () => void;
  /** Does the job; answers a number that depends on every result, so that no work can be left out. */
  run: () => number | Promise<number>;
}

/** Ways to do the same job; the first is what the others are measured against. */
export interface Contest {
  title: string;
  /** What one unit is, for example `decisions`. */
  unit: string;
  /** What a reader must know to read the ratios rightly. */
  notes: readonly string[];
  entrants: readonly [Entrant, ...Entrant[]];
}
