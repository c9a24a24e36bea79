/** Ends with the signal, however a token that never comes or a `fetch` that others wrapped behaves. */
export const within = <Value>(signal: AbortSignal, run: () => Promise<Value>): Promise<Value> =>
  Promise.race([run(), new Promise<never>((_, reject) => signal.addEventListener('abort', reject))]);
