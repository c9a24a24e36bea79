/** Remembers where focus is. The answer puts it back there, or on the nearest ancestor that still stands and takes it. */
export function holdFocus(): () => void {
  const chain: HTMLElement[] = [];
  for (let node: Node | null = document.activeElement; node; node = node.parentNode) {
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
