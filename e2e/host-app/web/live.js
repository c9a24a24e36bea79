/** Fetches this page again and puts its living parts in place, so that a new plan shows without a reload. */
export async function refreshLive() {
  const { account = '', user = '', role = '' } = document.body.dataset;
  const query = new URLSearchParams({ account, as: user, role });
  const response = await fetch(`${location.pathname}?${query}`, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!response?.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector(`[data-live="${part.getAttribute('data-live')}"]`);
    if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
  }
}
