/** What is not needed to paint: the eye that sees changes, readers who want more contrast or none of our colours, and paper. */
export const followStyles = `
.u-eye { position: absolute; border-color: var(--_accent) var(--_on-accent) var(--_surface) var(--_text); transition: color 1ms, border-color 1ms; }
@media (prefers-contrast: more) { :host { --_line: var(--_text); --_muted: var(--_text); } }
@media (forced-colors: active) {
  .u-btn.main { border-width: 2px; margin: -1px; font-weight: 600; }
  .u-i { color: CanvasText !important; }
  .u-btn.link { border-color: Canvas; color: LinkText; }
  .u-btn[aria-disabled="true"] { color: GrayText; border-color: GrayText; }
}
@media print {
  :host([data-at]) { display: none !important; }
  .uptier { color-scheme: light !important; print-color-adjust: exact; }
  .u-actions, .u-x, .u-quiet { display: none; }
}
`;
