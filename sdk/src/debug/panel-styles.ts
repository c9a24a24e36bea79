/** The look of the console, apart from the page's own theme: this panel is for developers. */
export const panelStyles = `
:host([popover]) { inset: auto auto 12px 12px !important; inline-size: min(440px, 100vw - 24px) !important; pointer-events: auto !important; }
.d { --text: light-dark(#191d1c, #e8ebe9); --soft-text: light-dark(#4d5452, #b0b7b4); --quiet: light-dark(#656c69, #8f9794); --surface: light-dark(#ffffff, #1d2222); --sunken: light-dark(#efefea, #0b0d0d); --hover: light-dark(#f2f2ee, #1f2525); --line: light-dark(#e4e4de, #272d2d); --edge: light-dark(#d0d0c8, #384040); --accent: light-dark(#0b6680, #4fb4cf); --on-accent: light-dark(#ffffff, #04212a); --accent-soft: light-dark(#e2eff2, #10303a); --accent-text: light-dark(#0a5c74, #71c5dc); --good: light-dark(#0d6650, #5fd0aa); --warn: light-dark(#7a4c00, #e3b761); --warn-soft: light-dark(#f9efd9, #30250e); --bad: light-dark(#9d2521, #f2958d); --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font: 400 13px/20px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Inter, "Noto Sans", Lato, system-ui, sans-serif; color: var(--text); background: var(--surface); border: 1px solid var(--edge); border-radius: 8px; box-shadow: 0 4px 12px rgb(0 0 0 / .12), 0 20px 56px rgb(0 0 0 / .22); max-block-size: min(620px, 100vh - 24px); display: flex; flex-direction: column; overflow: hidden; }
.d-head { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 12px; border-block-end: 1px solid var(--line); }
.d-head h2 { font-weight: 600; }
.d-fill { flex: 1; }
.d-chip { font-size: 11px; line-height: 16px; padding: 0 6px; border-radius: 999px; background: var(--accent-soft); color: var(--accent-text); white-space: nowrap; }
.d-chip.warn { background: var(--warn-soft); color: var(--warn); }
.d-btn { font: inherit; font-size: 12px; line-height: 18px; color: var(--text); background: transparent; border: 1px solid var(--edge); border-radius: 5px; padding: 2px 8px; min-block-size: 24px; margin: 0; cursor: pointer; white-space: nowrap; }
.d-btn:hover { background: var(--hover); }
.d-btn[aria-disabled="true"] { color: var(--quiet); cursor: default; }
.uptier .d-btn:focus-visible, .uptier summary:focus-visible { outline: 2px solid transparent; box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px var(--accent); border-radius: 5px; }
.d-body { overflow: auto; overscroll-behavior: contain; }
.d-forced { display: flex; align-items: center; gap: 8px; padding: 8px 12px; background: var(--warn-soft); color: var(--warn); }
details.d-part { border-block-end: 1px solid var(--line); }
.d-part > summary { display: flex; gap: 8px; align-items: center; padding: 7px 12px; font-weight: 500; cursor: pointer; list-style: none; }
.d-part > summary::-webkit-details-marker { display: none; }
.d-part > summary::before { content: ""; inline-size: 6px; block-size: 6px; border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; rotate: -45deg; flex: none; }
.d-part[open] > summary::before { rotate: 45deg; }
.d-part > summary:hover { background: var(--hover); }
.d-count { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.d-list { padding: 0 12px 10px; display: grid; gap: 8px; }
.d-row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; align-items: center; }
.d-name { overflow-wrap: anywhere; }
.d-sub { grid-column: 1 / -1; color: var(--soft-text); font-size: 12px; line-height: 18px; overflow-wrap: anywhere; }
.d-code { font-family: var(--mono); font-size: 11.5px; color: var(--soft-text); overflow-wrap: anywhere; }
.d-good { color: var(--good); } .d-warn { color: var(--warn); } .d-bad { color: var(--bad); } .d-quiet { color: var(--quiet); }
.d-facts { display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 2px 8px; margin: 0; padding: 10px 12px; border-block-end: 1px solid var(--line); }
.d-facts dt { color: var(--quiet); } .d-facts dd { margin: 0; overflow-wrap: anywhere; }
.d-bar { block-size: 4px; border-radius: 999px; background: var(--sunken); overflow: hidden; grid-column: 1 / -1; }
.d-bar i { display: block; block-size: 100%; background: var(--accent); border-radius: inherit; }
.d-trace { display: grid; gap: 4px; padding-inline-start: 12px; border-inline-start: 2px solid var(--line); }
.d-in > summary { cursor: pointer; color: var(--accent-text); font-size: 12px; }
.d-in[open] > summary { margin-block-end: 4px; }
.d-spare { padding: 0 12px; }
.d-spare:not(:empty) { padding-block: 12px; background: var(--sunken); }
.d-num { font-variant-numeric: tabular-nums; }
`;
