/** @typedef {{ at: number, what: string, detail: string, ok: boolean }} Entry */

const KEY = 'brightfold.log';
const KEPT = 40;
const POLL_MS = 2_000;
const panel = document.querySelector('details[data-demo]');
const list = document.querySelector('[data-demo-log]');
/** @type {Entry[]} */
let fromServer = [];

/** The demo panel: keeps what the page did over page changes and, while open, asks what the back end did. */
export function startDemo() {
  document.addEventListener('brightfold:note', (event) => {
    if (!(event instanceof CustomEvent)) return;
    write([event.detail, ...read()]);
    render();
  });
  if (!(panel instanceof HTMLDetailsElement)) return;
  panel.addEventListener('toggle', () => void follow());
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.open || !panel.contains(document.activeElement)) return;
    panel.open = false;
    panel.querySelector('summary')?.focus();
  });
}

async function follow() {
  while (panel instanceof HTMLDetailsElement && panel.open) {
    const response = await fetch(
      `/demo/activity?account=${encodeURIComponent(document.body.dataset.account ?? '')}`,
    ).catch(() => null);
    if (response?.ok) fromServer = (await response.json()).entries;
    render();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function render() {
  if (!list || !(panel instanceof HTMLDetailsElement) || !panel.open) return;
  const entries = [...read(), ...fromServer].sort((a, b) => b.at - a.at).slice(0, KEPT);
  if (entries.length > 0) list.replaceChildren(...entries.map(lineOf));
}

/** @param {Entry} entry */
function lineOf({ at, what, detail, ok }) {
  const line = document.createElement('li');
  const time = document.createElement('time');
  const name = document.createElement('b');
  const rest = document.createElement('span');
  time.textContent = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(at);
  name.textContent = what;
  rest.textContent = detail;
  line.append(time, name, rest);
  line.toggleAttribute('data-failed', !ok);
  return line;
}

/** @returns {Entry[]} */
function read() {
  try {
    const entries = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

/** @param {Entry[]} entries */
function write(entries) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(entries.slice(0, KEPT)));
  } catch {
    // A browser without storage keeps no list over page changes.
  }
}
