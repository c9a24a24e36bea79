const MOST_MS = 60_000;
/** An answer is kept so many times as long as it took, so that reading never takes more than a small part of the time. */
const TIMES = 20;

/** Answers by environment, each kept for a while once it is there; who asks meanwhile waits for the same one. */
export function createKeptAnswers<Answer>(clock: () => number = () => performance.now()) {
  const kept = new Map<string, { answer: Promise<Answer>; until: number }>();
  return async function find(environmentId: string, read: () => Promise<Answer>): Promise<Answer> {
    const known = kept.get(environmentId);
    if (known && clock() < known.until) return await known.answer;
    const since = clock();
    const entry = { answer: read(), until: Number.POSITIVE_INFINITY };
    kept.set(environmentId, entry);
    try {
      const answer = await entry.answer;
      entry.until = clock() + Math.min(MOST_MS, (clock() - since) * TIMES);
      return answer;
    } catch (error) {
      kept.delete(environmentId);
      throw error;
    }
  };
}
