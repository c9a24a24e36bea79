/** Remembers where focus is. The answer puts it back there, or on the nearest ancestor that still stands and takes it. */
export function holdFocus(): () => void {
  const chain: HTMLElement[] = [];
  let start = document.activeElement;
  while (start?.shadowRoot?.activeElement) start = start.shadowRoot.activeElement;
  for (let node: Node | null = start; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof HTMLElement) chain.push(node);
  }
  return () => {
    for (const element of chain) {
      if (!element.isConnected || element === document.body) continue;
      element.focus({ preventScroll: true });
      if (element.matches(':focus')) return;
    }
  };
}
