/** Bars, prices and lists: the surfaces that argue with numbers. */
export const evidenceStyles = `
.u-flat { box-shadow: none; }
.u-small { font-size: 12.5px; line-height: 1.45; color: var(--_muted); }
.u-evidence { display: grid; gap: 6px; }
.u-row { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; font-size: 13px; }
.u-row > :last-child:not(:first-child) { color: var(--_muted); }
.u-track { height: 8px; border-radius: 99px; background: var(--_track); position: relative; overflow: hidden; }
.u-track > i { position: absolute; inset-block: 0; inset-inline-start: 0; border-radius: 99px; background: var(--_ink); }
.u-track > i.ahead { background: repeating-linear-gradient(115deg, color-mix(in oklab, var(--_ink) 48%, transparent) 0 3px, transparent 3px 6px); border-radius: 0; border-start-end-radius: 99px; border-end-end-radius: 99px; }
[dir="rtl"] .u-track > i.ahead { background: repeating-linear-gradient(-115deg, color-mix(in oklab, var(--_ink) 48%, transparent) 0 3px, transparent 3px 6px); }
.u-track[data-level="near"] > i { background: var(--_warn); }
.u-track[data-level="near"] > i.ahead { background: repeating-linear-gradient(115deg, color-mix(in oklab, var(--_warn) 60%, transparent) 0 3px, transparent 3px 6px); }
[dir="rtl"] .u-track[data-level="near"] > i.ahead { background: repeating-linear-gradient(-115deg, color-mix(in oklab, var(--_warn) 60%, transparent) 0 3px, transparent 3px 6px); }
.u-track[data-level="full"] > i { background: var(--_bad); }
.u-track.thin { height: 6px; }
.u-price { display: flex; align-items: baseline; flex-wrap: wrap; gap: 2px 8px; }
.u-price strong { font-size: 20px; line-height: 1.2; font-weight: 600; letter-spacing: -.015em; }
.u-price span { color: var(--_muted); font-size: 13px; }
.u-list { display: grid; gap: 7px; }
.u-list li { display: grid; grid-template-columns: 16px 1fr; gap: 9px; font-size: 14px; line-height: 1.45; }
.u-list svg { margin-block-start: 2px; color: var(--_ink); }
.u-panel { background: color-mix(in oklab, var(--_text) 4%, var(--_surface)); border-radius: calc(var(--_radius) * .8); padding: 12px 14px; }
.u-image { display: block; inline-size: 100%; max-inline-size: 480px; aspect-ratio: 16 / 9; object-fit: cover; border-radius: calc(var(--_radius) * .8); }
@media (forced-colors: active) { .u-track { border: 1px solid CanvasText; } .u-track > i { background: Highlight !important; forced-color-adjust: none; } .u-track > i.ahead { background: none !important; } }
`;
