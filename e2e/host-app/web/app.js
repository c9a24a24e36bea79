import { startDemo } from './demo.js';
import { refreshLive } from './live.js';
import { say } from './notices.js';
import { note, track, withUptier } from './uptier.js';

document.documentElement.dataset.js = 'on';
startDemo();
listenToForms();
withUptier(start);

/** @param {import('./uptier.js').Client} uptier */
function start(uptier) {
  const { account, accountName, user, userName } = document.body.dataset;
  uptier.identify({
    user: { id: user, traits: { name: userName } },
    account: { id: account, traits: { name: accountName } },
  });
  for (const what of ['shown', 'clicked', 'dismissed', 'requested', 'upgraded', 'error'])
    uptier.on(what, (detail) =>
      note(what === 'upgraded' || what === 'error' ? what : `nudge ${what}`, wordsOf(detail)),
    );
  uptier.on('upgraded', () => void afterUpgrade());
  for (const line of document.querySelectorAll('[data-usage-line]')) followUsage(uptier, line);
  for (const part of document.querySelectorAll('[data-track-view]')) track(part.getAttribute('data-track-view') ?? '');
}

async function afterUpgrade() {
  await refreshLive();
  const tier = document.querySelector('[data-live="tier-chip"]')?.textContent?.trim();
  say(tier ? `You are on ${tier} now. The new limits are in place.` : 'Your plan changed.');
}

/**
 * @param {import('./uptier.js').Client} uptier
 * @param {Element} line
 */
function followUsage(uptier, line) {
  const count = new Intl.NumberFormat('en-US');
  uptier.usage(line.getAttribute('data-usage-line') ?? '').subscribe((usage) => {
    if (!usage) return;
    const used = count.format(usage.used);
    const isFull = usage.limit !== null && usage.used >= usage.limit;
    line.toggleAttribute('data-full', isFull);
    line.textContent =
      usage.limit === null
        ? `${used} runs this month.`
        : `${used} of ${count.format(usage.limit)} runs used${resetText(usage)}`;
  });
}

/** @param {import('./uptier.js').Usage} usage */
function resetText({ resetsAt }) {
  if (resetsAt === null) return '.';
  return `; they reset on ${new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(resetsAt))}.`;
}

function listenToForms() {
  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    if (target.dataset.trackSubmit) track(target.dataset.trackSubmit);
    if ('once' in target.dataset)
      for (const button of target.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && 'submit' in target.dataset) target.form?.requestSubmit();
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const tracked = target.closest('a[data-track]');
    if (tracked) track(tracked.getAttribute('data-track') ?? '');
    const gated = target.closest('button[data-gate]');
    if (gated instanceof HTMLButtonElement) openGate(gated);
  });
}

/** @param {HTMLButtonElement} button */
function openGate(button) {
  const feature = button.dataset.gate ?? '';
  withUptier((uptier) => {
    const gate = uptier.gate(feature);
    note(`gate ${feature}`, gate.allowed ? 'allowed' : `not allowed: ${gate.reason}`);
    if (gate.allowed) return openFeature(button, feature);
    void gate.prompt().then((outcome) => {
      note(`paywall ${feature}`, outcome);
      if (outcome !== 'shown') say('This is not part of your plan.', { href: '/billing', label: 'Compare plans' });
    });
  });
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} feature
 */
function openFeature(button, feature) {
  const outcome = document.querySelector(`[data-outcome="${button.dataset.onOpen}"]`);
  if (outcome instanceof HTMLElement) outcome.hidden = false;
  track(feature);
}

/** @param {unknown} detail */
function wordsOf(detail) {
  if (detail instanceof Error) return detail.message;
  if (typeof detail !== 'object' || detail === null) return '';
  const parts = ['kind', 'surface', 'fromTier', 'toTier', 'message'].map((name) => Reflect.get(detail, name));
  return parts.filter((part) => typeof part === 'string').join(' · ');
}
