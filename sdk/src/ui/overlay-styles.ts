/** Where floating surfaces lie. The host element is a popover: above any z-index, without a scrim, without focus. */
export const overlayStyles = `
:host([popover]) { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible; inline-size: 100%; max-inline-size: 100vw; block-size: auto; pointer-events: none; }
:host([popover]:not(:popover-open)) { display: none; }
:host([popover]) .u-box { pointer-events: auto; }
:host([data-at="top"]) { inset-block-start: 0; inset-inline: 0; }
:host([data-at="bottom"]) { inset-block-end: 0; inset-inline: 0; }
:host([data-at="corner"]) { inset-block-end: 0; inset-inline: 0; }
:host([data-at="centre"]) { inset: 0; inline-size: 100%; block-size: 100%; }
:host([data-at="centre"]) .uptier { block-size: 100%; display: grid; place-items: center; overflow: auto; padding: 16px; }
:host([data-at="corner"]) .uptier { display: grid; justify-items: end; padding: 16px; }
@container host (max-width: 480px) { :host([data-at="corner"]) .u-box { justify-self: center; margin-block-end: -8px; } }
`;
