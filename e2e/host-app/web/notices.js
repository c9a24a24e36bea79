const SHOWN_MS = 7_000;

/**
 * Brightfold's own short message at the foot of the page.
 * @param {string} text
 * @param {{ href: string, label: string }} [link]
 */
export function say(text, link) {
  const notices = document.querySelector('[data-notices]');
  if (!notices) return;
  const notice = document.createElement('p');
  notice.append(text);
  if (link) {
    const anchor = document.createElement('a');
    anchor.href = link.href;
    anchor.textContent = link.label;
    notice.append(' ', anchor);
  }
  notices.replaceChildren(notice);
  setTimeout(() => notice.remove(), SHOWN_MS);
}
