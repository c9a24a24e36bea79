export const tooltipStyles = `
:host([data-at="anchor"]) { inline-size: min(288px, calc(100vw - 16px)) !important; inset: var(--_y, 0) auto auto var(--_x, 0) !important; }
.u-tip { inline-size: 100%; max-inline-size: 288px; padding: 13px 14px 11px; display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.u-tip .u-arrow { content: ""; position: absolute; inline-size: 11px; block-size: 11px; background: var(--_surface); border: 1px solid var(--_line); border-inline-end-color: transparent; border-block-end-color: transparent; rotate: 45deg; top: -6.5px; left: var(--tip-at, 28px); border-start-start-radius: 2px; }
[dir="rtl"] .u-arrow { rotate: -45deg; }
.u-tip[data-side="top"] .u-arrow { top: auto; bottom: -6.5px; rotate: 225deg; }
[dir="rtl"] .u-tip[data-side="top"] .u-arrow { rotate: 135deg; }
.u-tip > [role="status"] { display: grid; gap: 8px; }
.u-tip .u-title { font-size: 14px; padding-inline-end: 22px; }
.u-tip .u-body { font-size: 13.5px; }
.u-tip > .u-quiet { margin-inline: -9px; }
.u-tip .u-line { display: block; margin-block: 3px; }
.u-actions > .u-btn { min-block-size: 36px; padding-block: 7px; }
.u-x { inline-size: 30px; block-size: 30px; }
@media (max-height: 480px) {
  .u-tip { max-block-size: calc(100vh - 16px); overflow: auto; }
  .u-tip .u-arrow { display: none; }
}
@media (forced-colors: active) { .u-tip .u-arrow { border-inline-end-color: Canvas; border-block-end-color: Canvas; } }
`;
