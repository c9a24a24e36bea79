export const paywallStyles = `
.u-wall { padding: 28px; display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); }
.u-wall > * { max-inline-size: 560px; }
.u-wall .u-title { font-size: 19px; letter-spacing: -.014em; }
.u-wall .u-body { margin-block-start: 4px; }
.u-lock { inline-size: 36px; block-size: 36px; border-radius: calc(var(--_radius) * .8); background: var(--_soft); color: var(--_ink); display: grid; place-items: center; }
.u-lock .u-i { inline-size: 18px; block-size: 18px; }
:host([data-at="centre"]) { inset: 0 !important; block-size: 100% !important; }
:host([data-at="centre"]) .uptier { block-size: 100%; display: grid; place-items: center; overflow: auto; padding: 16px; }
:host([popover]) .u-wall { inline-size: min(520px, 100%); }
.u-wall.floating { box-shadow: var(--_shadow); }
@container host (max-width: 480px) { .u-wall { padding: 20px 16px; } .u-wall .u-btn { flex: 1 1 auto; } }
`;
