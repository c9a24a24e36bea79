/** One golden case: what the engine answers, worked out where it runs, beside what it should. */
export interface VectorCase {
  name: string;
  answer: () => readonly VectorAnswer[];
}

export interface VectorAnswer {
  wanted: unknown;
  got: unknown;
  /** True where nothing but what is wanted may be there. */
  isWhole?: boolean;
}
