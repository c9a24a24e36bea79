/** Where floating surfaces lie. The host element is a popover: above any z-index, without a scrim, without focus. */
export const overlayStyles = `
:host([popover]) { inset: auto 0 0 !important; inline-size: 100% !important; pointer-events: none !important; z-index: 2147483647 !important; }
:host([popover]) .u-box { pointer-events: auto; border-color: color-mix(in oklab, var(--_text) 10%, var(--_line)); }
:host([popover]) :is(.u-banner, .u-toast) { max-block-size: 100vh; overflow: auto; }
:host([data-at$="top"]) { inset: 0 0 auto !important; }
`;
