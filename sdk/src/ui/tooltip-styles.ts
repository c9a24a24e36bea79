export const tooltipStyles = `
:host([data-at="anchor"]) { inline-size: min(288px, calc(100vw - 16px)) !important; inset: var(--_y, 0) auto auto var(--_x, 0) !important; }
:host([data-away]) { visibility: hidden !important; }
.u-spot { position: relative; inline-size: 100%; max-inline-size: 288px; }
.u-tip { max-block-size: var(--_room, none); overflow: auto; overscroll-behavior: contain; padding: 13px 14px 11px; display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.u-arrow { position: absolute; inline-size: 11px; block-size: 11px; background: linear-gradient(135deg, var(--_surface) 50%, transparent 50%); border: 1px solid; border-color: var(--_line) transparent transparent var(--_line); border-top-left-radius: 2px; top: -5px; left: var(--tip-at, 28px); rotate: 45deg; }
[data-side="top"] > .u-arrow { top: auto; bottom: -5px; rotate: 225deg; }
[data-side="right"] > .u-arrow { top: var(--tip-at); left: -5px; rotate: -45deg; }
[data-side="left"] > .u-arrow { top: var(--tip-at); left: auto; right: -5px; rotate: 135deg; }
.u-tip > [role="status"] { display: grid; gap: 8px; }
.u-tip .u-title { font-size: 14px; padding-inline-end: 22px; }
.u-tip .u-body { font-size: 13.5px; }
.u-tip > .u-quiet { margin-inline: -9px; }
.u-tip .u-line { display: block; margin-block: 3px; }
.u-actions > .u-btn { min-block-size: 36px; padding-block: 7px; }
.u-x { inline-size: 30px; block-size: 30px; }
@media (max-height: 480px) {
  .u-tip { max-block-size: var(--_room, calc(100vh - 16px)); }
  .u-tip .u-arrow { display: none; }
}
@media (forced-colors: active) { .u-tip .u-arrow { border-inline-end-color: Canvas; border-block-end-color: Canvas; } }
`;
