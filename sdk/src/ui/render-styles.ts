/** Where a floating surface stands when it is drawn inside a frame instead of over the page. */
export const renderStyles = `
.uptier { inline-size: var(--_width, 100%); }
.u-frame { position: relative; inline-size: 100%; }
.u-frame.scrim { min-block-size: inherit; padding: 12px; display: grid; place-items: center; background: light-dark(rgb(20 26 25 / .42), rgb(0 0 0 / .6)); }
.u-frame.corner { display: grid; justify-items: end; padding: 8px; }
.u-frame.centre { display: grid; place-items: center; padding: 8px; }
@container host (max-width: 480px) { .u-frame.scrim { padding: 12px 0 0; place-items: end stretch; } }
`;
