export const bannerStyles = `
.u-banner { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 10px 14px; padding: 9px 14px; padding-inline-end: 46px; border-radius: 0; border-inline: 0; border-block-start: 0; box-shadow: none; background: var(--_soft); }
.u-banner > .u-i { inline-size: 18px; block-size: 18px; color: var(--_ink); }
[dir="rtl"] .u-banner > .u-i { scale: -1 1; }
.u-banner[data-kind="limit-warning"] { background: color-mix(in oklab, var(--_warn) 9%, var(--_surface)); }
.u-banner[data-kind="limit-warning"] > .u-i { color: var(--_warn-text); }
.u-banner .u-x { inset-block-start: calc(50% - 15px); }
.u-banner .u-body { color: var(--_text); text-wrap: balance; }
.u-banner .u-title { display: inline; font-size: inherit; line-height: inherit; letter-spacing: 0; }
.u-banner .u-btn:not(.main, .link) { background: var(--_surface); }
:host([popover]) .u-banner { box-shadow: var(--_shadow); }
:host([data-at="bottom"]) .u-banner { border-block: 1px solid var(--_line); border-block-end: 0; }
@container host (max-width: 780px) {
  .u-banner { grid-template-columns: auto minmax(0, 1fr); gap: 6px 12px; padding-block: 11px 9px; }
  .u-banner .u-actions { grid-column: 2; }
  .u-banner .u-x { inset-block-start: 6px; }
}
@container host (max-width: 480px) { .u-banner { align-items: start; row-gap: 10px; padding-block: 12px; } }
`;
