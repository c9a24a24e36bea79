export const modalStyles = `
.u-dialog { border: 0; padding: 12px; margin: 0; background: none; color: inherit; inline-size: 100%; max-inline-size: none; block-size: 100%; max-block-size: none; overflow: auto; container: host / inline-size; }
.u-dialog[open] { display: grid; place-items: center; }
.u-dialog::backdrop { background: light-dark(rgb(20 26 25 / .42), rgb(0 0 0 / .6)); }
.u-modal { inline-size: min(440px, 100%); padding: 24px 24px 16px; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.u-head { display: grid; gap: 6px; padding-inline-end: 24px; }
.u-modal .u-title { font-size: 19px; line-height: 1.3; letter-spacing: -.014em; }
.u-foot { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 12px; margin-inline: -9px; }
@container host (max-width: 480px) {
  .u-modal { inline-size: 100%; padding: 20px 16px 12px; gap: 14px; border-end-start-radius: 0; border-end-end-radius: 0; border-block-end: 0; }
  .u-modal .u-actions .u-btn { flex: 1 1 auto; }
}
@media (max-width: 480px) { .u-dialog { padding: 0; } .u-dialog[open] { place-items: end stretch; } }
`;
