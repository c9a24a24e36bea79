/** What a command is given instead of the process. */
export interface Terminal {
  environment: Readonly<Record<string, string | undefined>>;
  print(line: string): void;
  /** True where colours and a moving line are welcome. */
  isInteractive: boolean;
  /** Resolves when somebody asks the process to end; until this is called, that ends it at once. */
  untilStopped(): Promise<void>;
}

/** Answers the exit code. A `SetupError` is printed as it is and ends with 1. */
export type Run = (args: readonly string[], terminal: Terminal) => Promise<number>;

export interface Command {
  summary: string;
  load: () => Promise<{ run: Run }>;
}
