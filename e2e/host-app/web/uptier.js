/**
 * @typedef {{ used: number, limit: number | null, ratio: number | null, resetsAt: string | number | null }} Usage
 * @typedef {{ allowed: boolean, reason: string, prompt(): Promise<'shown' | 'withheld' | 'none'> }} Gate
 * @typedef {{
 *   identify(who: object): void,
 *   track(name: string, options?: { quantity?: number }): void,
 *   gate(feature: string): Gate,
 *   usage(limit: string): { value: Usage | null, subscribe(run: (usage: Usage | null) => void): () => void },
 *   on(what: string, run: (detail: unknown) => void): () => void,
 * }} Client
 */

const script = document.querySelector('script[data-key][data-host]');

/**
 * Runs with Uptier's client as soon as its script has loaded. When the script never comes, Brightfold works without it.
 * @param {(client: Client) => void} run
 */
export function withUptier(run) {
  const client = clientOf(Reflect.get(window, 'uptier'));
  if (client) return run(client);
  script?.addEventListener('load', () => {
    const loaded = clientOf(Reflect.get(window, 'uptier'));
    if (loaded) run(loaded);
  });
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
 * @param {unknown} value
 * @returns {Client | null}
 */
function clientOf(value) {
  return isClient(value) ? value : null;
}

/**
 * @param {unknown} value
 * @returns {value is Client}
 */
function isClient(value) {
  return typeof value === 'object' && value !== null && 'usage' in value && typeof value.usage === 'function';
}

/**
 * A line for the demo panel's list.
 * @param {string} what
 * @param {string} detail
 */
export function note(what, detail) {
  document.dispatchEvent(new CustomEvent('brightfold:note', { detail: { at: Date.now(), what, detail, ok: true } }));
}
