import type { UptierConfig, UptierError } from './types.ts';

export type Report = (code: UptierError['code'], message: string, cause?: unknown) => void;

// What a developer has to mend is worth the one console line: setup, unauthorized, unreachable, host.
const worthALine = /setup|un|host/;

/** Tells `onError` and listeners everything, what has no cause of its own once, and the console at most one line. */
export function createReport(config: UptierConfig, emit: (error: UptierError) => void): Report {
  let isTold = false;
  let isTelling = false;
  const told = new Set<string>();
  return (code, message, cause) => {
    const error: UptierError = { code, message, cause };
    // The host's own handler or listener failed: telling it again would not help.
    if (isTelling || (!cause && told.has(message))) return;
    told.add(message);
    isTelling = true;
    try {
      if (config.onError) config.onError(error);
      else if (!isTold && worthALine.test(code)) {
        isTold = true;
        // biome-ignore lint/suspicious/noConsole: the one line a page may see
        console.warn(`[uptier] ${message}`);
      }
    } catch {
      // As above.
    }
    emit(error);
    isTelling = false;
  };
}
