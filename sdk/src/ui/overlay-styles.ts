/** Where floating surfaces lie. The host element is a popover: above any z-index, without a scrim, without focus. */
export const overlayStyles = `
:host([popover]) { inset: auto 0 0 !important; inline-size: 100% !important; max-inline-size: none !important; margin: 0 !important; padding: 0 !important; border: 0 !important; pointer-events: none !important; }
:host([popover]) .u-box { pointer-events: auto; }
:host([data-at="top"]) { inset: 0 0 auto !important; }
:host([data-at="centre"]) { inset: 0 !important; block-size: 100% !important; }
:host([data-at="centre"]) .uptier { block-size: 100%; display: grid; place-items: center; overflow: auto; padding: 16px; }
:host([data-at="corner"]) .uptier { display: grid; justify-items: end; padding: 16px; }
@container host (max-width: 480px) { :host([data-at="corner"]) .u-box { justify-self: center; margin-block-end: -8px; } }
:is(.u-toast, .u-tip) .u-line { display: block; margin-block: 3px; }
`;
