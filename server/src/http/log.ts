type Write = (details: Record<string, unknown>, sentence: string) => void;

/** Structured lines: details first, then one sentence. */
export interface Log {
  info: Write;
  warn: Write;
  error: Write;
}
