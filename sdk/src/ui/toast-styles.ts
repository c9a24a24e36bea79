export const toastStyles = `
.u-toast { inline-size: min(368px, 100%); padding: 14px 16px 12px; display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); }
.u-toast .u-title { font-size: 14px; padding-inline-end: 26px; }
.u-toast .u-body { font-size: 13.5px; }
:host([data-at^="corner"]) .uptier { display: grid; justify-items: end; padding: 16px; }
.u-toast .u-line { display: block; margin-block: 3px; }
@container host (max-width: 480px) {
  .u-toast { inline-size: 100%; }
  :host([data-at^="corner"]) .u-box { justify-self: center; margin-block-end: -8px; }
}
@media (max-height: 480px) {
  :host([data-at^="corner"]) .uptier { padding-block: 0; }
  :host([data-at^="corner"]) .u-box { margin: 0; }
}
`;
