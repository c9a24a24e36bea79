import { say } from './notices.js';
import { track, withUptier } from './uptier.js';

const WORK_MS = 700;
const form = document.querySelector('form[data-run]');

if (form instanceof HTMLFormElement) {
  withUptier((uptier) => uptier.usage('report_runs').subscribe((usage) => showRoom(usage)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.getAttribute('aria-disabled') !== 'true') void run(button);
  });
}

/** @param {import('./uptier.js').Usage | null} usage */
function showRoom(usage) {
  for (const button of document.querySelectorAll('button[data-runs]')) {
    const wanted = Number(button.getAttribute('data-runs'));
    const hasRoom = !usage || usage.limit === null || usage.used + wanted <= usage.limit;
    button.setAttribute('aria-disabled', String(!hasRoom));
    if (hasRoom) button.removeAttribute('title');
    else button.setAttribute('title', 'Your report runs of this month are used');
  }
}

/** @param {HTMLButtonElement} button */
async function run(button) {
  if (!(form instanceof HTMLFormElement)) return;
  const body = new FormData(form, button);
  const count = Number(button.value);
  button.dataset.busy = '';
  const [response] = await Promise.all([
    fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams([...body].map(([name, value]) => [name, String(value)])),
    }).catch(() => null),
    new Promise((resolve) => setTimeout(resolve, WORK_MS)),
  ]);
  delete button.dataset.busy;
  if (!response?.ok) return say('The report did not run. Nothing was counted; run it again.');
  track('report_runs', count);
  const { report, runs } = await response.json();
  const row = document.querySelector(`[data-report="${report}"]`);
  if (!row) return;
  fill(row, '[data-last-run]', 'Just now');
  fill(row, '[data-run-count]', new Intl.NumberFormat('en-US').format(runs));
  row.classList.remove('fresh');
  requestAnimationFrame(() => row.classList.add('fresh'));
  const name = row.querySelector('b')?.textContent ?? 'The report';
  say(count === 1 ? `${name} is ready.` : `${name} is ready for ${count} clients.`);
}

/**
 * @param {Element} row
 * @param {string} selector
 * @param {string} text
 */
function fill(row, selector, text) {
  const cell = row.querySelector(selector);
  if (cell) cell.textContent = text;
}
