/** What to change where an answer makes its place grow, so that what stands below it is pushed away. Null when the place has room of its own. */
export function adviceOnRoom(nudge: HTMLElement): string | null {
  const place = nudge.parentElement;
  // A gate's nudge takes the room of what it locks; a plain meter is part of the page.
  const isOwn = place?.localName === 'uptier-gate' || place?.localName === 'uptier-meter';
  if (!place || place === document.body || isOwn || nudge.dataset.at) return null;
  const { minHeight, position } = getComputedStyle(place);
  // A place that is just as high as what stands in it was given no height, or exactly the right one.
  const grows =
    place.clientHeight <= nudge.offsetHeight + 1 && !place.style.height && !(Number.parseFloat(minHeight) >= 40);
  if (!grows || position === 'fixed' || position === 'absolute') return null;
  const name = place.getAttribute('placement') ?? place.id;
  const tag = `<${place.localName}${name ? ` ${name}` : ''}>`;
  // It may still be opening.
  const box = nudge.shadowRoot?.querySelector('.u-box') ?? nudge;
  return `${tag} has no height of its own, so a nudge opens slowly and pushes the page below it down. Give it room in your CSS: min-height: ${Math.ceil(box.getBoundingClientRect().height)}px.`;
}
