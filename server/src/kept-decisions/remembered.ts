import type { Ask } from '@uptier/shared/engine/facts/ask.ts';

const MOST = 2000;
const MOST_BYTES = 16 * 1024 * 1024;
/** Key, entry and moment. */
const ENTRY = 600;
/** Room is made for many at once: to find the first entry costs more the more were taken out before it. */
const AFTERWARDS = 0.9;

/** What was decided lately, by decision, bounded in number and by the bytes of the accounts that it holds. */
export function createRemembered(bytesOf: (value: unknown) => number, mostBytes = MOST_BYTES) {
  const held = new Map<string, { ask: Ask; bytes: number }>();
  let total = 0;

  function forget(decisionId: string): void {
    total -= held.get(decisionId)?.bytes ?? 0;
    held.delete(decisionId);
  }

  function makeRoom(): void {
    if (held.size <= MOST && total <= mostBytes) return;
    for (const oldest of held.keys()) {
      if (held.size <= MOST * AFTERWARDS && total <= mostBytes * AFTERWARDS) return;
      forget(oldest);
    }
  }

  return {
    remember(decisionId: string, ask: Ask): void {
      forget(decisionId);
      const bytes = ENTRY + bytesOf(ask.subject);
      held.set(decisionId, { ask, bytes });
      total += bytes;
      makeRoom();
    },
    find: (decisionId: string): Ask | null => held.get(decisionId)?.ask ?? null,
    size: () => ({ count: held.size, bytes: total }),
  };
}
