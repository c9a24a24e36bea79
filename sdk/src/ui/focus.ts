function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Remembers where focus is. The answer puts it back there, or on the nearest ancestor that still stands and takes it. */
export function holdFocus(): () => void {
  const chain: HTMLElement[] = [];
  for (
    let node: Node | null = focusedElement();
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (node instanceof HTMLElement) chain.push(node);
  }
  return () => {
    for (const element of chain) {
      if (!element.isConnected || element === document.body) continue;
      element.focus({ preventScroll: true });
      // Not `:focus`: while the window itself has no focus, nothing matches that.
      if (focusedElement() === element) return;
    }
  };
}
