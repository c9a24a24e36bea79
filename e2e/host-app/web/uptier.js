/**
 * @typedef {{ used: number, limit: number | null, ratio: number | null, resetsAt: number | null }} Usage
 * @typedef {{ allowed: boolean, reason: string, prompt(): Promise<'shown' | 'withheld' | 'none'> }} Gate
 * @typedef {{
 *   identify(who: object): void,
 *   track(name: string, options?: { quantity?: number }): void,
 *   gate(feature: string): Gate,
 *   usage(limit: string): { value: Usage | null, subscribe(run: (usage: Usage | null) => void): () => void },
 *   on(what: string, run: (detail: unknown) => void): () => void,
 * }} Client
 * @typedef {{ push(run: (client: Client) => void): void }} Queue
 */

/**
 * Runs with Uptier's client, now or when its script has loaded. When it never loads, Brightfold works without it.
 * @param {(client: Client) => void} run
 */
export function withUptier(run) {
  queue().push(run);
}

/** @returns {Queue} */
function queue() {
  return Reflect.get(window, 'uptier');
}

/**
 * @param {string} name
 * @param {number} [quantity]
 */
export function track(name, quantity = 1) {
  withUptier((uptier) => uptier.track(name, { quantity }));
  note(`track ${name}`, quantity === 1 ? 'sent by the page' : `quantity ${quantity}, sent by the page`);
}

/**
 * A line for the demo panel's list.
 * @param {string} what
 * @param {string} detail
 */
export function note(what, detail) {
  document.dispatchEvent(new CustomEvent('brightfold:note', { detail: { at: Date.now(), what, detail, ok: true } }));
}
