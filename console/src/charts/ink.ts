/** Reads design tokens as plain colours, which a canvas needs; they follow the theme of `host`. */
export function inkOf(host: HTMLElement): (token: string) => string {
  return (token) => {
    const probe = document.createElement('span');
    probe.style.setProperty('color', `var(${token})`);
    host.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
}
